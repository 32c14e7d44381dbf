// A button that prints the page; hidden where there is no script.
import { attach } from "./modules.js";

attach("print", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
