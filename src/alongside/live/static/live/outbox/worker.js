// Where the address allows it (https, or this machine), a service worker keeps the pages that were seen, so that
// they are there again without a network. Over plain http the outbox does without.

export async function keepPages(address) {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
  if (!address) return takeAway();
  try {
    await navigator.serviceWorker.register(address, { scope: "/join/" });
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType("resource").map(({ name }) => name);
    active.postMessage({ page: window.location.href, files });
  } catch {
    // Not without it, but without its help.
  }
}

// The site wants none any more.
async function takeAway() {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith("alongside-")) await caches.delete(name);
}
