// One line that says what just happened, seen and heard; it may wait for the next page.

const NEXT = "alongside-thanks";

export const say = (words) => tell("say", words);

// The same for what did not go well.
export const warn = (words) => tell("warn", words);

function tell(kind, words) {
  for (const name of ["say", "warn"]) {
    const place = document.querySelector(`[data-outbox='${name}']`);
    if (!place || !words) return;
    place.hidden = name !== kind;
    place.querySelector("[data-outbox='line']").textContent = name === kind ? words : "";
  }
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
