// The hall's screen: notes come and go by their ids, so hearing of one twice changes nothing.
// What cannot be told from one frame (bars, counts beyond the notes that are here) is fetched anew.
import { attach } from "../core/js/modules.js";
import "../core/js/board-fit.js";
import { freshPage, listen, settled } from "./events.js";

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
    // So that the modules of what came in begin, as they do when htmx brings something in.
    content.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }));
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
  };

  const gone = ({ id }) => {
    heard += 1;
    const note = content.querySelector(`[data-note="${CSS.escape(id)}"]`);
    const column = note?.closest("[data-column]");
    if (note) {
      note.remove();
      count(column, -1);
    }
    if (!note || hasMore(column)) refresh();
  };

  const activityChanged = ({ activity: key }) => key === content.dataset.activity && refresh();

  const activity = ({ id }) => {
    if (!("chosen" in content.dataset) || id === content.dataset.activity) refresh();
  };

  listen(content.dataset.events, content.dataset.lastEvent, { contribution, gone, activity, session: refresh, together: activityChanged });
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
  column.querySelector(".board__notes").append(note);
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
