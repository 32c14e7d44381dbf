// Keeps, on this phone, the pages of a session that were seen, and what they need to look right, so that a reload
// without a network shows the question again. The server says of each page whether it may be kept ("Alongside-Keep":
// the session's code and the participant's mark, or - where nobody takes part here any more): no receipt, no
// staff page and nobody else's words ever are. VERSION and IS_HASHED stand before this file as it is served
// (live/views/participant/offline.py).

const FILES = `alongside-files ${VERSION}`;
const PAGES = "alongside-pages";
const OFFLINE = "/join/offline/";
const PATIENCE_MS = 12000; // where we have the page from before, nobody waits longer for a network that hangs
const GONE = new Set([502, 503, 504]);

self.addEventListener("install", (event) => {
  event.waitUntil(keepOffline().then(() => self.skipWaiting()));
});

// The page for when there is no other, with the files that it names.
async function keepOffline() {
  const files = await caches.open(FILES);
  const answer = await fetch(OFFLINE, { cache: "reload" });
  await files.put(OFFLINE, answer.clone());
  await Promise.all(((await answer.text()).match(/\/static\/[^"]+/g) ?? []).map(keepFile));
}

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOtherVersions().then(() => self.clients.claim()));
});

// Pages name the files of their own version: with the files, the pages go.
async function forgetOtherVersions() {
  for (const name of await caches.keys()) {
    if (name.startsWith("alongside-") && name !== FILES && !name.endsWith(` ${VERSION}`)) await caches.delete(name);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, request, address));
  else if (address.pathname.startsWith("/static/")) event.respondWith(file(event, request));
  else if (request.headers.get("Accept") === "text/html") event.respondWith(renewed(event, request));
});

// The first page was loaded before we were here: it tells which page that was, and with which files.
self.addEventListener("message", (event) => {
  const { page, files, forget } = event.data;
  if (forget) event.waitUntil(forgetPages().then(() => event.ports[0].postMessage("done")));
  else event.waitUntil(Promise.all([keepFirst(page), ...files.map(keepFile)]));
});

// Whoever had this phone leaves it: from now on nothing is kept, also not what is on its way.
let isLeaving = false;

async function forgetPages() {
  isLeaving = true;
  for (const name of await caches.keys()) if (name.startsWith(PAGES)) await caches.delete(name);
}

async function keepFirst(address) {
  if (await seenBefore(address)) return;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  await keep(address, answer);
}

async function keepFile(address) {
  if (!new URL(address, self.location).pathname.startsWith("/static/")) return;
  const files = await caches.open(FILES);
  if (!(await files.match(address))) await files.add(address).catch(() => {});
}

async function file(event, request) {
  const files = await caches.open(FILES);
  // Where names change with their content, what we have is what there is.
  const known = await files.match(request);
  if (known && IS_HASHED) return known;
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(files.put(request, answer.clone()));
    return answer;
  } catch (error) {
    if (known) return known;
    throw error;
  }
}

async function page(event, request, address) {
  const before = await seenBefore(address.href);
  let answer;
  try {
    answer = await (before ? soon(fetch(request)) : fetch(request));
  } catch {
    return before ? asBefore(before) : instead(address);
  }
  if (GONE.has(answer.status) && before) return asBefore(before);
  event.waitUntil(keep(address.href, answer.clone()));
  return answer;
}

// A page that a script asks for anew, to show what has come since: from now on that is the page from before.
async function renewed(event, request) {
  const answer = await fetch(request);
  event.waitUntil(keep(request.url, answer.clone()));
  return answer;
}

function soon(asked) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("It takes too long.")), PATIENCE_MS);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const seenBefore = (address) => caches.match(address, { ignoreSearch: true, ignoreVary: true });

async function keep(address, answer) {
  const [code, mark] = (answer.headers.get("Alongside-Keep") ?? "").split(" ");
  if (!code || !answer.ok || answer.redirected) return;
  const mine = `${PAGES} ${code} ${mark} ${VERSION}`;
  for (const name of await caches.keys()) {
    // Somebody else has the phone, or nobody: what was kept for who had it goes.
    if (name.startsWith(`${PAGES} ${code} `) && name !== mine) await caches.delete(name);
  }
  if (mark === "-" || isLeaving) return;
  await (await caches.open(mine)).put(address.split("#")[0], answer);
  if (isLeaving) await caches.delete(mine);
}

// The page as it was, which says of itself that it is from before.
async function asBefore(kept) {
  const headers = new Headers(kept.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const html = (await kept.text()).replace("<body", "<body data-from-before");
  return new Response(html, { status: 200, headers });
}

// A page that was never seen: the list of what is open, if that was; else a page that says what to do.
async function instead(address) {
  const [list] = address.pathname.match(/^\/join\/[^/]+\/(?=(answer|done|whose|asked|how|who)\/)/) ?? [];
  const open = list && (await seenBefore(new URL(`${list}answer/`, address).href));
  if (open && address.pathname !== `${list}answer/`) return Response.redirect(new URL(`${list}answer/`, address).href);
  const files = await caches.open(FILES);
  return (await files.match(OFFLINE)) ?? Response.error();
}
