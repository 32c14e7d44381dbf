// The form of a question hands what is written to the outbox, which has it on the disk before anything is sent.
// Where that fails, the form is sent as it would be without a script.
import { newId } from "./ids.js";
import { say, sayOnNextPage, warn } from "./saying.js";

const PATIENCE_MS = 8000; // then one can go on, and it is sent behind one's back
const FILES = ["picture", "drawing", "voice"];

const isFile = (value) => value instanceof Blob;

// What a form would send, with the button that was pressed.
function dataOf(form, button) {
  const data = [...new FormData(form)];
  if (button?.name) data.push([button.name, button.value]);
  return data.filter(([, value]) => !isFile(value) || value.size > 0);
}

function isSomething([name, value]) {
  if (["csrfmiddlewaretoken", "uuid", "may_quote"].includes(name)) return false;
  return isFile(value) || value.trim() !== "";
}

// What one said, in words, for the list of what waits: words, the names of what was chosen, and that there is a picture.
function told(form, pressed) {
  const parts = [...form.elements].map((field) => toldOf(field, form));
  if (pressed?.name === "value") parts.unshift(pressed.textContent);
  return parts.map((part) => part.replace(/[^\S\n]+/g, " ").trim()).filter(Boolean).join("\n");
}

function toldOf(field, form) {
  const label = field.labels?.[0]?.textContent ?? "";
  if (field.name === "may_quote" || ["hidden", "submit", "button", "fieldset"].includes(field.type)) return "";
  if (["radio", "checkbox"].includes(field.type)) return field.checked ? label || field.value : "";
  if (field.type === "select-one") return field.value ? `${field.selectedOptions[0].textContent} ${label}` : "";
  if (field.type === "file") return field.files.length ? (form.dataset[field.name] ?? label) : "";
  return field.value ?? "";
}

export class AnswerForm {
  constructor(form, outbox, place) {
    this.form = form;
    this.outbox = outbox;
    this.place = place;
    this.question = place.dataset;
    this.replaces = null;
    this.isBusy = false;
    this.isPlain = false;
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("hashchange", () => this.fillIn());
    void this.fillIn();
  }

  submitted(event) {
    if (this.isPlain) return;
    const data = dataOf(this.form, event.submitter);
    const words = this.form.elements.namedItem("words");
    const isTooLong = words && [...words.value].length > Number(this.question.longest);
    // What cannot be right is for the server to say, beside the field.
    if (!data.some(isSomething) || isTooLong || this.isTooMany(data)) return;
    event.preventDefault();
    if (!this.isBusy) void this.hand(data, event.submitter);
  }

  // More ticks than the question takes: its boxes say how many those are.
  isTooMany(data) {
    const most = this.form.querySelector("input[data-most]")?.dataset.most;
    return most !== undefined && data.filter(([name]) => name === "value").length > Number(most);
  }

  async hand(data, button) {
    this.isBusy = true;
    const thing = await this.keep(data, button).catch(() => null);
    if (thing) await this.sendAndGoOn(thing);
    else this.sendPlainly(button);
    this.isBusy = false;
  }

  // No room, or no store: as without a script.
  sendPlainly(button) {
    this.isPlain = true;
    this.form.requestSubmit(button);
  }

  async keep(data, button) {
    const { activity, prompt, moment, whose } = this.question;
    const files = data.filter(([, value]) => isFile(value));
    const thing = await this.outbox.add({
      page: window.location.pathname,
      activity,
      prompt,
      moment,
      whose,
      question: document.querySelector("main h1").textContent.trim(),
      said: told(this.form, button),
      fields: data.filter(([, value]) => !isFile(value)),
      // A file of the device may be gone by the time it is sent: its content is kept.
      files: await Promise.all(files.map(async ([name, file]) => ({ id: newId(), name, called: file.name, blob: new Blob([await file.arrayBuffer()], { type: file.type }) }))),
    });
    if (this.replaces) await this.outbox.remove(this.replaces);
    this.form.dispatchEvent(new CustomEvent("alongside:kept"));
    return thing;
  }

  async sendAndGoOn(thing) {
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    let came = null;
    const hear = ({ detail }) => detail.id === thing.id && (came = detail);
    this.outbox.addEventListener("sent", hear);
    await Promise.race([this.outbox.wake(), patience]);
    this.outbox.removeEventListener("sent", hear);
    if (came) return this.goOn(came);
    this.clear();
    const [left] = (await this.outbox.all()).filter((one) => one.id === thing.id);
    if (left?.state === "refused") warn(this.question.refused);
    else if (left) say(this.question.kept);
    this.place.scrollIntoView({ block: "start" });
  }

  goOn({ held, late }) {
    const { many, onwards, thanks, thanksHeld, sentLate } = this.question;
    sayOnNextPage(late ? sentLate : held ? thanksHeld : thanks);
    window.location.assign(many ? window.location.pathname : onwards);
  }

  clear() {
    this.replaces = null;
    this.form.reset();
    for (const field of this.form.querySelectorAll("textarea, input[type='text']")) field.value = "";
    for (const input of [...this.form.elements].filter((each) => each.matches("input:checked"))) input.checked = false;
  }

  // Something that was refused, to be changed: its words stand in the form again.
  async fillIn() {
    const id = window.location.hash.match(/^#change-([\w-]+)$/)?.[1];
    const thing = id && (await this.outbox.all()).find((one) => one.id === id && one.state === "refused");
    if (!thing) return;
    history.replaceState(null, "", window.location.pathname);
    this.replaces = thing.id;
    for (const [name, value] of thing.fields) this.fill(name, value);
    for (const file of thing.files) this.attach(file);
    this.form.dispatchEvent(new CustomEvent("alongside:filled"));
    this.form.querySelector("textarea, input:not([type='hidden'])")?.focus();
  }

  attach({ name, called, blob }) {
    const field = this.form.elements.namedItem(name);
    if (!field) return;
    const carried = new DataTransfer();
    carried.items.add(new File([blob], called, { type: blob.type }));
    field.files = carried.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  fill(name, value) {
    if (["csrfmiddlewaretoken", "uuid"].includes(name)) return;
    for (const field of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (["radio", "checkbox"].includes(field.type)) field.checked ||= field.value === value;
      else if (field.type !== "file" && field.type !== "submit") field.value = value;
    }
  }
}
