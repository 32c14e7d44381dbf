"""Whether a mark can be believed: plain functions over what was read, without a database or a network."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils import timezone

from alongside.assurance.marks import canonical, moments, multikey, proofs, status_lists
from alongside.assurance.marks.errors import NotSoundError
from alongside.assurance.marks.shapes import Credential, IssuerDocument, StatusCredential, fitted
from alongside.core.dates import long_date

NO_LIST = "Nobody could be asked whether it was withdrawn: the list of withdrawn marks can’t be reached."


@dataclass
class Verdict:
    """What was found out about a mark: what is wrong with it, and what could not be found out."""

    credential: Credential | None = None
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    status_as_of: datetime | None = None

    @property
    def is_good(self) -> bool:
        """Signed by its issuer, within its dates, and not known to be withdrawn."""
        return not self.problems


def fingerprint(document: dict[str, Any]) -> str:
    """The SHA-256 of an issuer's document in its one spelling, to compare by eye: “3f9a 07c1 …”."""
    digest = sha256(canonical.spelled(document)).hexdigest()
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def read_mark(content: bytes) -> tuple[dict[str, Any], Credential]:
    """A mark from a file, in its shape but not yet verified. Raises `NotSoundError`."""
    document = canonical.read(content)
    credential = fitted(Credential, document, "mark")
    _check_one_site(credential)  # before anybody asks at the addresses that it names
    return document, credential


def read_issuer(content: bytes) -> tuple[dict[str, Any], IssuerDocument]:
    """An issuer's document from a file. Raises `NotSoundError`."""
    document = canonical.read(content)
    return document, fitted(IssuerDocument, document, "issuer’s document")


def verify(mark: bytes, *, issuer: bytes, status: bytes | None, now: datetime) -> Verdict:
    """Signature, issuer, dates and withdrawal. `status` is the list of withdrawn marks, where there is one."""
    verdict = Verdict()
    try:
        document, credential = read_mark(mark)
        _, keys = read_issuer(issuer)
        verdict.credential = credential
        _check_signed(document, credential, keys)
    except NotSoundError as error:
        verdict.problems.append(str(error))
        return verdict
    _look_at_dates(verdict, credential, now)
    _look_at_status(verdict, credential, keys, status, now)
    return verdict


def _check_one_site(credential: Credential) -> None:
    of_the_same_site = (
        credential.id, credential.issuer.url, credential.credentialStatus.statusListCredential,
        credential.credentialSubject.id,
    )  # fmt: skip
    if any(_site(address) != _site(credential.issuer.id) for address in of_the_same_site):
        raise NotSoundError("It names addresses of another site than its issuer’s.")


def _check_signed(document: dict[str, Any], credential: Credential, keys: IssuerDocument) -> None:
    if keys.id != credential.issuer.id:
        raise NotSoundError("The issuer’s document belongs to another issuer than the mark names.")
    _check_proof(document, credential.proof.verificationMethod, keys)


def _check_proof(document: dict[str, Any], method: str, keys: IssuerDocument) -> None:
    key = keys.key(method)
    if key is None:
        raise NotSoundError("It was signed with a key that its issuer does not have.")
    proofs.check(document, multikey.key_of(key.publicKeyMultibase))


def _site(address: str) -> str:
    return "/".join(address.split("/", 3)[:3])


def _look_at_dates(verdict: Verdict, credential: Credential, now: datetime) -> None:
    begins = moments.read(credential.validFrom)
    if now < begins:
        verdict.problems.append(f"It is not valid yet. It begins on {_day(begins)}.")
    if moments.is_past(credential.until, now):
        verdict.problems.append(f"It ran out. {_day(credential.until)} was its last day.")


def _look_at_status(
    verdict: Verdict, credential: Credential, keys: IssuerDocument, status: bytes | None, now: datetime
) -> None:
    if status is None:
        verdict.warnings.append(NO_LIST)
        return
    try:
        document = canonical.read(status, longest=canonical.LONGEST_LIST)
        listed = fitted(StatusCredential, document, "list of withdrawn marks")
        if listed.issuer != keys.id or listed.id != credential.credentialStatus.statusListCredential:
            raise NotSoundError("The list of withdrawn marks is another issuer’s.")
        _check_proof(document, listed.proof.verificationMethod, keys)
        is_withdrawn = status_lists.is_set(listed.credentialSubject.encodedList, credential.credentialStatus.index)
    except NotSoundError as error:
        verdict.problems.append(f"The list of withdrawn marks can’t be believed. {error}")
        return
    verdict.status_as_of = moments.read(listed.validFrom)
    if verdict.status_as_of > now:
        verdict.warnings.append("The list of withdrawn marks is dated later than now.")
    if is_withdrawn:
        reasons = [one.narrative for one in listed.evidence if one.id == credential.id]
        verdict.problems.append(f"It was withdrawn. {' '.join(reasons) or 'The list gives no reason.'}")


def _day(moment: datetime) -> str:
    return long_date(timezone.localdate(moment))
