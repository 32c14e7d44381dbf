// A sheet to draw on, with a finger, a pen or a mouse. Whoever cannot or would rather not has words beside it.
import { attach } from "../../core/js/modules.js";
import { asBlob, Way } from "./file.js";

// The pen that is chosen: its colour and its width stand in the page.
function tool(place) {
  const chosen = (name) => place.querySelector(`[data-pen="${name}"] input:checked`);
  return { colour: chosen("colour").dataset.colour, width: Number(chosen("width").value) };
}

// Lines of points. They are kept as they were drawn, so that the last one can be taken back.
class Sheet {
  constructor(canvas, tool) {
    this.canvas = canvas;
    this.paper = canvas.getContext("2d");
    this.tool = tool;
    this.lines = [];
    this.drawing = new Map(); // one line for each finger
    this.onChange = () => {};
    canvas.addEventListener("pointerdown", (event) => this.begin(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, (event) => this.end(event));
  }

  begin(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    const line = { ...this.tool(), points: [this.place(event)] };
    this.lines.push(line);
    this.drawing.set(event.pointerId, line);
    this.stroke(line);
  }

  move(event) {
    const line = this.drawing.get(event.pointerId);
    if (!line) return;
    const between = event.getCoalescedEvents?.() ?? [];
    line.points.push(...(between.length ? between : [event]).map((each) => this.place(each)));
    this.stroke(line);
  }

  end(event) {
    if (this.drawing.delete(event.pointerId)) this.onChange();
  }

  place(event) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [((event.clientX - left) / width) * this.canvas.width, ((event.clientY - top) / height) * this.canvas.height];
  }

  stroke({ colour, width, points }) {
    const { paper } = this;
    paper.strokeStyle = colour;
    paper.lineWidth = width;
    paper.lineCap = paper.lineJoin = "round";
    paper.beginPath();
    paper.moveTo(...points[0]);
    for (const point of points) paper.lineTo(...point);
    paper.stroke();
  }

  draw() {
    this.paper.fillStyle = "white";
    this.paper.fillRect(0, 0, this.canvas.width, this.canvas.height);
    for (const line of this.lines) this.stroke(line);
  }

  undo() {
    this.lines.pop();
    this.draw();
    this.onChange();
  }

  clear() {
    this.lines = [];
    this.draw();
    this.onChange();
  }
}

attach("way-drawing", (place) => {
  if (!("PointerEvent" in window)) return;
  const way = new Way(place);
  const sheet = new Sheet(way.part("canvas"), () => tool(place));
  const board = way.part("board");
  const open = way.part("open");
  for (const pens of place.querySelectorAll("[data-pen]")) pens.querySelector("input").checked = true;
  place.hidden = false;

  const show = (isShown) => {
    board.hidden = !isShown;
    open.hidden = isShown;
  };

  const keep = async () => {
    const count = sheet.lines.length;
    way.part("undo").disabled = way.part("clear").disabled = count === 0;
    sheet.canvas.setAttribute("aria-label", `${place.dataset.drawing} ${count ? place.dataset.begun : place.dataset.empty}`);
    if (!count) return way.take();
    const blob = await asBlob(sheet.canvas, "image/png");
    if (blob && count === sheet.lines.length) way.put(blob, "drawing.png");
  };

  const forget = () => {
    sheet.clear();
    way.say("");
    show(false);
    void keep();
  };

  sheet.onChange = keep;
  open.addEventListener("click", () => {
    show(true);
    sheet.draw();
    way.part("title").focus();
  });
  way.part("undo").addEventListener("click", () => {
    sheet.undo();
    way.say("undone");
  });
  way.part("clear").addEventListener("click", () => {
    sheet.clear();
    way.say("cleared");
  });
  way.part("close").addEventListener("click", () => {
    forget();
    way.say("removed");
    open.focus();
  });
  way.onReset(forget);
  void keep();
});
