// A form that several people fill in, saved as it is typed. Where somebody else wrote under the same question
// meanwhile, nothing is saved over theirs: both stand on the page, and whoever types chooses. Without this script the
// button saves, and the server says the same.
import { attach } from "../core/js/modules.js";

const PAUSE_MS = 1500;
const AGAIN_MS = 10000;

class Question {
  constructor(form, element) {
    Object.assign(this, { form, element, timer: 0, waits: false, onTheWay: null, meets: null });
    this.seen = form.elements[element.dataset.seen];
    this.status = element.querySelector("[data-saved]");
    element.addEventListener("input", () => this.later(PAUSE_MS));
    element.addEventListener("change", () => this.save());
  }

  get controls() {
    return [...this.element.querySelectorAll("[name]")];
  }

  rest() {
    clearTimeout(this.timer);
    this.stop?.abort();
    this.waits = false;
  }

  later(pause) {
    this.waits = true;
    if (!this.meets) this.status.textContent = "Not saved yet";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  body() {
    const whole = new FormData(this.form);
    const body = new FormData();
    const names = new Set(this.controls.map((control) => control.name));
    for (const name of ["csrfmiddlewaretoken", this.seen.name, ...names]) {
      for (const value of whole.getAll(name)) body.append(name, value);
    }
    return body;
  }

  save() {
    clearTimeout(this.timer);
    if (this.meets) return;
    this.waits = true;
    if (this.onTheWay) return this.later(PAUSE_MS);
    this.onTheWay = this.send().finally(() => (this.onTheWay = null));
  }

  async send() {
    const body = this.body();
    this.stop = new AbortController();
    const { signal } = this.stop;
    let answer, told;
    try {
      answer = await fetch(this.element.dataset.answer, { method: "POST", body, signal, headers: { Accept: "application/json" } });
      told = answer.ok || [409, 422].includes(answer.status) ? await answer.json() : {};
    } catch {
      if (signal.aborted) return;
      this.status.textContent = "Not saved yet: the network is gone. What you typed is still here.";
      return this.later(AGAIN_MS);
    }
    if (answer.status === 409) return this.met(told);
    this.status.textContent = told.told ?? "Not saved. What you typed is still here. Try the button below.";
    if (!answer.ok) return;
    this.seen.value = told.seen;
    // What was typed while this was on its way goes next.
    this.waits = String([...body.entries()].slice(2)) !== String([...this.body().entries()].slice(2));
    if (this.waits) this.later(PAUSE_MS);
  }

  // Somebody else wrote here meanwhile.
  met({ seen, theirs, told }) {
    this.status.textContent = "";
    this.meets = document.createElement("div");
    this.meets.className = "notice notice--warning meets";
    this.meets.setAttribute("role", "alert");
    const words = document.createElement("div");
    const said = (text, name) => words.append(Object.assign(document.createElement("p"), { textContent: text, className: name }));
    said(`${told} Yours is still here, and not saved yet.`, "notice__title");
    said(this.inWords(theirs) ? `They wrote: “${this.inWords(theirs)}”` : "They took the answer away.", "meets__theirs");
    const row = Object.assign(document.createElement("div"), { className: "button-row" });
    const offer = (text, act) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      button.className = "govuk-button govuk-button--secondary";
      button.addEventListener("click", () => this.settle(seen, act));
      row.append(button);
    };
    if (this.takesWords && this.inWords(theirs)) offer("Keep both", () => (this.field.value = `${theirs}\n\n${this.field.value}`));
    offer("Keep mine", () => {});
    offer("Take theirs", () => this.take(theirs));
    words.append(row);
    this.meets.append(words);
    this.status.before(this.meets);
  }

  settle(seen, act) {
    act();
    this.seen.value = seen;
    this.meets.remove();
    this.meets = null;
    this.field.focus();
    this.save();
  }

  get field() {
    return this.controls[0];
  }

  get takesWords() {
    return this.field.matches("textarea");
  }

  inWords(theirs) {
    const values = [theirs].flat().filter(Boolean);
    const choices = this.controls.filter((one) => one.type === "radio" || one.type === "checkbox");
    if (!choices.length) return values.join(", ");
    return choices.filter((one) => values.includes(one.value)).map((one) => one.labels[0].textContent.trim()).join(", ");
  }

  take(theirs) {
    const values = [theirs].flat();
    for (const control of this.controls) {
      if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
    }
  }
}

attach("autosave", (form) => {
  const questions = [...form.querySelectorAll("[data-answer]")].map((element) => new Question(form, element));
  const unsaved = () => questions.some((question) => question.waits);
  window.addEventListener("beforeunload", (event) => unsaved() && event.preventDefault());
  window.addEventListener("online", () => questions.forEach((question) => question.waits && question.save()));
  // The button sends everything that stands on the page, so nothing needs to be on its way beside it.
  form.addEventListener("submit", () => questions.forEach((question) => question.rest()));
});
