// The hall's screen: notes come and go by their ids, so hearing of one twice changes nothing.
// What cannot be told from one frame (bars, counts beyond the notes that are here) is fetched anew.
import { attach } from "../core/js/modules.js";
import { freshPage, listen, settled } from "./events.js";

// As in live/presenters/facilitator.py.
const FULL = 9;
const CROWDED = 24;

attach("screen", (first) => {
  let content = first;
  let heard = 0;

  const refresh = settled(async () => {
    const before = heard;
    const page = await freshPage();
    const fresh = page?.getElementById("screen-content");
    if (!fresh) return;
    fresh.removeAttribute("data-module");
    const heading = page.getElementById("screen-heading");
    document.getElementById("screen-heading").replaceWith(document.importNode(heading, true));
    const next = document.importNode(fresh, true);
    content.replaceWith(next);
    content = next;
    document.title = page.title;
    fit(content);
    // What was heard meanwhile may be missing in what was fetched.
    if (heard !== before) refresh();
  }, 300);

  const contribution = (note) => {
    heard += 1;
    if (note.activity !== content.dataset.activity) return;
    const column = content.querySelector(`[data-column="${CSS.escape(note.prompt)}"]`);
    if (!column) {
      refresh();
      return;
    }
    put(column, note);
    if (hasMore(column)) refresh();
    fit(content);
  };

  const gone = ({ id }) => {
    heard += 1;
    const note = content.querySelector(`[data-note="${CSS.escape(id)}"]`);
    const column = note?.closest("[data-column]");
    if (note) {
      note.remove();
      count(column, -1);
      fit(content);
    }
    if (!note || hasMore(column)) refresh();
  };

  const activity = ({ id }) => {
    if (!("chosen" in content.dataset) || id === content.dataset.activity) refresh();
  };

  fit(content);
  window.addEventListener("resize", () => fit(content));
  document.fonts?.ready.then(() => fit(content));
  listen(content.dataset.events, content.dataset.lastEvent, { contribution, gone, activity, session: refresh });
});

function put(column, { id, words }) {
  const known = column.querySelector(`[data-note="${CSS.escape(id)}"]`);
  if (known) {
    known.querySelector(".note__words").textContent = words;
    return;
  }
  const note = column.querySelector("template").content.firstElementChild.cloneNode(true);
  note.dataset.note = id;
  note.querySelector(".note__words").textContent = words;
  column.querySelector(".board__notes").prepend(note);
  count(column, 1);
}

function count(column, change) {
  column.dataset.count = Number(column.dataset.count) + change;
  column.querySelector("[data-shown-count]").textContent = column.dataset.count;
}

// Whether the column counts notes that are not in this page.
function hasMore(column) {
  return Number(column.dataset.count) > column.querySelectorAll("[data-note]").length;
}

// Choose how small the notes are, show as many of the newest as fit, and say how many do not.
function fit(content) {
  const board = content.querySelector("[data-board]");
  if (!board) return;
  const columns = [...board.querySelectorAll("[data-column]")];
  const fullest = Math.max(0, ...columns.map((column) => Number(column.dataset.count)));
  board.classList.toggle("board--full", fullest > FULL && fullest <= CROWDED);
  board.classList.toggle("board--crowded", fullest > CROWDED);
  for (const column of columns) {
    const notes = [...column.querySelectorAll("[data-note]")];
    const more = column.querySelector("[data-more]");
    for (const note of notes) note.hidden = false;
    more.hidden = false;
    const bottom = column.querySelector(".board__notes").getBoundingClientRect().bottom;
    const boxes = notes.map((note) => note.getBoundingClientRect().bottom);
    notes.forEach((note, place) => (note.hidden = boxes[place] > bottom + 1));
    const shown = notes.filter((note) => !note.hidden).length;
    const hidden = Number(column.dataset.count) - shown;
    more.hidden = hidden < 1;
    more.querySelector("[data-more-count]").textContent = hidden;
  }
}
