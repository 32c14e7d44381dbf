// What participants' pages do where there is a script; all of it works without.
import { attach } from "../core/js/modules.js";
import "./keep-words.js";
import "./say-parts.js";

const AGAIN_MS = 3000; // after the server refused a stream, with up to as much again so that a hall does not come at once

// Says that something new is open; on a page that only waits, it opens by itself.
attach("something-new", (place) => {
  let stream = null;
  let address = new URL(place.dataset.events, window.location.href);
  const tell = () => {
    if ("reload" in place.dataset) {
      window.location.reload();
      return;
    }
    if (place.querySelector(".something-new")) return;
    const line = document.createElement("p");
    line.className = "something-new";
    const link = document.createElement("a");
    link.href = place.dataset.list ?? window.location.href;
    link.textContent = "See what is open now";
    line.append("Something has changed. ", link);
    place.prepend(line);
  };
  const remember = (event) => {
    if (event.lastEventId) address.searchParams.set("last_event_id", event.lastEventId);
  };
  const listen = () => {
    stream = new EventSource(address);
    for (const name of ["activity", "session", "together"]) {
      stream.addEventListener(name, (event) => {
        remember(event);
        tell();
      });
    }
    // The network is back: what waits in the outbox can go.
    stream.addEventListener("open", () => window.dispatchEvent(new Event("alongside:connected")));
    stream.addEventListener("reload", () => window.location.reload());
    stream.addEventListener("error", () => {
      if (stream?.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN_MS * (1 + Math.random()));
    });
  };
  place.setAttribute("aria-live", "polite");
  document.addEventListener("visibilitychange", () => {
    stream?.close();
    stream = null;
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
});
