"""What one may like, as the buttons of the page where it is chosen."""

from dataclasses import dataclass

from alongside.live.likes import Likes, Size, Switch


@dataclass(frozen=True)
class LikeButton:
    """A button that changes one thing; `is_on` says how it is now."""

    wish: str
    title: str
    hint: str
    symbol: str
    is_on: bool


_HINTS = {
    Switch.EASY: ("easy-words", "Short words. Short questions."),
    Switch.ALOUD: ("read-aloud", "Buttons to hear the words. Your phone must have its sound on."),
    Switch.CALM: ("calm-colours", "Softer colours and pictures."),
    Switch.PICTURES: ("colours", "A picture beside the words."),
    Switch.SIMPLE: ("hand-up", "Few buttons. Press an answer, and it is sent. Good with one switch."),
}


def switches(likes: Likes) -> list[LikeButton]:
    """What is on or off."""
    return [
        LikeButton(switch.value, str(switch.label), hint, symbol, likes.has(switch))
        for switch, (symbol, hint) in _HINTS.items()
    ]


def sizes(likes: Likes) -> list[LikeButton]:
    """How large the words are: one of three."""
    return [LikeButton(f"size:{size.value}", str(size.label), "", "bigger-text", likes.size == size) for size in Size]
