// Somebody else wants to use this phone. What waits here could never be sent once it does not know them any more,
// so it says so first; and nothing of theirs stays on it.

async function forgetPages() {
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) if (name.startsWith("alongside-pages")) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations?.()) ?? []) await worker.unregister();
}

async function forgetEverything(outbox) {
  await outbox.forget();
  sessionStorage.clear();
  await forgetPages();
}

export function guard(form, outbox, place) {
  const warning = place.querySelector("[data-outbox='leaving']").content.firstElementChild;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const left = await outbox.all();
    if (left.length) return warn(left.length);
    await forgetEverything(outbox).catch(() => {});
    form.submit();
  });

  function warn(count) {
    form.parentElement.querySelector(".leaving")?.remove();
    const shown = warning.cloneNode(true);
    shown.querySelector("[data-outbox='left']").textContent = count === 1 ? "1 thing is" : `${count} things are`;
    shown.querySelector("[data-outbox='stay']").addEventListener("click", () => {
      shown.remove();
      void outbox.wake();
      place.scrollIntoView({ block: "start" });
    });
    shown.querySelector("[data-outbox='go']").addEventListener("click", async () => {
      await forgetEverything(outbox).catch(() => {});
      form.submit();
    });
    form.after(shown);
    shown.querySelector("h3").focus();
  }
}
