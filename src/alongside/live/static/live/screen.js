// The hall's screen shows what the server would show now: whatever happens in the session, the page is fetched
// anew and only what differs is changed. So what was missed while the network was gone comes with the next fetch,
// and the screen is always what a newly opened one would be.
//
// It turns a page only when it is asked to: by a link, a key or a clicker here, or by the facilitator.
import { attach } from "../core/js/modules.js";
import { freshPage, listen, settled } from "./events.js";
import { renew } from "./renew.js";

const PARTS = ["screen-heading", "screen-join", "screen-content", "screen-pages"];
const SOON_MS = 80;
const AGAIN_MS = 1500; // after a fetch that failed
const ANYWAY_MS = 30_000; // should an event be lost on its way

const KEYS = {
  PageDown: "next",
  ArrowRight: "next",
  " ": "next",
  PageUp: "prev",
  ArrowLeft: "prev",
};

const part = (id) => document.getElementById(id);

attach("screen", (screen) => {
  let wasLost = false;
  let heard = 0;

  const refresh = settled(async () => {
    const before = heard;
    const address = window.location.href;
    const page = await freshPage();
    if (!page?.getElementById("screen-content")) {
      window.setTimeout(refresh, AGAIN_MS);
      return;
    }
    // Somebody turned the page meanwhile: what was fetched is another one.
    if (address !== window.location.href) return refresh();
    for (const id of PARTS) renew(part(id), page.getElementById(id));
    document.title = page.title;
    // So that the modules of what came in begin, as they do when htmx brings something in.
    part("screen-content").dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
    // What was heard meanwhile may be missing in what was fetched.
    if (heard !== before) refresh();
  }, SOON_MS);

  const changed = () => {
    heard += 1;
    refresh();
  };

  const shown = () => part("screen-content").dataset;
  const ofActivity = ({ activity }) => activity === shown().activity && changed();

  // What may not be seen any more goes at once, before anything is fetched.
  const gone = ({ id }) => {
    part("screen-content").querySelector(`[data-note="${CSS.escape(id)}"]`)?.remove();
    changed();
  };

  const activity = ({ id }) => (!("chosen" in shown()) || id === shown().activity) && changed();

  const turn = (address) => {
    window.history.replaceState(null, "", address);
    changed();
  };

  // The facilitator's turn comes before a page to which somebody had turned here.
  const turned = ({ activity: key }) => {
    if (key !== shown().activity) return;
    const address = new URL(window.location.href);
    address.searchParams.delete("page");
    address.searchParams.delete("note");
    turn(address);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-turn]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    turn(link.href);
  });

  document.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    const link = part("screen-pages").querySelector(`a[rel="${way}"]`);
    if (!link) return;
    event.preventDefault();
    turn(link.href);
  });

  const handlers = { contribution: ofActivity, gone, activity, session: changed, together: ofActivity, page: turned };
  listen(screen.dataset.events, screen.dataset.lastEvent, handlers, (now) => {
    if (now === "open" && wasLost) changed();
    wasLost = now !== "open";
  });
  window.setInterval(() => !document.hidden && refresh(), ANYWAY_MS);
});
