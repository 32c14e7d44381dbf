"""What the page of a mark shows: taken from the signed document itself, and from what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from alongside.assurance.marks import moments, verifying
from alongside.assurance.marks.addresses import mark_address
from alongside.assurance.marks.errors import NotSoundError
from alongside.assurance.marks.models import Mark
from alongside.assurance.marks.queries import (
    issuer_document_of,
    issuer_file_of,
    mark_called,
    said_since,
    withdrawn_file_of,
)
from alongside.assurance.marks.shapes import Credential, Signature
from alongside.assurance.marks.sorts import CHECK, CLAIMED, SUPPORTED
from alongside.assurance.signing.models import Signature as Said
from alongside.core import clock


@dataclass(frozen=True)
class Finding:
    """A check, and what was found."""

    name: str
    value: str


@dataclass(frozen=True)
class MarkPage:
    """A mark as anybody sees it. `problems` are empty where it is good today; `since` is what groups said after its award."""

    mark: Mark
    credential: Credential
    problems: Sequence[str]
    since: Sequence[Said]
    address: str
    fingerprint: str

    @property
    def title(self) -> str:
        """What the pack calls its mark."""
        return self.credential.credentialSubject.achievement.name

    @property
    def is_good(self) -> bool:
        return not self.problems

    @property
    def state(self) -> str:
        """In a word or three, for pictures and lists."""
        if self.mark.is_withdrawn:
            return "Withdrawn"
        if self.mark.has_run_out:
            return "Has run out"
        return "Good" if self.is_good else "Can’t be believed"

    @property
    def awarded(self) -> datetime:
        return moments.read(self.credential.awardedDate)

    @property
    def until(self) -> datetime:
        return self.credential.until

    @property
    def claimed(self) -> str:
        return self._first(CLAIMED)

    @property
    def supported(self) -> str:
        return self._first(SUPPORTED)

    @property
    def checks(self) -> list[Finding]:
        """Every check as it stood on the day of the award."""
        return [Finding(name, value) for name, sort, value in self._found() if sort == CHECK]

    @property
    def signatures(self) -> list[Signature]:
        """Which groups signed, and who assessed."""
        return list(self.credential.evidence)

    def _first(self, wanted: str) -> str:
        return next((value for _, sort, value in self._found() if sort == wanted), "")

    def _found(self) -> list[tuple[str, str, str]]:
        subject = self.credential.credentialSubject
        described = subject.achievement.resultDescription
        return [
            (asked.name, asked.resultType, result.value)
            for asked, result in zip(described, subject.result, strict=True)
        ]


def mark_page(mark: Mark) -> MarkPage:
    """The page of a mark, verified now as anybody else would: signature, issuer, dates and withdrawal.

    Raises `NotSoundError` where what is kept is no mark any more: somebody changed it.
    """
    content = mark.credential.encode()
    issuer, status = issuer_file_of(mark.area, mark.site), withdrawn_file_of(mark.area, mark.site)
    verdict = verifying.verify(content, issuer=issuer, status=status, now=clock.now())
    _, credential = verifying.read_mark(content)
    return MarkPage(
        mark=mark,
        credential=credential,
        problems=verdict.problems,
        since=said_since(mark),
        address=mark_address(mark.pk),
        fingerprint=verifying.fingerprint(issuer_document_of(mark.area, mark.site)),
    )


def mark_to_show(mark_id: UUID) -> MarkPage:
    """The mark of this id, to be drawn or printed; `Http404` where there is none, or none that can be read."""
    try:
        return mark_page(mark_called(mark_id))
    except NotSoundError as error:
        raise Http404("This mark can’t be read any more.") from error
