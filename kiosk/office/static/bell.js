// The sound of an arrival. A browser lets a page be heard only after somebody has touched it, so the button
// says whether the sound is really on.

const wanted = "visitor-kiosk-sound";

export function bell(button) {
  let audio = null;
  const isOn = () => localStorage.getItem(wanted) === "on";
  const show = () => {
    const heard = isOn() && audio?.state === "running";
    button.setAttribute("aria-pressed", String(heard));
    button.lastElementChild.textContent = heard ? "Sound is on" : isOn() ? "Sound is on after a click" : "Sound is off";
  };
  const wake = async () => {
    audio ??= new AudioContext();
    await audio.resume();
    show();
  };
  button.addEventListener("click", async () => {
    localStorage.setItem(wanted, isOn() && audio?.state === "running" ? "off" : "on");
    await wake();
    if (isOn()) ring(audio);
  });
  document.addEventListener("pointerdown", (event) => {
    if (isOn() && !button.contains(event.target)) wake();
  });
  show();
  return () => { if (isOn() && audio?.state === "running") ring(audio); };
}

// A note on the desktop while the console is behind another window. It names nobody: desktops are seen.
export function notifier(button) {
  const wanted = "visitor-kiosk-notifications";
  if (!("Notification" in window) || !window.isSecureContext) return () => {};
  const isOn = () => localStorage.getItem(wanted) === "on" && Notification.permission === "granted";
  const show = () => {
    const refused = Notification.permission === "denied";
    button.setAttribute("aria-pressed", String(isOn()));
    button.lastElementChild.textContent = isOn() ? "Notifications are on" : refused ? "Notifications are blocked" : "Notifications are off";
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    const next = isOn() ? "off" : "on";
    if (next === "on") await Notification.requestPermission();
    localStorage.setItem(wanted, next);
    show();
  });
  show();
  return (text) => {
    if (isOn() && document.hidden) new Notification(text, { tag: "visitor-kiosk" }).onclick = () => window.focus();
  };
}

// Two soft tones, a fourth apart, as a door bell has them.
function ring(audio) {
  for (const [after, pitch] of [[0, 880], [0.22, 659.25]]) {
    const at = audio.currentTime + after;
    const tone = new OscillatorNode(audio, { type: "sine", frequency: pitch });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.28, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 1);
  }
}
