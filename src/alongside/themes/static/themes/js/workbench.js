// The workbench, quicker: Ctrl or Cmd with Enter goes from a ticked note to the code and back with it,
// Shift ticks a whole stretch, one button ticks the page, and what was ticked stays ticked when a code
// is taken off. Without it every note has its box, and the code its button.
import { attach } from "../../core/js/modules.js";

const kept = () => `ticked ${location.pathname}`;

attach("put-code", (bar) => {
  const form = bar.closest("form");
  const boxes = [...form.querySelectorAll("input[name=said]")];
  const code = bar.querySelector("input[name=code]");
  const all = bar.querySelector("[data-tick-all]");
  const ticked = bar.querySelector("[data-ticked]");
  let last = null;

  const tell = () => {
    const count = boxes.filter((box) => box.checked).length;
    ticked.textContent = `${count} ticked`;
    all.textContent = count === boxes.length ? "Tick none" : "Tick all on this page";
  };

  const tickAll = () => {
    const wanted = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = wanted;
    tell();
  };

  const tickUpTo = (box) => {
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
    for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
  };

  form.addEventListener("click", (event) => {
    if (!boxes.includes(event.target)) return;
    if (event.shiftKey && last) tickUpTo(event.target);
    last = event.target;
    tell();
  });

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.target === code) form.requestSubmit();
    else code.focus();
  });

  form.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "take_off") return;
    const numbers = boxes.filter((box) => box.checked).map((box) => box.value);
    sessionStorage.setItem(kept(), JSON.stringify(numbers));
  });

  const before = JSON.parse(sessionStorage.getItem(kept()) ?? "[]");
  sessionStorage.removeItem(kept());
  for (const box of boxes) if (before.includes(box.value)) box.checked = true;

  all.addEventListener("click", tickAll);
  all.hidden = ticked.hidden = false;
  tell();
});
