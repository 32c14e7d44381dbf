// Keeps what is being typed, in this tab, until "Send it" is pressed: a wrong press on the way loses nothing.
// From then on it is the outbox's, where there is one (outbox/form.js). Where there is none the form is sent
// plainly, and this keeps the words until the server has them, with the form's id: what did arrive and is sent
// again stays one contribution. A draft belongs to one participant by their mark, as everything in the outbox does.
import { attach } from "../core/js/modules.js";

const PREFIX = `words:${document.querySelector("[data-module~='outbox']")?.dataset.mark ?? ""}:`;

function kept(path) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + path));
  } catch {
    return null; // no storage here, or something else in it
  }
}

function keep(path, draft) {
  try {
    sessionStorage.setItem(PREFIX + path, JSON.stringify(draft));
  } catch {
    // Private windows may refuse: then the words are kept by the page alone.
  }
}

// A form that was sent and led on to this page has arrived: the server leads on only when it has the words.
function forgetWhatArrived() {
  const [navigation] = performance.getEntriesByType("navigation");
  if (!navigation?.redirectCount || !document.referrer) return;
  const path = new URL(document.referrer).pathname;
  if (path !== window.location.pathname && kept(path)?.sent) sessionStorage.removeItem(PREFIX + path);
}

forgetWhatArrived();

attach("keep-words", (form) => {
  const path = window.location.pathname;
  const words = form.elements.namedItem("words");
  const id = form.elements.namedItem("uuid");
  if (!words || !id) return;
  const draft = kept(path);
  if (draft?.sent && form.dataset.kept.includes(draft.uuid)) {
    sessionStorage.removeItem(PREFIX + path);
  } else if (draft && !words.value) {
    words.value = draft.words;
    id.value = draft.uuid;
  }
  const note = (sent) => keep(path, { words: words.value, uuid: id.value, sent });
  words.addEventListener("input", () => note(false));
  form.addEventListener("submit", () => note(true));
  form.addEventListener("alongside:kept", () => sessionStorage.removeItem(PREFIX + path));
  // Back from the browser's own page that says the network is gone.
  window.addEventListener("pageshow", (event) => event.persisted && words.value && note(false));
});
