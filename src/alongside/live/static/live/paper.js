// Typing in a pile of paper by keys alone: a number chooses, Enter saves.
import { attach } from "../core/js/modules.js";

const TYPED_INTO = "textarea, select, input:not([type=radio], [type=checkbox], [type=submit])";

attach("note-form", (form) => {
  const words = form.querySelector("textarea");
  const choices = [...form.querySelectorAll("input[name=value]")];
  form.querySelector("[data-enter-hint]").hidden = false;

  form.ownerDocument.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches(TYPED_INTO)) return;
    const choice = choices[Number(event.key) - 1];
    if (!choice || !/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    choice.click();
    // Several may be chosen of the others; of these, one, and the words come next.
    if (choice.type === "radio" && words) words.focus();
    else choice.focus();
  });

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (event.target !== words && !choices.includes(event.target)) return;
    event.preventDefault();
    form.requestSubmit();
  });
});
