// Waiting times that go on by themselves, by the office's clock and not by this machine's.

const behind = Date.parse(document.body.dataset.now) - Date.now();

export function tick() {
  show();
  setInterval(show, 1000);
}

function show() {
  for (const timer of document.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.floor((Date.now() + behind - Date.parse(timer.dataset.since)) / 1000));
    timer.textContent = lasting(seconds);
    timer.classList.toggle("soon", seconds >= Number(timer.dataset.soon) && seconds < Number(timer.dataset.late));
    timer.classList.toggle("late", seconds >= Number(timer.dataset.late));
  }
}

function lasting(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}
