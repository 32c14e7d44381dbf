// Typing in a pile of paper: Enter saves.
import { attach } from "../core/js/modules.js";

attach("note-form", (form) => {
  const words = form.querySelector("textarea");
  if (!words) return;
  form.querySelector("[data-enter-hint]").hidden = false;
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
});
