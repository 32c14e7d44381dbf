"""A mark, its issuer's document and its list of withdrawn marks, written from plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alongside.assurance.marks import contexts, status_lists
from alongside.assurance.marks.moments import written

Document = dict[str, Any]


@dataclass(frozen=True)
class Places:
    """The addresses of a mark and of what belongs to it."""

    issuer: str
    area: str
    status_list: str
    mark: str = ""
    project: str = ""


@dataclass(frozen=True)
class Found:
    """One thing that was looked at: what, of which sort, and what was found."""

    name: str
    sort: str
    value: str


@dataclass(frozen=True)
class Signed:
    """Who signed and what they said with it."""

    name: str
    narrative: str
    genre: str


@dataclass(frozen=True)
class Content:
    """What a mark says."""

    area: str
    title: str
    project: str
    description: str
    criteria: str
    language: str
    pack_version: str
    valid_from: datetime
    valid_until: datetime
    found: Sequence[Found]
    signatures: Sequence[Signed]
    status_index: int


def credential(content: Content, places: Places) -> Document:
    """A mark that is not signed yet (Open Badges 3.0, `AchievementCredential`)."""
    achievement: dict[str, Any] = {
        "id": f"{places.mark}#achievement",
        "type": ["Achievement"],
        "achievementType": "QualityAssuranceCredential",
        "name": content.title,
        "description": content.description,
        "criteria": {"narrative": content.criteria},
        "inLanguage": content.language,
        "version": content.pack_version,
    }
    subject: dict[str, Any] = {"id": places.project, "type": ["AchievementSubject"], "achievement": achievement}
    if content.found:
        named = [(f"{places.mark}#result-{number}", one) for number, one in enumerate(content.found, start=1)]
        achievement["resultDescription"] = [
            {"id": key, "type": ["ResultDescription"], "name": one.name, "resultType": one.sort} for key, one in named
        ]
        subject["result"] = [{"type": ["Result"], "resultDescription": key, "value": one.value} for key, one in named]
    document: Document = {
        "@context": [contexts.CREDENTIALS, contexts.OPEN_BADGES],
        "id": places.mark,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{content.title}: {content.project}",
        "issuer": {"id": places.issuer, "type": ["Profile"], "name": content.area, "url": places.area},
        "validFrom": written(content.valid_from),
        "validUntil": written(content.valid_until),
        "awardedDate": written(content.valid_from),
        "credentialSubject": subject,
        "credentialStatus": {
            "id": f"{places.status_list}#{content.status_index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(content.status_index),
            "statusListCredential": places.status_list,
        },
    }
    if content.signatures:
        document["evidence"] = [
            {
                "id": f"{places.mark}#signature-{number}",
                "type": ["Evidence"],
                "name": one.name,
                "narrative": one.narrative,
                "genre": one.genre,
            }
            for number, one in enumerate(content.signatures, start=1)
        ]
    return document


@dataclass(frozen=True)
class TakenBack:
    """A mark that was withdrawn: where it is, its bit, and why."""

    mark: str
    index: int
    because: str


def status_credential(withdrawn: Sequence[TakenBack], places: Places, *, now: datetime) -> Document:
    """The list of withdrawn marks with their reasons, not signed yet."""
    listed: dict[str, Any] = {
        "@context": [contexts.CREDENTIALS, contexts.OPEN_BADGES],
        "id": places.status_list,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": places.issuer,
        "validFrom": written(now),
        "credentialSubject": {
            "id": f"{places.status_list}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": status_lists.packed(one.index for one in withdrawn),
        },
    }
    if withdrawn:
        listed["evidence"] = [
            {"id": one.mark, "type": ["Evidence"], "name": "Withdrawn", "narrative": one.because}
            for one in sorted(withdrawn, key=lambda one: one.mark)
        ]
    return listed


def issuer_document(issuer: str, keys: Sequence[tuple[str, str]]) -> Document:
    """The public keys of an area, each as its name and its Multikey; the one that signs now comes first."""
    return {
        "@context": list(contexts.CONTROLLED),
        "id": issuer,
        "verificationMethod": [
            {"id": f"{issuer}#{name}", "type": "Multikey", "controller": issuer, "publicKeyMultibase": key}
            for name, key in keys
        ],
        "assertionMethod": [f"{issuer}#{name}" for name, _ in keys],
    }
