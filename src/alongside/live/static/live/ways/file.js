// A picture, a drawing or a recording as the file of an ordinary field: the form that sends it, whoever sends it,
// needs to know no more.

const MEGABYTE = 1024 * 1024;

export class Way {
  constructor(place) {
    this.place = place;
    this.input = place.querySelector("input[type='file']");
    this.form = this.input.form;
  }

  part(name) {
    return this.place.querySelector(`[data-part="${name}"]`);
  }

  // Words of the page: each stands in it as data, so that they are all in one place.
  say(name, more = "") {
    this.part("said").textContent = name ? `${this.place.dataset[name]} ${more}`.trim() : "";
  }

  // Takes a file in place of whatever is there, unless it is more than may be sent.
  put(blob, called) {
    if (blob.size > Number(this.place.dataset.megabytes) * MEGABYTE) {
      this.take();
      this.say("tooBig");
      return false;
    }
    const carried = new DataTransfer();
    carried.items.add(new File([blob], called, { type: blob.type }));
    this.input.files = carried.files;
    return true;
  }

  take() {
    this.input.value = "";
  }

  // When the form is emptied, because what was in it is on its way.
  onReset(forget) {
    this.form.addEventListener("reset", () => setTimeout(forget));
  }
}

// A canvas as a file; nothing where the browser has no room for it.
export const asBlob = (canvas, type, quality) => new Promise((done) => canvas.toBlob(done, type, quality));
