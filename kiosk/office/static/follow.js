// Keeps a visitor's own page live, and leaves it alone once her visit has ended.

const soon = 40; // milliseconds in which entries that come together are one change
let coming = null;

async function load() {
  const answer = await fetch(window.location.pathname, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = document.querySelector("main");
  const opened = main.querySelector("details")?.open;
  main.replaceChildren(...fresh.querySelector("main").childNodes);
  if (opened) main.querySelector("details")?.setAttribute("open", "");
  if (!fresh.querySelector("main").dataset.live) source.close();
}

const source = new EventSource(document.querySelector("main").dataset.live);
source.addEventListener("news", () => {
  clearTimeout(coming);
  coming = setTimeout(() => load().catch(() => {}), soon); // without an answer, the next news tries again
});
source.addEventListener("error", () => {
  if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
  setInterval(() => load().catch(() => {}), 15000);
});
