"""What a mark, its issuer's document and its list of withdrawn marks may hold: these terms and no others.

Open Badges sign statements, and to statements neither an undefined term nor an empty one, nor the order of a list or
something said twice in it, means anything. So the shapes know every term, none may be there with nothing in it, and
every list has one order only: then any change to a mark is noticed.
"""

from datetime import datetime
from typing import Annotated, Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from alongside.assurance.marks import contexts, moments, multikey
from alongside.assurance.marks.errors import NotSoundError
from alongside.assurance.marks.status_lists import LENGTH


def _is_moment(text: str) -> str:
    moments.read(text)
    return text


def _is_address(text: str) -> str:
    parts = urlsplit(text)
    is_plain = text.isprintable() and not any(sign in text for sign in ' \\"<>{}|^`')
    # “https://an-area.example@elsewhere.example/” would look like the area's.
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc or not is_plain:
        raise ValueError("not an address")
    return text


Words = Annotated[str, StringConstraints(min_length=1, max_length=5000)]
Moment = Annotated[str, StringConstraints(pattern=moments.PATTERN), AfterValidator(_is_moment)]
Address = Annotated[str, StringConstraints(max_length=500), AfterValidator(_is_address)]
Several = Field(min_length=1, max_length=200)
NoneOrSeveral: Any = Field(default_factory=list, min_length=1, max_length=200)  # none is no term, never an empty one


class Shape(BaseModel):
    """Part of a document; a term that it doesn't know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Proof(Shape):
    type: Literal["DataIntegrityProof"]
    cryptosuite: Literal["eddsa-rdfc-2022"]
    created: Moment
    verificationMethod: Address
    proofPurpose: Literal["assertionMethod"]
    proofValue: Words


class Issuer(Shape):
    """The area, as a mark names it."""

    id: Address
    type: list[Literal["Profile"]] = Field(min_length=1, max_length=1)
    name: Words
    url: Address


class Criteria(Shape):
    narrative: Words


class ResultDescription(Shape):
    id: Address
    type: list[Literal["ResultDescription"]] = Field(min_length=1, max_length=1)
    name: Words
    resultType: Literal["ext:ClaimedLevel", "ext:SupportedLevel", "ext:Check"]


class Result(Shape):
    type: list[Literal["Result"]] = Field(min_length=1, max_length=1)
    resultDescription: Address
    value: Words


class Achievement(Shape):
    id: Address
    type: list[Literal["Achievement"]] = Field(min_length=1, max_length=1)
    achievementType: Literal["QualityAssuranceCredential"]
    name: Words
    description: Words
    criteria: Criteria
    inLanguage: Words
    version: Words
    resultDescription: list[ResultDescription] = NoneOrSeveral


class Subject(Shape):
    """The project, what was looked at, and what was found."""

    id: Address
    type: list[Literal["AchievementSubject"]] = Field(min_length=1, max_length=1)
    achievement: Achievement
    result: list[Result] = NoneOrSeveral


class Signature(Shape):
    """Who signed: a group or an assessor, never somebody's name."""

    id: Address
    type: list[Literal["Evidence"]] = Field(min_length=1, max_length=1)
    name: Words
    narrative: Words
    genre: Literal["Signature", "Reservation", "Assessment"]


class StatusEntry(Shape):
    id: Address
    type: Literal["BitstringStatusListEntry"]
    statusPurpose: Literal["revocation"]
    statusListIndex: Annotated[str, StringConstraints(pattern=r"^(0|[1-9]\d{0,6})$")]
    statusListCredential: Address

    @property
    def index(self) -> int:
        """The place of the mark's bit."""
        return int(self.statusListIndex)


