"""Who may put a name or a role under their words."""

from alongside.live import kinds, rules
from alongside.live.models import Prompt


def may_sign(prompt: Prompt, may_be_under_18: bool | None) -> bool:
    """Whether somebody may sign an answer to this prompt: adults, where its kind takes a name."""
    takes_signature = kinds.kind_of(prompt.activity.kind).takes_signature
    return rules.may_sign(takes_signature=takes_signature, may_be_under_18=may_be_under_18)
