// Reads the main part of the page aloud with the device's own voice. Nothing leaves the device.
// The button stays hidden where the device cannot speak.
import { attach } from "./modules.js";

const READ = "h1, h2, h3, p, li, legend, label, dt, dd, blockquote, th, td, figcaption";
const SKIP = "[hidden], [aria-hidden='true'], script, svg, textarea, input, select";

// The words in the order of the page, each once: an element that holds another one leaves it to speak for itself.
export function wordsOf(main) {
  const words = [];
  for (const element of main.querySelectorAll(READ)) {
    if (element.closest(SKIP) || !element.checkVisibility?.()) continue;
    const own = element.cloneNode(true);
    for (const inner of own.querySelectorAll(`${READ}, ${SKIP}`)) inner.remove();
    const text = own.textContent.replace(/\s+/g, " ").trim();
    if (text) words.push(text);
  }
  return words;
}

attach("read-aloud", (button) => {
  const main = document.querySelector("main");
  if (!("speechSynthesis" in window) || !main) return;
  const start = button.querySelector("[data-read-aloud='start']");
  const stop = button.querySelector("[data-read-aloud='stop']");
  let speaking = false;
  const show = (now) => {
    speaking = now;
    start.hidden = now;
    stop.hidden = !now;
  };
  const silence = () => {
    speechSynthesis.cancel();
    show(false);
  };
  const speak = () => {
    const sentences = wordsOf(main);
    sentences.forEach((sentence, place) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = document.documentElement.lang;
      utterance.rate = 0.9;
      if (place === sentences.length - 1) utterance.onend = () => show(false);
      speechSynthesis.speak(utterance);
    });
    show(sentences.length > 0);
  };
  button.hidden = false;
  button.addEventListener("click", () => (speaking ? silence() : speak()));
  window.addEventListener("pagehide", silence);
});
