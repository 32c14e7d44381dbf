"""Data Integrity proofs with the cryptosuite eddsa-rdfc-2022, as Open Badges 3.0 asks (W3C vc-di-eddsa, 3.2)."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from alongside.assurance.marks import canonical, multikey
from alongside.assurance.marks.errors import NotSoundError
from alongside.assurance.marks.moments import written

KIND = "DataIntegrityProof"
SUITE = "eddsa-rdfc-2022"
PURPOSE = "assertionMethod"


def signed(document: dict[str, Any], *, private: Ed25519PrivateKey, method: str, created: datetime) -> dict[str, Any]:
    """The document with its proof. `method` is the address of the public key in the issuer's document."""
    proof = {
        "type": KIND,
        "cryptosuite": SUITE,
        "created": written(created),
        "verificationMethod": method,
        "proofPurpose": PURPOSE,
    }
    signature = private.sign(_digests(document, proof))
    return document | {"proof": proof | {"proofValue": multikey.to_text(signature)}}


def check(document: dict[str, Any], public: Ed25519PublicKey) -> None:
    """Raises `NotSoundError` unless the key's owner signed just this."""
    unsigned = {term: value for term, value in document.items() if term != "proof"}
    options = {term: value for term, value in document["proof"].items() if term != "proofValue"}
    signature = multikey.from_text(document["proof"]["proofValue"], length=multikey.SIGNATURE_LENGTH)
    try:
        public.verify(signature, _digests(unsigned, options))
    except InvalidSignature as error:
        raise NotSoundError("It was changed after it was signed, or somebody else signed it.") from error


def _digests(document: dict[str, Any], proof: dict[str, Any]) -> bytes:
    options = {"@context": document["@context"], **proof}
    return b"".join(sha256(canonical.statements(one)).digest() for one in (options, document))
