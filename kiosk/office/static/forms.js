// Sends the forms of live pages in place: the page stays live, and its sound stays on.

import { swap } from "./swap.js";

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
      document.activeElement?.blur();
      swap(await answer.text());
      document.getElementById("notice").scrollIntoView({ block: "nearest" });
    } catch {
      tell("The office cannot be reached. Your answer was not sent; please try again.");
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  });
}

function tell(text) {
  const notice = document.createElement("p");
  notice.className = "notice alert";
  notice.setAttribute("role", "alert");
  notice.textContent = text;
  document.getElementById("notice").replaceChildren(notice);
}
