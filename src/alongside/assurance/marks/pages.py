"""What the page of a mark shows: taken from the signed document itself, and from what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside.assurance.marks import moments, verifying
from alongside.assurance.marks.addresses import mark_address
from alongside.assurance.marks.models import Mark
from alongside.assurance.marks.queries import issuer_document_of, issuer_file_of, withdrawn_file_of
from alongside.assurance.marks.shapes import Credential, Signature
from alongside.assurance.marks.sorts import CHECK, CLAIMED, SUPPORTED
from alongside.core import clock


@dataclass(frozen=True)
class Finding:
    """A check, and what was found."""

    name: str
    value: str


@dataclass(frozen=True)
class MarkPage:
    """A mark as anybody sees it. `problems` are empty where it is good today."""

    mark: Mark
    credential: Credential
    problems: Sequence[str]
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
        return "Has run out" if self.mark.has_run_out else "Good"

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
        return list(self.credential.evidence or ())

    def _first(self, wanted: str) -> str:
        return next((value for _, sort, value in self._found() if sort == wanted), "")

    def _found(self) -> list[tuple[str, str, str]]:
        subject = self.credential.credentialSubject
        described = subject.achievement.resultDescription or []
        return [
            (asked.name, asked.resultType, result.value)
            for asked, result in zip(described, subject.result or [], strict=True)
        ]


def mark_page(mark: Mark) -> MarkPage:
    """The page of a mark, verified now as anybody else would: signature, issuer, dates and withdrawal."""
    content = mark.credential.encode()
    issuer, status = issuer_file_of(mark.area, mark.site), withdrawn_file_of(mark.area, mark.site)
    verdict = verifying.verify(content, issuer=issuer, status=status, now=clock.now())
    _, credential = verifying.read_mark(content)
    return MarkPage(
        mark=mark,
        credential=credential,
        problems=verdict.problems,
        address=mark_address(mark.pk),
        fingerprint=verifying.fingerprint(issuer_document_of(mark.area, mark.site)),
    )
