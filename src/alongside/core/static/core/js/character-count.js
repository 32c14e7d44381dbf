// How much may still be written. The limit in words stands there without this script; with it
// the count follows, and what was pasted is never cut off in silence.
import { attach } from "./modules.js";

const SAY_AFTER_MS = 1000; // a screen reader hears the count once the typing pauses

attach("character-count", (field) => {
  const limit = Number(field.getAttribute("maxlength"));
  const message = document.getElementById(`${field.id}_limit`);
  if (!limit || !message) return;
  field.removeAttribute("maxlength");
  const spoken = document.createElement("p");
  spoken.className = "govuk-visually-hidden";
  spoken.setAttribute("aria-live", "polite");
  message.after(spoken);
  let timer = 0;
  const count = () => {
    const left = limit - [...field.value].length;
    const letters = Math.abs(left) === 1 ? "letter" : "letters";
    const words = left < 0 ? `${-left} ${letters} too many` : `${left} ${letters} left`;
    message.textContent = words;
    message.classList.toggle("govuk-error-message", left < 0);
    clearTimeout(timer);
    timer = setTimeout(() => (spoken.textContent = words), SAY_AFTER_MS);
  };
  field.addEventListener("input", count);
  if (field.value) count();
});
