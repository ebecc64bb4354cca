// What every page of the console does with scripts. Without them all forms and links work as they stand.

import { follow } from "./live.js";
import { bell, notifier } from "./bell.js";
import { sendInPlace } from "./forms.js";
import { tick } from "./timers.js";

const strip = document.querySelector("[data-live-strip]");
if (strip) {
  strip.hidden = false;
  tick();
  sendInPlace();
  const ring = bell(strip.querySelector("[data-chime]"));
  const note = notifier(strip.querySelector("[data-notify]"));
  follow((text) => { ring(); note(text); });
}

const menu = document.querySelector(".menu");
const narrow = window.matchMedia("(max-width: 60rem)");
const fold = () => { menu.open = !narrow.matches; };
if (menu) {
  fold();
  narrow.addEventListener("change", fold);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
