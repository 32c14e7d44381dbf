"""What the landing page tells, in words: one voice of the demonstration, from what was said to a kept promise."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from alongside.answers.difference_queries import difference_of
from alongside.core.thread import DONE, Knot, Step, full_thread
from alongside.demo import queries
from alongside.demo.content_files import read
from alongside.demo.receipts import uuid_for
from alongside.insight.knots import difference_knot
from alongside.themes.models import Coding, Theme


@dataclass(frozen=True)
class KeptVoice:
    """The exact words of somebody, who they said they are, and the thread that runs on from them."""

    words: str
    who: str
    whose: str
    theme_url: str
    knots: tuple[Knot, ...]


def kept_voice(area_slug: str) -> KeptVoice | None:
    """A voice whose thread has come the whole way; nothing where there is none."""
    coding = queries.kept_voice(uuid_for(read("tour.yaml")["voice"]))
    if coding is None or coding.code.theme is None:
        return None
    said, theme = coding.contribution, coding.code.theme
    group = said.participant.group
    return KeptVoice(
        words=said.words.text,
        who=group.title if group else "",
        whose=said.get_whose_display().lower(),
        theme_url=reverse("theme", args=(area_slug, theme.pk)),
        knots=_knots(coding, theme),
    )


def _knots(coding: Coding, theme: Theme) -> tuple[Knot, ...]:
    promise, check = queries.promise_kept(theme), queries.first_check(theme)
    day = timezone.localdate
    decision = promise.decision
    assert decision is not None  # it was found by its theme
    knots = [
        Knot(step=Step.SAID, state=DONE, when=day(coding.contribution.said_at), note="Word for word"),
        Knot(step=Step.THEMED, state=DONE, when=day(coding.at), note=theme.title),
        Knot(step=Step.DECIDED, state=DONE, when=decision.decided_on, note=decision.get_kind_display()),
        Knot(step=Step.PROMISED, state=DONE, when=day(promise.made_at), by=promise.owner_role),
        Knot(step=Step.DONE, state=DONE, when=day(promise.closed_at or promise.made_at), by="Those who asked say so"),
        difference_knot([difference_of(promise)]),
    ]
    if check:
        knots.append(Knot(step=Step.CHECKED, state=DONE, when=day(check.said_at), by="Those who said it"))
    return full_thread(knots)
