// Typing in a pile of paper: Enter saves, and the field is ready for the next note.
import { attach } from "../core/js/modules.js";

attach("note-form", (form) => {
  const first = form.querySelector(".govuk-error-summary") ? null : form.querySelector("textarea, input[type=radio]");
  first?.focus();
  const words = form.querySelector("textarea");
  if (!words) return;
  form.querySelector("[data-enter-hint]").hidden = false;
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
});
