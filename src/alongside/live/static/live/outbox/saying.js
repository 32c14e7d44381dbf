// One line that says what just happened, seen and heard; it may wait for the next page.

const NEXT = "alongside-thanks";

export function say(words) {
  const place = document.querySelector("[data-outbox='say']");
  if (!place || !words) return;
  const line = place.querySelector("[data-outbox='line']");
  place.hidden = false;
  line.textContent = words;
}

export function sayOnNextPage(words) {
  try {
    sessionStorage.setItem(NEXT, words);
  } catch {
    // Nothing is lost: what was sent stands on the page.
  }
}

export function sayWhatWaited() {
  try {
    const words = sessionStorage.getItem(NEXT);
    sessionStorage.removeItem(NEXT);
    if (words) say(words);
  } catch {
    // As above.
  }
}
