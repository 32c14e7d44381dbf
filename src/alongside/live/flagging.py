"""What raises a flag for the facilitator: a worry word, or something that may name somebody.

Plain functions over plain data. A flag decides nothing: it makes words wait for a person, who reads them first.
It is never shown to whoever wrote them, and where there is none, nothing is promised: people find other words.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

_APOSTROPHES = str.maketrans("‘’ʼ`´", "'''''")
_VOWELS = "aeiou"
_WORD = re.compile(r"\w+")
_WORD_OR_STOP = re.compile(r"[^\W\d_][\w'’-]*|[.!?:;,\n]")
_DIGIT = re.compile(r"\d")
# A word with a capital that may be a name: not behind a mark after which nobody is named.
_CAPITALISED = re.compile(r"(?<![^\W\d_])(?<![!?:;,\n])(?<![!?:;,\n] )[A-Z][\w'-]*[a-z]")
SHORTEST_INFLECTED = 3

EMAIL = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\W\d_]{2,}")
# Nine digits and more with spaces, dashes, dots and brackets between them, as phone numbers are written.
PHONE = re.compile(r"(?<!\w)\+?\(?\d(?:[ ().-]{0,2}\d){8,13}(?!\w)")
HANDLE = re.compile(r"(?<![\w@.])@\w{3,}")


def simplified(text: str) -> str:
    """How two writings of the same words become one: small letters, one form for each code point, no invisible ones."""
    if text.isascii():
        return " ".join(text.lower().split())
    visible = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFKC", " ".join(visible.casefold().translate(_APOSTROPHES).split()))


class Phrases:
    """A list of worry words and phrases, prepared once to be looked for in many texts."""

    def __init__(self, phrases: Collection[str]) -> None:
        # Every form of the first word of every phrase, with the phrases that begin with it.
        self._begins: dict[str, list[str]] = {}
        for phrase in dict.fromkeys(phrases):
            words = simplified(phrase).split()
            first = _WORD.search(words[0]) if words else None
            # The first word whole, with its endings; of one with a dash or an apostrophe the first part as it is.
            for form in {first.group(), *_forms(words[0])} if first else ():
                self._begins.setdefault(form, []).append(phrase)

    def found_in(self, text: str) -> list[str]:
        """Those that stand in a text as whole words, each once, in the order of the text."""
        simple = simplified(text)
        words = _WORD.findall(simple)
        if self._begins.keys().isdisjoint(words):  # as good as always
            return []
        candidates = {phrase for word in words for phrase in self._begins.get(word, ())}
        found = [(match.start(), phrase) for phrase in candidates if (match := _pattern_of(phrase).search(simple))]
        return [phrase for _, phrase in sorted(found)]


@lru_cache(maxsize=4096)
def _pattern_of(phrase: str) -> re.Pattern[str]:
    words = ("|".join(map(re.escape, _forms(word))) for word in simplified(phrase).split())
    return re.compile(rf"(?<!\w){' '.join(f'(?:{forms})' for forms in words)}(?!\w)")


def _forms(word: str) -> list[str]:
    """A word with its usual endings: stab, stabs, stabbed, stabbing; abuse, abused; bully, bullies."""
    if len(word) < SHORTEST_INFLECTED or not word[-1].isalpha():
        return [word]
    if word.endswith("e"):
        return [word, f"{word}s", f"{word}d", f"{word[:-1]}ing"]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return [word, f"{word}ing", f"{word[:-1]}ies", f"{word[:-1]}ied"]
    return [word + ending for ending in ("", "s", "es", "ed", "ing", f"{word[-1]}ed", f"{word[-1]}ing")]


def may_name_somebody(text: str, *, before: Collection[str] = (), never: Collection[str] = ()) -> bool:
    """Whether a text may say who somebody is: an email address, a phone number, a handle, or what looks like a name.

    `before` are words that a name follows ("Mr", "called"); `never` are words that make capitals no name ("Council").
    Names in small letters, and a first name alone, are not found: this is a prompt, and no promise.
    """
    if "@" in text and (EMAIL.search(text) or HANDLE.search(text)):
        return True
    if _DIGIT.search(text) and PHONE.search(text):
        return True
    # Most notes have capitals only where a sentence begins, or in whole words such as "I": nothing there looks like a name.
    rest = text[1:]
    if rest == rest.lower() or (text.isascii() and not _CAPITALISED.search(text, 1)):
        return False
    words = _WORD_OR_STOP.findall(unicodedata.normalize("NFC", text))
    capitals = [place for place, word in enumerate(words) if place and word[0].isupper()]
    return any(_is_name_at(words, place, before, never) for place in capitals)


def _is_name_at(words: Sequence[str], place: int, before: Collection[str], never: Collection[str]) -> bool:
    """Whether the word at a place is a name, by the one or two words before it."""
    if not _is_capitalised(words[place]):
        return False
    earlier = words[place - 1].casefold()
    two_earlier = f"{words[place - 2].casefold()} {earlier}" if place > 1 else ""
    if earlier.rstrip(".") in before or two_earlier in before:
        return words[place].casefold() not in never
    if earlier == "." and place > 1 and words[place - 2].casefold() in before:  # "Mr. Smith"
        return True
    pair = (words[place - 1], words[place])
    return all(_is_capitalised(word) and word.casefold() not in never for word in pair)


def _is_capitalised(word: str) -> bool:
    """A capital first and small letters after it: a name, and not somebody who writes in capitals."""
    return word[0].isupper() and any(letter.islower() for letter in word)
