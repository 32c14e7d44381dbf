// Long work: tell how far it is until it is done.
import { attach } from "../core/js/modules.js";
import { renew } from "./renew.js";

const EVERY = 1000;

attach("job", (page) => {
  const look = async () => {
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("#job");
      if (response.ok && fresh) renew(page.querySelector("#job"), fresh);
    } catch {
      // Without a network it looks again the next time.
    }
    if (page.querySelector("[data-on-its-way]")) setTimeout(look, EVERY);
  };
  if (page.querySelector("[data-on-its-way]")) setTimeout(look, EVERY);
});
