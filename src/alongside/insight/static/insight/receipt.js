// A receipt's picture carries the code behind the #, which no server sees: put it into the field, and out of the address.
import { attach } from "../core/js/modules.js";

attach("receipt-from-picture", (form) => {
  const code = decodeURIComponent(window.location.hash.slice(1));
  if (!code) return;
  form.elements.namedItem("receipt").value = code;
  window.history.replaceState(null, "", window.location.pathname);
});
