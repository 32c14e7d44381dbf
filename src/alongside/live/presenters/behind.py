"""What a list of contributions is filtered by, in words."""

from collections.abc import Mapping

from alongside.frameworks.enums import Moment
from alongside.live.choices import choices_of
from alongside.live.models import Session
from alongside.live.presenters.results import key_of, name_of
from alongside.live.queries import desk
from alongside.live.queries.together import piles_in

CHANGES = {
    "paired": "answered both times",
    "up": "went up",
    "same": "stayed the same",
    "down": "went down",
}


def describe(session: Session, chosen: Mapping[str, str]) -> list[str]:
    """What a list of contributions is filtered by, in words."""
    prompts = [prompt for activity in desk.activities_of(session) for prompt in activity.prompts.all()]
    asked = [
        prompt
        for prompt in prompts
        if prompt.key == chosen.get("prompt") and prompt.activity.key == chosen.get("activity")
    ]
    told = [prompt.text for prompt in asked]
    groups = {key_of(group): name_of(group) for group in [*session.groups.all(), None]}
    if chosen.get("group") in groups:
        told.append(groups[chosen["group"]])
    if chosen.get("pile"):
        piles = {str(pile.pk): pile.title for in_activity in piles_in(session).values() for pile, _ in in_activity}
        told.append(f"Pile “{piles.get(chosen['pile'], '')}”")
    if chosen.get("moment") in Moment.values:
        told.append(Moment(chosen["moment"]).label)
    labels = {
        choice.value: choice.label for prompt in asked or prompts for choice in choices_of(prompt.values, easy=False)
    }
    if chosen.get("value") in labels:
        told.append(f"“{labels[chosen['value']]}”")
    if chosen.get("change") in CHANGES:
        told.append(CHANGES[chosen["change"]])
    return told
