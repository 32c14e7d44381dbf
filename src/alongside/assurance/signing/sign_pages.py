"""The page on which a group signs: what it said before, and what is in the way."""

from dataclasses import dataclass

from alongside.assurance.signing import queries, rules
from alongside.assurance.signing.models import Signature
from alongside.assurance.signing.snapshot import Change, changes
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.frameworks.schema.signoff import SignoffFile
from alongside.people.models import Group
from alongside.projects.models import Project


@dataclass(frozen=True)
class SignPage:
    """`since` is what changed after the group's own earlier word; `why_not` is why this person cannot sign."""

    terms: SignoffFile | None
    is_asked: bool
    signature: Signature | None
    since: tuple[Change, ...]
    why_not: str


def may_sign(project: Project, group: Group, person_id: int, reading: Reading) -> SignPage:
    """What somebody who represents a group finds on its page of signing."""
    signatures = {one.group.key: one for one in queries.signatures_of(project)}
    mine, terms = signatures.get(group.key), reading.pack.signoff
    is_asked = queries.sign_off_of(project) is not None
    refused = rules.why_not(
        group.key,
        person_id,
        signed_for={key: one.signed_by_id for key, one in signatures.items()},
        family_groups=terms.family_groups if terms else (),
        leads=queries.leads_of(project),
        titles={one.id: one.title for one in reading.pack.groups},
    )
    since = tuple(changes(mine.prints, reading.snapshot)) if mine else ()
    not_asked = "" if is_asked else "Nobody has asked for signatures yet. You can ask on the page of the sign-off."
    return SignPage(terms, is_asked, mine, since, not_asked or refused)
