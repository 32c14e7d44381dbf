// The facilitator's page keeps itself up to date: whatever happens in the session, its parts are fetched anew.
import { attach } from "../core/js/modules.js";
import { freshPage, listen, settled } from "./events.js";
import { renew } from "./renew.js";

attach("facilitator", (page) => {
  const announcer = page.querySelector("[data-announce]");
  const state = page.querySelector("[data-stream-state]");

  const update = settled(async () => {
    const fresh = await freshPage();
    if (!fresh) return;
    for (const part of fresh.querySelectorAll("[data-renew]")) {
      const old = document.getElementById(part.id);
      if (old) renew(old, part);
    }
  }, 300);

  const called = ({ kind, group, answered }) => {
    if (!answered) {
      const what = kind === "need-help" ? "needs a break or help" : "does not understand something";
      announcer.textContent = `Somebody ${group ? `of “${group}” ` : ""}${what}.`;
    }
    update();
  };

  // That somebody should have said by now that they have it is nothing that happens: it is looked at.
  window.setInterval(() => page.querySelector("#concerns[data-waits]") && !document.hidden && update(), 30000);

  listen(
    page.dataset.events,
    page.dataset.lastEvent,
    { contribution: update, gone: update, counts: update, people: update, activity: update, session: update, together: update, help: called },
    (now) => {
      state.textContent =
        now === "open" ? "It renews itself." : "The connection is lost. It comes back by itself; until then, renew it by hand.";
    },
  );
});
