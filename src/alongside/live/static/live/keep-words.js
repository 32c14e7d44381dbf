// Keeps what is typed in this tab until the server has it, so that a lost network or a wrong press loses nothing.
// With the words it keeps the form's id: what did arrive and is sent again stays one contribution.
import { attach } from "../core/js/modules.js";

const PREFIX = "words:";

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
  // Back from the browser's own page that says the network is gone.
  window.addEventListener("pageshow", (event) => event.persisted && words.value && note(false));
});
