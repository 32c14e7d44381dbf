"""Pictures and recordings as pages show them: with their words for those who cannot see or hear them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.live.enums import MediaKind
from alongside.live.forms.describing import DescribeForm
from alongside.live.models import Contribution, Media, Session

NAMES = {
    MediaKind.PICTURE: "A picture",
    MediaKind.DRAWING: "A drawing",
    MediaKind.VOICE: "A recording",
    MediaKind.SHEET: "A sheet of paper",
}
SYMBOLS = {
    MediaKind.PICTURE: "camera",
    MediaKind.DRAWING: "pencil",
    MediaKind.VOICE: "microphone",
    MediaKind.SHEET: "paper",
}

Address = Callable[[Media], str]


@dataclass(frozen=True)
class MediaShown:
    """One picture or recording. `alt` is what it shows or says, empty until somebody wrote it down."""

    id: UUID
    kind: str
    name: str
    symbol: str
    url: str
    alt: str
    width: int | None
    height: int | None
    length: str

    @property
    def is_picture(self) -> bool:
        """Whether it is looked at, and not listened to."""
        return self.kind != MediaKind.VOICE

    @property
    def words(self) -> str:
        """What stands in its place where it cannot be seen or heard."""
        return self.alt or f"{self.name}. Nobody has written down yet what it {'shows' if self.is_picture else 'says'}."


def media_shown(contribution: Contribution, address: Address) -> list[MediaShown]:
    """What was said by picture or recording; `address` is that of the area or the person who looks."""
    return shown_at(contribution.media.all(), address)


def shown_at(media: Iterable[Media], address: Address) -> list[MediaShown]:
    """The same for any of them."""
    return [
        MediaShown(
            id=one.pk,
            kind=one.kind,
            name=NAMES[MediaKind(one.kind)],
            symbol=SYMBOLS[MediaKind(one.kind)],
            url=address(one),
            alt=one.alt_text,
            width=one.width,
            height=one.height,
            length=_length(one.seconds),
        )
        for one in media
    ]


def _length(seconds: float | None) -> str:
    """ "12 seconds", "1 minute 5 seconds"; empty for what has none."""
    if seconds is None:
        return ""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    parts = [(minutes, "minute"), (rest, "second")]
    return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number)


def media_of(contribution: Contribution) -> list[MediaShown]:
    """The same for the team: at the address of its session, which is asked for only where there is something."""
    media = contribution.media.all()
    return shown_at(media, address_in(contribution.session)) if media else []


def address_in(session: Session) -> Address:
    """Where the team sees what was said in a session."""
    slug, code = session.area.slug, session.code
    return lambda media: reverse("session_media", args=[slug, code, media.pk])


def own_address_in(session: Session) -> Address:
    """Where a participant sees their own, on the phone that they joined with."""
    code = session.code
    return lambda media: reverse("join_media", args=[code, media.pk])


def names_of(media: Sequence[MediaShown]) -> str:
    """What it is, in a few words, where there is no room for more: "A picture, a recording"."""
    names = ", ".join(one.name.lower() for one in media)
    return names[:1].upper() + names[1:]


@dataclass(frozen=True)
class DescribingRow:
    """A picture or recording with the form for its words, and what came with it."""

    media: MediaShown
    form: DescribeForm
    words: str
    prompt: str
    who: str
    is_held: bool

    @property
    def shown(self) -> list[MediaShown]:
        """It alone, as a page draws several."""
        return [self.media]


def describing_rows(
    media: Iterable[Media], session: Session, *, wrong: UUID | None = None, form: DescribeForm | None = None
) -> list[DescribingRow]:
    """Rows for a page; the one that was filled in wrongly keeps its own form."""
    address = address_in(session)
    return [_describing_row(one, address, form if one.pk == wrong else None) for one in media]


def _describing_row(media: Media, address: Address, form: DescribeForm | None) -> DescribingRow:
    said = media.contribution
    assert said is not None  # only what was said is described
    words = getattr(said, "words", None)
    group = said.participant.group
    return DescribingRow(
        media=shown_at([media], address)[0],
        form=form or DescribeForm(prefix=str(media.pk), initial={"alt_text": media.alt_text}),
        words=words.text if words is not None else "",
        prompt=said.prompt.text,
        who=group.title if group else "Group not given",
        is_held=said.is_held,
    )
