// The outbox of whoever takes part on this phone, on every page of their session.
import { attach } from "../../core/js/modules.js";
import { freshPage } from "../events.js";
import { Box } from "./box.js";
import { AnswerForm } from "./form.js";
import { guard } from "./leaving.js";
import { Outbox } from "./outbox.js";
import { sayWhatWaited, warn } from "./saying.js";
import { canKeep } from "./store.js";
import { keepPages } from "./worker.js";

attach("outbox", async (place) => {
  sayWhatWaited();
  if ("fromBefore" in document.body.dataset) isFromBefore(place);
  void keepPages(place.dataset.worker);
  if (!(await canKeep())) return; // a private window may refuse: then forms are sent as without a script
  const { code, mark } = place.dataset;
  const csrf = document.querySelector("input[name='csrfmiddlewaretoken']")?.value ?? "";
  const outbox = new Outbox({ code, mark, csrf });
  const box = new Box(place, outbox);
  for (const form of document.querySelectorAll("main form.answer")) new AnswerForm(form, outbox, place);
  for (const form of document.querySelectorAll("form[data-leaves]")) guard(form, outbox, place);
  outbox.addEventListener("sent", renewWhatIsTheirs);
  await box.draw();
  outbox.start();
  place.dataset.ready = "";
});

// The service worker gave the page as it was: once the network is back, what is theirs is brought up to date.
function isFromBefore(place) {
  warn(place.dataset.fromBefore);
  for (const name of ["online", "alongside:connected"]) window.addEventListener(name, renewWhatIsTheirs);
}

// What was sent behind one's back stands among one's own notes, without touching what is being written.
async function renewWhatIsTheirs() {
  const fresh = await freshPage();
  for (const part of fresh?.querySelectorAll("[data-own]") ?? []) {
    document.getElementById(part.id)?.replaceWith(document.importNode(part, true));
  }
}
