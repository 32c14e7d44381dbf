// What a phone gets in place of the service worker where a site does not want one any more: it takes itself away,
// with everything that it kept.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("alongside-")).map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  );
});
