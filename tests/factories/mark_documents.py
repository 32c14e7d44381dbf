"""Marks that were made without a database: a key, a signed document, its issuer's document and its list."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.assurance.marks import canonical, documents, multikey, proofs
from alongside.assurance.marks.documents import Content, Found, Places, Signed, TakenBack
from alongside.assurance.marks.sorts import CHECK, CLAIMED, SUPPORTED
from alongside.assurance.marks.verifying import Verdict, verify

SITE = "https://together.example"
AWARDED = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
UNTIL = datetime(2028, 3, 1, 23, 59, 59, tzinfo=UTC)
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
CONTENT = Content(
    area="Elmbridge Vale",
    title="Made together",
    project="Quiet rooms",
    description="It was made together.",
    criteria="Every check holds, and each group has signed.",
    language="en-GB",
    pack_version="odd 1",
    valid_from=AWARDED,
    valid_until=UNTIL,
    found=(
        Found("Claimed", CLAIMED, "Owning it together"),
        Found("Supported by the record", SUPPORTED, "Owning it together"),
        Found("Papers came early", CHECK, "Attested"),
        Found("Open to all", CHECK, "Holds"),
    ),
    signatures=(
        Signed("Écolières", "Signed on 27 February 2026.", "Signature"),
        Signed("Aunts", "Signed on 28 February 2026, with a reservation: the lights.", "Reservation"),
    ),
    status_index=94_567,
)


@dataclass(frozen=True)
class MadeArea:
    """An area with a key of its own."""

    slug: str = "elm"
    private: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def places(self) -> Places:
        known = f"{SITE}/.well-known/marks/{self.slug}"
        return Places(
            issuer=f"{known}/issuer.json",
            area=f"{SITE}/{self.slug}/",
            status_list=f"{known}/withdrawn.json",
            mark=f"{SITE}/verify/5f1b5c0e-7c6f-4a56-a3a4-55ad5ef34c0b/",
            project=f"{SITE}/{self.slug}/projects/quiet-rooms/",
        )

    def sign(self, document: dict[str, Any]) -> dict[str, Any]:
        """Any document under this area's key."""
        return proofs.signed(document, private=self.private, method=f"{self.places.issuer}#key-1", created=AWARDED)

    def mark(self, **changes: Any) -> dict[str, Any]:
        """A mark, signed."""
        return self.sign(documents.credential(replace(CONTENT, **changes), self.places))

    def issuer(self) -> dict[str, Any]:
        """The issuer's document."""
        return documents.issuer_document(self.places.issuer, [("key-1", multikey.written(self.private.public_key()))])

    def withdrawn(self, taken: Sequence[TakenBack] = (), *, on: datetime = NOW) -> dict[str, Any]:
        """The list of withdrawn marks, signed."""
        return self.sign(documents.status_credential(taken, self.places, now=on))

    def verify(
        self,
        mark: dict[str, Any] | bytes,
        *,
        issuer: dict[str, Any] | None = None,
        status: dict[str, Any] | None = None,
        now: datetime = NOW,
    ) -> Verdict:
        """What the engine says of a mark beside this area's document."""
        return verify(
            mark if isinstance(mark, bytes) else canonical.saved(mark),
            issuer=canonical.saved(issuer or self.issuer()),
            status=None if status is None else canonical.saved(status),
            now=now,
        )


def copied(document: dict[str, Any]) -> dict[str, Any]:
    """A document that may be changed without changing the other."""
    copy: dict[str, Any] = json.loads(json.dumps(document))
    return copy
