"""What somebody changes with their receipt and what reaches over several floors of the house."""

from django.db import transaction

from alongside.activity.actors import Actor
from alongside.answers.actions import forget_tally_words
from alongside.core.erasing import empty_the_log
from alongside.live.actions import withdraw
from alongside.live.models import Contribution
from alongside.themes.actions import forget_check_words


@transaction.atomic
def take_back(*, contribution: Contribution, by: Actor) -> None:
    """Withdraw words everywhere, with what the same person wrote about their themes and about promises."""
    withdraw(contribution=contribution, by=by)
    forget_check_words(participant=contribution.participant)
    forget_tally_words(participant=contribution.participant)
    transaction.on_commit(empty_the_log, robust=True)
