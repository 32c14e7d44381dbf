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

// Another page of ours came after a form was sent: the server answered it, so it has the words.
function forgetWhatArrived() {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (!key.startsWith(PREFIX) || key === PREFIX + window.location.pathname) continue;
      if (JSON.parse(sessionStorage.getItem(key))?.sent) sessionStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
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
    if (draft.sent) id.value = draft.uuid;
  }
  words.addEventListener("input", () => keep(path, { words: words.value, uuid: id.value, sent: false }));
  form.addEventListener("submit", () => keep(path, { words: words.value, uuid: id.value, sent: true }));
});
