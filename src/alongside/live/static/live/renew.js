// Bring a part of the page up to date without touching what has not changed: focus stays where it is,
// an opened list stays open, and what somebody is typing is never replaced.

export function renew(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (!isKeyed(fresh) || !isKeyed(old)) {
    replace(old, fresh);
    return;
  }
  for (const { name, value } of fresh.attributes) {
    // Whether a list is folded is the reader's own choice.
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  renewChildren(old, fresh);
}

// Whether each part of it can be found again by its id.
function isKeyed(element) {
  return element.hasAttribute("data-keyed") && [...element.children].every((child) => child.id);
}

function renewChildren(old, fresh) {
  const wanted = [...fresh.children];
  const ids = new Set(wanted.map((child) => child.id));
  for (const child of [...old.children]) {
    if (!ids.has(child.id)) child.remove();
  }
  let place = old.firstElementChild;
  for (const child of wanted) {
    const known = child.id && [...old.children].find((one) => one.id === child.id);
    if (!known) {
      old.insertBefore(document.importNode(child, true), place);
    } else if (known === place) {
      place = place.nextElementSibling;
      renew(known, child);
    } else {
      old.insertBefore(known, place);
      renew(known, child);
    }
  }
}

function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? pathTo(document.activeElement) : "";
  const next = document.importNode(fresh, true);
  old.replaceWith(next);
  if (focused) next.parentElement?.querySelector(focused)?.focus({ preventScroll: true });
}

function pathTo(element) {
  const action = element.getAttribute("formaction");
  if (action) return `[formaction="${CSS.escape(action)}"]`;
  return element.id ? `#${CSS.escape(element.id)}` : "";
}
