// Attach behaviour to elements: `attach("name", start)` runs `start(element)` once for each
// element with data-module="name", now and in whatever htmx brings in later.

const attached = new WeakMap();

export function attach(name, start) {
  const begin = (root) => {
    const found = [...root.querySelectorAll(`[data-module~="${name}"]`)];
    if (root.matches?.(`[data-module~="${name}"]`)) found.unshift(root);
    for (const element of found) {
      const names = attached.get(element) ?? new Set();
      if (names.has(name)) continue;
      attached.set(element, names.add(name));
      start(element);
    }
  };
  begin(document);
  document.addEventListener("htmx:load", (event) => begin(event.target));
}
