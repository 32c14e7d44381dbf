// When a form comes back with problems, the summary is where one stands.
import { attach } from "./modules.js";

attach("error-summary", (summary) => summary.focus());
