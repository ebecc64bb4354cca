// Takes over what changed on a page from a newer copy of it, and leaves alone what did not: a form that
// somebody is filling in, a focus, an opened list of answers. Gives the newer copy. With `only`, takes over but
// the parts of those ids, from a copy of another page.

export function swap(html, only) {
  const next = new DOMParser().parseFromString(html, "text/html");
  if (!only) document.title = next.title;
  const focused = document.activeElement;
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = next.getElementById(part.id);
    if (!fresh || (only && !only.includes(part.id))) continue;
    if (part.hasAttribute("data-list")) reconcile(part, fresh);
    else if (!same(part, fresh) && !isTypedInto(part)) replace(part, fresh);
  }
  if (focused !== document.activeElement && document.contains(focused)) focused.focus({ preventScroll: true }); // it moved
  return next;
}

// Whether the two came from the server alike. What a timer wrote, or a person opened, is no difference.
function same(part, fresh) {
  const plain = (element) => {
    const copy = element.cloneNode(true);
    for (const timer of copy.querySelectorAll("[data-since]")) timer.textContent = "";
    for (const opened of copy.querySelectorAll("details")) opened.removeAttribute("open");
    for (const marked of copy.querySelectorAll(".soon, .late")) marked.classList.remove("soon", "late");
    return copy.innerHTML;
  };
  return plain(part) === plain(fresh);
}

function isTypedInto(part) {
  return part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
}

// Puts the newer copy in place; what had the focus has it again.
function replace(part, fresh) {
  const controls = "a, button, summary, input, textarea, select";
  const focused = [...part.querySelectorAll(controls)].indexOf(document.activeElement);
  part.replaceWith(fresh);
  if (focused >= 0) fresh.querySelectorAll(controls)[focused]?.focus();
}

function reconcile(list, fresh) {
  const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
  let place = list.firstElementChild;
  for (const item of [...fresh.children]) {
    const old = known.get(item.dataset.key);
    known.delete(item.dataset.key);
    const kept = old && (old.dataset.version === item.dataset.version || isTypedInto(old)) ? old : item;
    if (old && kept !== old) {
      if (place === old) place = old.nextElementSibling;
      old.remove();
    }
    if (!old) announce(item);
    if (kept === old) kept.querySelector("[data-reasons]")?.replaceWith(item.querySelector("[data-reasons]"));
    if (kept === place) place = place.nextElementSibling;
    else list.insertBefore(kept, place);
  }
  for (const gone of known.values()) gone.remove();
}

function announce(item) {
  if (item.dataset.announce) say(item.dataset.announce);
}

// Has a screen reader say something, once.
export function say(text) {
  document.getElementById("announce").textContent = text;
}
