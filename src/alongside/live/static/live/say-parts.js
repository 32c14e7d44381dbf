// For who likes to hear the words: a button beside each question, choice and fact that says just this one.
import { attach } from "../core/js/modules.js";

// These name something else: a button inside would be heard with that name.
const NAMES = "h1, h2, legend, label";
const PARTS = "h1, h2, legend, .govuk-label, .big-choice__title, .picture-list > li > p, .picture-list > li > div";

function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "say";
  made.setAttribute("aria-label", `Hear: ${words}`);
  made.append(document.querySelector(".read-aloud .icon").cloneNode(true));
  made.addEventListener("click", (event) => {
    event.preventDefault();
    speechSynthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = document.documentElement.lang;
    utterance.rate = 0.9;
    speechSynthesis.speak(utterance);
  });
  return made;
}

attach("say-parts", () => {
  if (!("speechSynthesis" in window)) return;
  for (const part of document.querySelectorAll(PARTS.replaceAll(/(^|, )/g, "$1main "))) {
    const words = part.textContent.replace(/\s+/g, " ").trim();
    if (!words || part.closest("[hidden], .govuk-visually-hidden")) continue;
    const tile = part.closest(".big-choice");
    if (!tile && part.matches(NAMES)) part.after(button(words));
    else (tile ?? part).append(button(words));
  }
});
