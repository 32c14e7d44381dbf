// Putting notes together without loading the page anew: by mouse, by keyboard, by the menu of each note. Each of
// them sends the form that the page sends without a script, and takes over what the server made of it.
import { attach } from "../core/js/modules.js";
import { freshPage, listen, settled } from "./events.js";
import { renew } from "./renew.js";

const WRITES = "input:not([type=checkbox]), textarea, select";

attach("piles", (page) => {
  const put = document.getElementById("put");
  const dialog = document.getElementById("put-dialog");
  const announcer = page.querySelector("[data-announce]");
  const ticked = page.querySelector("[data-ticked]");

  const notes = () => [...page.querySelectorAll(".grouping [data-note]")];
  const boxOf = (note) => note.querySelector(".pick__box");
  const tickedNotes = () => notes().filter((note) => boxOf(note).checked);

  function show(fresh) {
    for (const part of fresh.querySelectorAll("[data-renew]")) {
      const old = document.getElementById(part.id);
      // What somebody is choosing just now stays.
      if (old && !(old.contains(document.activeElement) && document.activeElement.matches(WRITES))) renew(old, part);
    }
    tell();
  }

  function tell() {
    const count = tickedNotes().length;
    ticked.hidden = count === 0;
    ticked.textContent = `${count} ticked`;
    page.querySelector("[data-new-title]").hidden = document.getElementById("put-to").value !== "new";
  }

  // What arrives while a note is in somebody's hand waits: a list that is made anew under it would let it fall.
  let dragged = [];
  let missed = false;
  const update = settled(async () => {
    const fresh = dragged.length ? null : await freshPage();
    missed = dragged.length > 0;
    if (fresh && !missed) show(fresh);
  }, 300);

  function letGo() {
    dragged = [];
    light(null);
    page.classList.remove("has-note-in-hand");
    if (missed) update();
    missed = false;
  }

  async function send(form, submitter) {
    const body = new FormData(form);
    if (submitter?.name) body.append(submitter.name, submitter.value);
    return sendBody(submitter?.getAttribute("formaction") || form.action, body);
  }

  async function sendBody(address, body) {
    let fresh;
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" } });
      fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      announcer.textContent = "The network is gone. Nothing was moved. Try again.";
      return false;
    }
    show(fresh);
    const problem = fresh.querySelector("#put-problem .govuk-error-summary");
    announcer.textContent = (problem ?? fresh.querySelector("[role=status].notice"))?.textContent.trim() ?? "";
    if (problem) document.querySelector("#put-problem .govuk-error-summary").focus();
    return !problem;
  }

  // Notes to a pile, or to none; the focus goes on to the note that stands where the first of them stood.
  async function move(ids, to) {
    const place = notes().findIndex((note) => ids.includes(note.dataset.note));
    const body = new FormData();
    body.append("csrfmiddlewaretoken", put.elements.csrfmiddlewaretoken.value);
    body.append("to", to);
    for (const id of ids) body.append("note", id);
    if (await sendBody(put.action, body)) focusAt(place);
  }

  function focusAt(place) {
    const all = notes();
    const next = all[Math.min(Math.max(place, 0), all.length - 1)];
    if (next) boxOf(next).focus();
  }

  function openMenu(ids, title = false) {
    const hidden = (id) => Object.assign(document.createElement("input"), { type: "hidden", name: "note", value: id });
    for (const holder of dialog.querySelectorAll("[data-notes]")) holder.replaceChildren(...ids.map(hidden));
    const words = page.querySelector(`#note-${CSS.escape(ids[0])} .pick__words`).textContent.trim();
    dialog.querySelector("[data-words]").textContent = ids.length === 1 ? `“${words}”` : `${ids.length} notes`;
    dialog.showModal();
    if (title) document.getElementById("put-new-dialog").focus();
  }

  page.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { target, submitter } = event;
    const ids = new FormData(target).getAll("note");
    const place = notes().findIndex((note) => ids.includes(note.dataset.note));
    const inMenu = dialog.contains(target);
    if (inMenu) dialog.close();
    const done = await send(target, submitter);
    for (const box of page.querySelectorAll(".pick__box:checked")) box.checked &&= !done || target.id === "do";
    tell();
    if (done) for (const field of page.querySelectorAll("input[name=title]")) if (!field.closest(".pile")) field.value = "";
    if (done && inMenu) focusAt(place);
  });

  page.addEventListener("click", (event) => {
    const link = event.target.closest("[data-menu-for]");
    if (link) {
      event.preventDefault();
      openMenu([link.dataset.menuFor]);
    }
    if (event.target.closest("[data-close]")) dialog.close();
  });

  page.addEventListener("change", tell);

  page.addEventListener("keydown", (event) => {
    const note = event.target.closest?.("[data-note]");
    if (!note || event.target.matches(WRITES) || event.altKey || event.ctrlKey || event.metaKey) return;
    const ids = withTicked(note);
    if (event.key === "0") move(ids, "none");
    else if (event.key.toLowerCase() === "n") openMenu(ids, true);
    else if (/^[1-9]$/.test(event.key)) {
      const pile = page.querySelector(`[data-number="${event.key}"]`);
      if (pile) move(ids, pile.dataset.drop);
    } else return;
    event.preventDefault();
  });

  // A ticked note takes the other ticked ones with it.
  function withTicked(note) {
    return boxOf(note).checked ? tickedNotes().map((one) => one.dataset.note) : [note.dataset.note];
  }

  page.addEventListener("dragstart", (event) => {
    const note = event.target.closest?.("[data-note]");
    if (!note) return;
    dragged = withTicked(note);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", note.querySelector(".pick__words").textContent.trim());
    // The bar at the bottom lets the piles behind it be seen; a moment later, or the browser would end the drag.
    setTimeout(() => page.classList.toggle("has-note-in-hand", dragged.length > 0));
  });
  const targetOf = (event) => event.target.closest?.("[data-drop]");
  const light = (target) => {
    for (const one of page.querySelectorAll("[data-drop]")) one.classList.toggle("is-target", one === target);
  };
  page.addEventListener("dragover", (event) => {
    const target = dragged.length ? targetOf(event) : null;
    light(target);
    if (target) event.preventDefault();
  });
  page.addEventListener("drop", (event) => {
    const target = targetOf(event);
    if (!target || !dragged.length) return;
    event.preventDefault();
    move(dragged, target.dataset.drop);
    letGo();
  });
  page.addEventListener("dragend", letGo);

  const ofActivity = ({ activity }) => (activity === undefined || activity === page.dataset.activity) && update();
  const handlers = { contribution: ofActivity, gone: update, counts: ofActivity, together: ofActivity, page: ofActivity };
  listen(page.dataset.events, page.dataset.lastEvent, handlers, (state) => state === "open" && update());
  tell();
});
