"""What a project has earned, as plain data: whether its mark may be awarded, and what the mark would say."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.assurance.marks.documents import Found, Signed
from alongside.frameworks.schema import MarkTerms


@dataclass(frozen=True)
class Earned:
    """What stands behind a mark. `lacking` says in sentences what is missing, and is empty where it may be awarded."""

    terms: MarkTerms
    criteria: str
    language: str
    pack_version: str
    lacking: tuple[str, ...]
    has_checks: bool
    found: Sequence[Found]
    signatures: Sequence[Signed]
    people: frozenset[int]
