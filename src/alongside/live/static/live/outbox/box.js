// Shows the outbox on every page of the session: what waits, and what was refused, with what one can do about it.
// All of its words stand in the page (live/join/outbox.html); here they are only filled in.
import { say } from "./saying.js";

export class Box {
  constructor(place, outbox) {
    this.place = place;
    this.outbox = outbox;
    outbox.addEventListener("change", () => this.draw());
    outbox.addEventListener("sent", ({ detail }) => this.wasSent(detail));
    this.part("now").addEventListener("click", () => outbox.wake());
  }

  part(name, within = this.place) {
    return within.querySelector(`[data-outbox="${name}"]`);
  }

  async draw() {
    const things = await this.outbox.all();
    const waiting = things.filter((thing) => thing.state === "waiting");
    const refused = things.filter((thing) => thing.state === "refused");
    this.part("box").hidden = things.length === 0;
    this.fill("waiting", waiting);
    this.fill("refused", refused);
    this.part("count").textContent = `${waiting.length} waiting to send`;
  }

  fill(name, things) {
    this.part(name).hidden = things.length === 0;
    const list = this.part(`${name}-list`);
    const shown = new Map([...list.children].map((row) => [row.dataset.id, row]));
    for (const thing of things) {
      if (!shown.delete(thing.id)) list.append(this.row(name, thing));
    }
    for (const gone of shown.values()) gone.remove();
  }

  row(name, thing) {
    const row = this.part(`${name}-row`).content.firstElementChild.cloneNode(true);
    row.dataset.id = thing.id;
    this.part("question", row).textContent = thing.question;
    this.part("said", row).textContent = thing.said;
    const about = this.part("about", row);
    if (about) about.textContent = thing.reason || this.reason(thing.status);
    this.part("delete", row).addEventListener("click", () => this.deleted(thing));
    this.part("copy", row)?.addEventListener("click", (event) => this.copied(event.currentTarget, row, thing));
    const change = this.part("change", row);
    if (change) change.href = `${thing.page}#change-${thing.id}`;
    return row;
  }

  reason(status) {
    const reasons = this.part("reasons").content;
    const found = reasons.querySelector(`[data-status="${status}"]`) ?? reasons.querySelector("[data-status='']");
    return found.textContent;
  }

  async deleted(thing) {
    if (!window.confirm(this.place.dataset.sureToDelete)) return;
    await this.outbox.remove(thing.id);
    say(this.place.dataset.deleted);
    document.querySelector("main").focus();
  }

  async copied(button, row, thing) {
    try {
      await navigator.clipboard.writeText(thing.said);
    } catch {
      // Not over plain http: then the words are marked, and the phone's own "copy" takes them.
      window.getSelection().selectAllChildren(this.part("said", row));
      if (!document.execCommand("copy")) return say(this.place.dataset.marked);
    }
    say(this.place.dataset.copied);
    button.focus();
  }

  async wasSent({ late }) {
    const left = (await this.outbox.all()).filter((thing) => thing.state === "waiting");
    if (!left.length) say(late ? this.place.dataset.sentLate : this.place.dataset.sent);
  }
}
