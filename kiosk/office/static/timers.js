// Waiting times that go on by themselves, by the office's clock and not by this machine's. They read as the
// office writes them: "42 s", "7 min", "1 h 05 min".

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
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${String(minutes % 60).padStart(2, "0")} min` : `${Math.floor(hours / 24)} days`;
}