class Credential(Shape):
    """A mark."""

    context: list[str] = Field(alias="@context")
    id: Address
    type: list[str]
    name: Words
    issuer: Issuer
    validFrom: Moment
    validUntil: Moment
    awardedDate: Moment
    credentialSubject: Subject
    evidence: list[Signature] = NoneOrSeveral
    credentialStatus: StatusEntry
    proof: Proof

    @property
    def until(self) -> datetime:
        """The last instant of its validity."""
        return moments.read(self.validUntil)

    @model_validator(mode="after")
    def _stands_in_one_order(self) -> Self:
        _same(self.context, [contexts.CREDENTIALS, contexts.OPEN_BADGES], "@context")
        _same(self.type, ["VerifiableCredential", "OpenBadgeCredential"], "type")
        subject = self.credentialSubject
        asked = [one.id for one in subject.achievement.resultDescription]
        _same(asked, [f"{self.id}#result-{number}" for number in range(1, len(asked) + 1)], "resultDescription")
        _same([one.resultDescription for one in subject.result], asked, "result")
        wanted = [f"{self.id}#signature-{number}" for number in range(1, len(self.evidence) + 1)]
        _same([one.id for one in self.evidence], wanted, "evidence")
        if self.credentialStatus.index >= LENGTH:
            raise ValueError("credentialStatus is outside the list")
        return self


class WithdrawnList(Shape):
    id: Address
    type: Literal["BitstringStatusList"]
    statusPurpose: Literal["revocation"]
    encodedList: Annotated[str, StringConstraints(min_length=1, max_length=100_000)]


class Withdrawn(Shape):
    """Why a mark was withdrawn. `id` is the mark's."""

    id: Address
    type: list[Literal["Evidence"]] = Field(min_length=1, max_length=1)
    name: Words
    narrative: Words


class StatusCredential(Shape):
    """The list of the marks that an area withdrew, signed by the area."""

    context: list[str] = Field(alias="@context")
    id: Address
    type: list[str]
    issuer: Address
    validFrom: Moment
    credentialSubject: WithdrawnList
    evidence: list[Withdrawn] = Field(default_factory=list, min_length=1, max_length=2000)
    proof: Proof

    @model_validator(mode="after")
    def _stands_in_one_order(self) -> Self:
        _same(self.context, [contexts.CREDENTIALS, contexts.OPEN_BADGES], "@context")
        _same(self.type, ["VerifiableCredential", "BitstringStatusListCredential"], "type")
        named = [one.id for one in self.evidence]
        _same(named, sorted(set(named)), "evidence")
        return self


class Key(Shape):
    """One public key of an issuer."""

    id: Address
    type: Literal["Multikey"]
    controller: Address
    publicKeyMultibase: Words


class IssuerDocument(Shape):
    """Which keys an area signs with, and signed with before (W3C Controlled Identifiers 1.0)."""

    context: list[str] = Field(alias="@context")
    id: Address
    verificationMethod: list[Key] = Several
    assertionMethod: list[Address] = Several

    @model_validator(mode="after")
    def _keys_are_its_own(self) -> Self:
        _same(self.context, list(contexts.CONTROLLED), "@context")
        for key in self.verificationMethod:
            if key.controller != self.id or not key.id.startswith(f"{self.id}#"):
                raise ValueError("a key in it belongs to somebody else")
            multikey.key_of(key.publicKeyMultibase)
        ids = [key.id for key in self.verificationMethod]
        if len(set(ids)) != len(ids):
            raise ValueError("two keys in it have the same name")
        return self

    def key(self, method: str) -> Key | None:
        """The key of this name, if the issuer says that it signs marks."""
        found = next((key for key in self.verificationMethod if key.id == method), None)
        return found if method in self.assertionMethod else None


def _same(found: list[str], wanted: list[str], term: str) -> None:
    if found != wanted:
        raise ValueError(f"{term} is not as a mark has it")


Kind = TypeVar("Kind", bound=Shape)


def fitted(kind: type[Kind], document: dict[str, Any], called: str) -> Kind:
    """The document in its shape. Raises `NotSoundError` that names what doesn't belong."""
    try:
        return kind.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"] if part != "context")
        raise NotSoundError(f"It is no {called} as we know it: {place or 'the whole'}: {_reason(first)}.") from error


def _reason(error: Any) -> str:
    if error["type"] == "extra_forbidden":
        return "this term is not defined"
    return str(error["msg"]).removeprefix("Value error, ").rstrip(".")
