// A session's event stream: it goes on from the number that the page was made with, lets go of the
// connection while the tab is hidden (a browser has six per site), and opens it again by itself.

export function listen(url, lastEvent, handlers, onState = () => {}) {
  let source = null;
  let number = lastEvent;
  let timer = 0;
  let failures = 0;

  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(`${url}&last_event_id=${encodeURIComponent(number)}`);
    const current = source;
    for (const [name, handle] of Object.entries(handlers)) {
      current.addEventListener(name, (event) => {
        if (event.lastEventId) number = event.lastEventId;
        handle(JSON.parse(event.data));
      });
    }
    current.addEventListener("hello", (event) => {
      if (event.lastEventId) number = event.lastEventId;
      failures = 0;
      onState("open");
    });
    current.addEventListener("reload", () => window.location.reload());
    current.addEventListener("error", () => {
      onState("lost");
      // The browser tries again by itself, except after an HTTP error.
      if (current.readyState === EventSource.CLOSED && source === current) {
        close();
        failures += 1;
        timer = window.setTimeout(open, Math.min(1000 * failures, 10000) + Math.random() * 2000);
      }
    });
  };

  const close = () => {
    window.clearTimeout(timer);
    source?.close();
    source = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
}

// Calls `run` once things have been quiet for `wait`, at the latest after four times as long, and never
// twice at a time: what happens while it runs makes it run again.
export function settled(run, wait) {
  let timer = 0;
  let since = 0;
  let running = false;
  let again = false;

  const start = async () => {
    since = 0;
    again = running;
    if (running) return;
    running = true;
    try {
      await run();
    } finally {
      running = false;
      if (again) later();
    }
  };

  const later = () => {
    const now = Date.now();
    since ||= now;
    window.clearTimeout(timer);
    timer = window.setTimeout(start, Math.max(0, Math.min(wait, since + 4 * wait - now)));
  };
  return later;
}

// This page as the server would make it now; nothing where it cannot be reached.
export async function freshPage() {
  try {
    const answer = await fetch(window.location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}
