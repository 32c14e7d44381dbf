// The outbox of one participant on this phone. What is in it waits or was refused; what was sent is taken out.
// Whoever wants to know what changes listens to it: "change", and "sent" with the thing and what became of it.
import { newId } from "./ids.js";
import { deliver } from "./sending.js";
import * as store from "./store.js";

const FIRST_WAIT_MS = 1000;
const SHOWN_AFTER_MS = 2000;
const LONGEST_WAIT_MS = 30000;
const HELD_FOR_MS = 30000; // another tab may send it after so long: this one must have been closed while it sent
const HELD_WITH_FILES_MS = 400000;

// The same after a reload, so that this tab goes on at once with what it was sending.
function idOfTab() {
  const id = newId();
  try {
    const known = sessionStorage.getItem("alongside-tab");
    if (!known) sessionStorage.setItem("alongside-tab", id);
    return known ?? id;
  } catch {
    return id;
  }
}

export class Outbox extends EventTarget {
  constructor({ code, mark, csrf }) {
    super();
    this.mark = mark;
    this.site = { code, csrf, headers: { "Participant-Mark": mark } };
    this.tab = idOfTab();
    this.failures = 0;
    this.timer = 0;
    this.running = null;
    this.isWanted = false;
    this.place = 0;
    // Another tab with the same outbox shows the same.
    this.others = "BroadcastChannel" in window ? new BroadcastChannel(`alongside-outbox ${mark}`) : null;
    this.others?.addEventListener("message", (event) => this.tell(event.data));
  }

  // Begins to send what is there, and goes on whenever the network may be back.
  start() {
    const wake = () => this.wake();
    window.addEventListener("online", wake);
    window.addEventListener("alongside:connected", wake);
    window.addEventListener("pageshow", wake);
    document.addEventListener("visibilitychange", () => document.hidden || wake());
    void store.forgetTheOld();
    wake();
  }

  all() {
    return store.all(this.mark);
  }

  // Keeps something new. It is safe when this returns. It is shown as waiting once it has to wait: most things go
  // at once, and a box that comes and goes would move the page.
  async add(thing) {
    this.place += 1;
    const kept = { ...thing, id: newId(), mark: this.mark, at: Date.now(), place: this.place, state: "waiting" };
    await store.add(kept);
    void navigator.storage?.persist?.();
    setTimeout(() => this.announce("change"), SHOWN_AFTER_MS);
    return kept;
  }

  async remove(id) {
    await store.remove(id);
    this.announce("change");
  }

  async forget() {
    await store.forget(this.mark);
    this.announce("change");
  }

  wake() {
    this.failures = 0;
    return this.run();
  }

  // Sends whatever waits, one after the other. A call while it runs makes it look once more before it ends.
  run() {
    this.isWanted = true;
    this.running ??= this.sendAllOfThem().finally(() => (this.running = null));
    return this.running;
  }

  async sendAllOfThem() {
    while (this.isWanted) {
      this.isWanted = false;
      await this.sendAll();
    }
  }

  async sendAll() {
    clearTimeout(this.timer);
    for (const { id, state } of await this.all()) {
      if (state !== "waiting") continue;
      const wait = await this.sendOne(id);
      if (wait !== null) {
        this.timer = setTimeout(() => this.run(), wait);
        return;
      }
    }
  }

  // Nothing where it is done with; else after how many milliseconds it is worth another try.
  async sendOne(id) {
    const thing = await store.change(id, (found) => this.claimed(found));
    if (!thing) return (await this.isElsewhere(id)) ? FIRST_WAIT_MS : null;
    const came = await deliver(thing, this.site);
    if (came.verdict === "again") {
      await store.change(id, (found) => ({ ...found, claim: null }));
      this.announce("change");
      return this.nextWait(came.afterMs);
    }
    this.failures = 0;
    if (came.verdict === "refused") {
      await store.change(id, (found) => ({ ...found, claim: null, state: "refused", status: came.status, reason: came.reason }));
      this.announce("change");
    } else {
      await store.remove(id);
      this.announce("change");
      this.announce("sent", { ...came, id, page: thing.page });
    }
    return null;
  }

  // Two tabs have the same outbox: one of them sends.
  claimed(found) {
    const now = Date.now();
    if (found.state !== "waiting") return null;
    if (found.claim && found.claim.tab !== this.tab && found.claim.until > now) return null;
    return { ...found, claim: { tab: this.tab, until: now + (found.files.length ? HELD_WITH_FILES_MS : HELD_FOR_MS) } };
  }

  async isElsewhere(id) {
    return (await this.all()).some((thing) => thing.id === id && thing.state === "waiting");
  }

  // Longer each time, and not the same for everybody: a whole hall comes back at once.
  nextWait(asked) {
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.failures);
    this.failures += 1;
    return asked + longest * (0.5 + Math.random() / 2);
  }

  announce(name, detail = null) {
    this.tell({ name, detail });
    this.others?.postMessage({ name, detail });
  }

  tell({ name, detail }) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
