// Sends the forms of live pages in place: the page stays live, and its sound stays on.

import { say, swap } from "./swap.js";

export function sendInPlace() {
  if (!document.querySelector("main[data-live-page]")) return;
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("data-plain")) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
    const buttons = form.querySelectorAll("button");
    for (const button of buttons) button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      document.activeElement.blur(); // nobody is typing any more
      const next = swap(await answer.text(), form.closest("#calls") ? ["calls"] : undefined);
      const problem = next.querySelector("[data-problem]"); // it cannot be answered here, or no longer
      notice().replaceChildren(...(problem ? [problem] : next.getElementById("notice").childNodes));
      notice().scrollIntoView({ block: "nearest" });
      notice().focus({ preventScroll: true }); // what was clicked may be gone: keyboards go on from here
      say(notice().textContent.trim());
    } catch {
      tell("The office cannot be reached. Your answer was not sent; please try again.");
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  });
}

function notice() {
  return document.getElementById("notice");
}

function tell(text) {
  const sentence = document.createElement("p");
  sentence.className = "notice alert";
  sentence.setAttribute("role", "alert");
  sentence.textContent = text;
  notice().replaceChildren(sentence);
}
