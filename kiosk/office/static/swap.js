// Takes over what changed on a page from a newer copy of it, and leaves alone what did not: a form that
// somebody is filling in, a focus, an opened list of answers.

export function swap(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  document.title = next.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = next.getElementById(part.id);
    if (!fresh) continue;
    if (part.hasAttribute("data-list")) reconcile(part, fresh);
    else if (!same(part, fresh) && !part.contains(document.activeElement)) part.replaceWith(fresh);
  }
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

function reconcile(list, fresh) {
  const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
  let place = list.firstElementChild;
  for (const item of [...fresh.children]) {
    const old = known.get(item.dataset.key);
    known.delete(item.dataset.key);
    const kept = old && old.dataset.version === item.dataset.version ? old : item;
    if (old && kept !== old) {
      if (place === old) place = old.nextElementSibling;
      old.remove();
    }
    if (!old) announce(item);
    if (kept === place) place = place.nextElementSibling;
    else list.insertBefore(kept, place);
  }
  for (const gone of known.values()) gone.remove();
}

function announce(item) {
  if (item.dataset.announce) document.getElementById("announce").textContent = item.dataset.announce;
}
