// Somebody else wants to use this phone. What waits here could never be sent once it does not know them any more,
// so it says so first; and nothing of theirs stays on it.

import { warn } from "./saying.js";

const LONGEST_MS = 3000; // a service worker that does not answer keeps nobody here

// The service worker forgets the pages, and goes.
async function forgetPages() {
  for (const registration of (await navigator.serviceWorker?.getRegistrations?.()) ?? []) {
    if (registration.active) await told(registration.active, { forget: true });
    await registration.unregister();
  }
}

function told(worker, what) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    worker.postMessage(what, [port2]);
    setTimeout(resolve, LONGEST_MS);
  });
}

async function forgetEverything(outbox) {
  await outbox.forget();
  sessionStorage.clear();
  await forgetPages();
}

// Whether the server has forgotten this phone. Without a network it cannot, and nothing is deleted either.
async function leave(form) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
    return answer.type === "opaqueredirect" || answer.ok;
  } catch {
    return false;
  }
}

export function guard(form, outbox, place) {
  const warning = place.querySelector("[data-outbox='leaving']").content.firstElementChild;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const left = await outbox.all();
    if (left.length) warnOf(left.length);
    else await go();
  });

  async function go() {
    if (!(await leave(form))) return noNetwork();
    await forgetEverything(outbox).catch(() => {});
    window.location.assign(form.action.replace(/leave\/$/, ""));
  }

  function noNetwork() {
    warn(place.dataset.stillKnown);
    place.scrollIntoView({ block: "start" });
  }

  function warnOf(count) {
    form.parentElement.querySelector(".leaving")?.remove();
    const shown = warning.cloneNode(true);
    shown.querySelector("[data-outbox='left']").textContent = count === 1 ? "1 thing is" : `${count} things are`;
    shown.querySelector("[data-outbox='stay']").addEventListener("click", () => {
      shown.remove();
      void outbox.wake();
      place.scrollIntoView({ block: "start" });
    });
    shown.querySelector("[data-outbox='go']").addEventListener("click", go);
    form.after(shown);
    shown.querySelector("h3").focus();
  }
}
