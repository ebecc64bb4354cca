// Keeps a page live: hears of every entry, loads what changed, and says so when it hears nothing more.

import { swap } from "./swap.js";

const beat = Number(document.body.dataset.beat) * 1000;
const patience = 2.5 * beat; // two beats were missed
const urgent = {
  VisitorArrived: "Somebody has arrived.",
  VisitReferred: "A visitor was handed on.",
  VisitEscalated: "A visitor still waits for an answer.",
  HelpAsked: "Somebody asks for help at the screen.",
  HelpReopened: "Whoever asked for help still waits.",
  HelpEscalated: "Whoever asked for help still waits.",
  ColleagueAsked: "A colleague asks somebody to come.",
};
const soon = 40; // milliseconds in which entries that come together are one change

export function follow(ring) {
  const main = document.querySelector("main");
  let heard = Date.now();
  let coming = null;

  const alive = () => { heard = Date.now(); say(true); };
  const refresh = () => {
    clearTimeout(coming);
    if (main.hasAttribute("data-live-page")) coming = setTimeout(() => load(main.dataset.refresh), soon);
    else if (document.getElementById("calls")) coming = setTimeout(() => load("/", ["calls", "open-messages-count"]), soon); // on any page
  };

  const source = new EventSource("/live");
  source.addEventListener("open", () => { alive(); refresh(); });
  source.addEventListener("beat", () => {
    alive();
    if (main.dataset.livePage === "beats") refresh(); // it shows what no entry tells of
  });
  source.addEventListener("glance", () => { alive(); refresh(); });
  source.addEventListener("reset", () => { alive(); refresh(); });
  source.addEventListener("entry", (event) => {
    alive();
    const { kind, waiting } = JSON.parse(event.data);
    count(waiting);
    if (kind in urgent) ring(urgent[kind]);
    refresh();
  });
  source.addEventListener("over", () => window.location.reload()); // signed out: the page asks to sign in
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    say(false);
    setTimeout(() => window.location.reload(), beat);
  });
  setInterval(() => { if (Date.now() - heard > patience) say(false); }, 1000);
}

async function load(address, only) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (answer.redirected) window.location.reload();
    else if (answer.ok) swap(await answer.text(), only);
  } catch {
    say(false); // the next beat says otherwise
  }
}

function say(live) {
  const place = document.querySelector("[data-live]");
  const text = live ? "Live" : "Not live: trying to reach the office";
  if (place.textContent === text) return;
  place.textContent = text;
  place.classList.toggle("off", !live);
}

function count(waiting) {
  const place = document.querySelector("[data-waiting]");
  if (place) {
    place.firstElementChild.textContent = waiting;
    place.hidden = waiting === 0;
  }
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = waiting ? `(${waiting}) ${title}` : title;
}
