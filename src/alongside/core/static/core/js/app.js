// The behaviours that any page may have. Static imports, so that the names of the collected
// files can be rewritten into them (docs/look.md, "Behaviour"). Pages add their own modules
// in the block extra_modules.
import "./character-count.js";
import "./error-summary.js";
import "./print.js";
import "./read-aloud.js";
