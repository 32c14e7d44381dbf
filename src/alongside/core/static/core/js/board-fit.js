// Keeps the hall's board from cutting notes off. First the notes get smaller, in six steps; when
// the smallest step is full, the older third of a full column is put away at once, and a line
// says how many are not shown. A third, so that the wall stands still until it is full again;
// and never back to larger notes by itself, for the same reason.
import { attach } from "./modules.js";

const STEPS = 6;

const isFull = (list) => list.scrollWidth > list.clientWidth + 1 || list.scrollHeight > list.clientHeight + 1;

function leaveOutWhatIsFull(list, leftOutBefore) {
  const notes = [...list.children];
  const shown = notes.filter((note) => !note.hidden);
  const more = list.parentElement.querySelector(".board__more");
  // The line takes its place first: the notes have what is left.
  if (isFull(list)) more.hidden = false;
  while (shown.length > 1 && isFull(list)) {
    for (const note of shown.splice(0, Math.ceil(shown.length / 3))) note.hidden = true;
  }
  const count = leftOutBefore + notes.length - shown.length;
  more.hidden = count === 0;
  more.textContent = `and ${count} more, from before`;
}

attach("board-fit", (board) => {
  const lists = [...board.querySelectorAll(".board__notes")];
  // What the server left out beforehand counts too.
  const leftOut = new Map(lists.map((list) => [list, Number(list.dataset.more || 0)]));
  const fit = () => {
    let step = Number(board.dataset.step || 1);
    board.dataset.step = step;
    while (step < STEPS && lists.some(isFull)) board.dataset.step = ++step;
    for (const list of lists) leaveOutWhatIsFull(list, leftOut.get(list));
  };
  const startAgain = () => {
    delete board.dataset.step;
    for (const list of lists) for (const note of list.children) note.hidden = false;
    fit();
  };
  const arrivals = new MutationObserver(fit);
  for (const list of lists) arrivals.observe(list, { childList: true });
  window.addEventListener("resize", startAgain);
  document.fonts.ready.then(startAgain);
});
