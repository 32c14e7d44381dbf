// Putting options in order with buttons: up, down, take out. The lists of places stay in the form, out of sight,
// so that it is sent and refused exactly as without a script. Nothing has to be dragged.
import { attach } from "../../core/js/modules.js";

attach("ranking", (box) => {
  const list = box.querySelector(".ranking__rows");
  const rows = [...list.children].map((item) => row(item));
  const most = rows[0].select.options.length - 1;
  const said = document.createElement("p");
  said.className = "ranking__said";
  said.setAttribute("role", "status");
  box.prepend(said);

  const chosen = () => rows.filter((one) => one.select.value).sort((a, b) => Number(a.select.value) - Number(b.select.value));
  let order = chosen();

  const draw = () => {
    const rest = rows.filter((one) => !order.includes(one));
    [...order, ...rest].forEach((one) => list.append(one.item));
    rows.forEach((one) => {
      const place = order.indexOf(one) + 1;
      one.select.value = place || "";
      one.item.classList.toggle("ranking__row--placed", place > 0);
      one.badge.textContent = place ? one.select.selectedOptions[0].textContent : "";
      one.choose.hidden = place > 0 || order.length >= most;
      one.out.hidden = !place;
      one.up.hidden = !place || place === 1;
      one.down.hidden = !place || place === order.length;
    });
  };

  const change = (one, next, words, focus) => {
    order = next;
    draw();
    said.textContent = words();
    const wanted = [one[focus], one.up, one.down, one.out, one.choose].find((button) => !button.hidden);
    wanted?.focus();
  };

  const isNow = (one) => () => `${one.name} is ${one.badge.textContent}.`;

  const swap = (one, step, focus) => {
    const place = order.indexOf(one);
    const next = [...order];
    [next[place], next[place + step]] = [next[place + step], next[place]];
    change(one, next, isNow(one), focus);
  };

  rows.forEach((one) => {
    one.choose.addEventListener("click", () => change(one, [...order, one], isNow(one), "up"));
    one.out.addEventListener("click", () => {
      change(one, order.filter((other) => other !== one), () => `${one.name} has no place now.`, "choose");
    });
    one.up.addEventListener("click", () => swap(one, -1, "up"));
    one.down.addEventListener("click", () => swap(one, 1, "down"));
  });
  // Others empty the form, or fill it with what was refused.
  const again = () => {
    order = chosen();
    draw();
  };
  const form = box.closest("form");
  form?.addEventListener("reset", () => setTimeout(again));
  form?.addEventListener("alongside:filled", again);
  draw();
});

function row(item) {
  const select = item.querySelector("select");
  const name = item.querySelector(".ranking__name").textContent;
  const badge = document.createElement("span");
  badge.className = "ranking__badge";
  const buttons = document.createElement("span");
  buttons.className = "ranking__buttons";
  const button = (words, label) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ranking__button";
    made.textContent = words;
    made.setAttribute("aria-label", label);
    buttons.append(made);
    return made;
  };
  const made = {
    item,
    select,
    name,
    badge,
    choose: button("Choose", `Choose ${name}`),
    up: button("Up", `Up: ${name}`),
    down: button("Down", `Down: ${name}`),
    out: button("Take out", `Take out: ${name}`),
  };
  select.hidden = true;
  item.prepend(badge);
  item.append(buttons);
  return made;
}
