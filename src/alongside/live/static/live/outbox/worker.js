// Where the address allows it (https, or this machine), a service worker keeps the pages that were seen, so that
// they are there again without a network. Over plain http the outbox does without.

export async function keepPages(address) {
  if (!address || !window.isSecureContext || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(address, { scope: "/join/" });
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType("resource").map(({ name }) => name);
    active.postMessage({ page: window.location.href, files });
  } catch {
    // Not without it, but without its help.
  }
}
