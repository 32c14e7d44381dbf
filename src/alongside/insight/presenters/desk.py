"""The desk: what needs a person, in words, most urgent first. One page for everyone; roles choose its sections."""

from collections.abc import Iterator
from functools import cached_property

from django.urls import reverse

from alongside.answers.enums import PromiseState
from alongside.answers.models import Promise
from alongside.answers.permissions import can_close, can_decide, can_publish
from alongside.answers.rules import Where, can_be_judged, where_it_stands
from alongside.assurance.marks.permissions import can_award
from alongside.assurance.signing.permissions import can_ask_to_sign
from alongside.core import clock
from alongside.core.dates import long_date, time_of_day
from alongside.frameworks.permissions import can_word_pack
from alongside.insight.presenters import desk_goals, desk_words
from alongside.insight.presenters.desk_agreeing import (
    WordsOfTheArea,
    words_not_agreed,
    words_of_the_area,
    words_to_agree,
)
from alongside.insight.presenters.desk_items import Item, Kind, Section, counted, is_team, speaks_for_a_group
from alongside.insight.presenters.desk_signing import (
    marks_to_award,
    questions_of_assessors,
    sent_back_by_assessors,
    signatures_to_give,
    submissions_to_assess,
)
from alongside.insight.presenters.differences import differences_asked_of
from alongside.insight.queries import desk as queries
from alongside.live.enums import HelpKind
from alongside.live.models import Session
from alongside.live.permissions import can_read_concerns, can_run_session
from alongside.live.presenters.facilitator import CALLS
from alongside.live.presenters.safeguarding import how_long, no_lead, state_of_concern
from alongside.live.queries.safeguarding import leads_of, waiting_in
from alongside.live.rules import ConcernState
from alongside.people.enums import Role
from alongside.people.standing import Standing
from alongside.projects.permissions import can_publish_project, can_start_project
from alongside.projects.presenters.parts import project_url
from alongside.themes.models import Theme
from alongside.themes.permissions import can_code


class Desk:
    """Everything that waits for one person in one area. Each method is one kind of thing."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.area = standing.area
        self.today = clock.today()
        self.promises = queries.unclosed_promises(self.area) if standing.is_team else []

    @cached_property
    def words(self) -> WordsOfTheArea:
        """What groups say to the area's new words."""
        return words_of_the_area(self.area)

    def sections(self) -> list[Section]:
        """The sections in which something waits, the most urgent first."""
        theirs = (kind for kind in _KINDS if kind.is_for(self.standing))
        built = [Section(kind.key, kind.title, kind.why, kind.symbol, tuple(kind.find(self))) for kind in theirs]
        return [section for section in built if section.items]

    def next_steps(self) -> list[Item]:
        """What would bring the area's projects further; a new area is taught its first step."""
        if not self.standing.is_team:
            return []
        progress = queries.projects_under_way(self.area)
        if not progress and can_start_project(self.standing):
            why = "Say what it is for, what is fixed and what is open. Then each group says whether it agrees."
            return [Item("Start a project", self._url("project_new"), why)]
        return [step for project in progress for step in self._steps_of(project)] + list(self._dates_to_set())

    def _steps_of(self, progress: queries.Progress) -> Iterator[Item]:
        project = progress.project
        if project.published_at is None and can_publish_project(self.standing):
            yield Item(f"Show “{project.title}” to everybody", project_url(project), "Only the team sees it so far.")
        if not progress.has_session and can_run_session(self.standing):
            why = "Nobody has been asked yet. A template sets it up in two minutes."
            yield Item(f"Make a session for “{project.title}”", self._url("session_templates"), why)
        if progress.has_words and not progress.has_theme and can_code(self.standing):
            yield Item(
                f"Sort what was said in “{project.title}”",
                self._url("workbench", project.slug),
                "People have spoken, and there is no theme yet.",
            )

    def _dates_to_set(self) -> Iterator[Item]:
        if can_run_session(self.standing):
            for session in queries.sessions_without_a_date(self.area):
                why = "It does not say yet by which day people will hear back."
                yield Item(f"Set a date for “{session.title}”", self._session_url(session), why)

    def calls_for_help(self) -> Iterator[Item]:
        """Who pressed the button and waits."""
        for request in queries.waiting_help(self.area):
            group = request.participant.group
            who = f"{group.title}, in {request.session.title}" if group else request.session.title
            yield Item(f"“{CALLS[HelpKind(request.kind)]}”", self._session_url(request.session), who, "Now", "bad")

    def concerns(self) -> Iterator[Item]:
        """What was sent to this person as a safeguarding lead, and waits: when and from where, no words."""
        for concern in waiting_in(self.area):
            state = state_of_concern(concern)
            is_overdue = state is ConcernState.OVERDUE
            yield Item(
                concern.contribution.session.title,
                self._url("concern", concern.pk),
                f"waits {how_long(clock.now() - concern.raised_at)}",
                "Overdue: say that you have it" if is_overdue else f"By {time_of_day(concern.acknowledge_by)}",
                "bad" if is_overdue else "soon",
            )

    def concerns_that_nobody_has(self) -> Iterator[Item]:
        """What was sent to safeguarding and nobody has said that they have: for who runs the area's participation."""
        has_lead = bool(leads_of(self.area))
        for concern in waiting_in(self.area):
            title = concern.contribution.session.title
            if not has_lead:
                yield Item(title, "", no_lead(self.area), "Nobody has it", "bad")
            elif state_of_concern(concern) is ConcernState.OVERDUE:
                why = f"Nobody has said that they have it for {how_long(clock.now() - concern.raised_at)}."
                yield Item(title, "", f"{why} Go and tell them in person.", "Overdue", "bad")

    def held_notes(self) -> Iterator[Item]:
        """Notes that no screen shows yet, counted by session."""
        for session, held in queries.sessions_with_held_notes(self.area):
            # The safeguarding lead is told that something waits; reading it is for those who run the session.
            url = self._session_url(session) if can_run_session(self.standing) else ""
            yield Item(session.title, url, counted(held, "note waits", "notes wait"))

    def unanswered_people(self) -> Iterator[Item]:
        """Sessions whose day of hearing back is near or past."""
        for session, people in queries.sessions_to_answer(self.area, today=self.today):
            day = session.hear_back_by
            if day is None:
                continue
            is_past = day < self.today
            yield Item(
                session.title,
                self._session_url(session),
                counted(people, "person has", "people have") + " no answer yet",
                f"Was due {long_date(day)}" if is_past else f"By {long_date(day)}",
                "bad" if is_past else "soon",
            )

    def promises_to_judge(self) -> Iterator[Item]:
        """Promises of which a group that this person speaks for has not said whether they were kept."""
        return (self._promise(promise) for promise in self.promises if self._waits_for_my_group(promise))

    def _waits_for_my_group(self, promise: Promise) -> bool:
        asking = {group.pk for group in promise.askers}
        spoken = {verdict.group_id for verdict in promise.verdicts.all()}
        return can_be_judged(promise.state, due=promise.due, today=self.today) and any(
            can_close(self.standing, group_id=group_id, asking=asking, owner_id=promise.owner_id)
            for group_id in self.standing.group_ids - spoken
        )

    def differences_to_say(self) -> Iterator[Item]:
        """Promises that were kept, of which a group that this person speaks for is asked: did it make a difference?"""
        for promise, group in differences_asked_of(
            self.standing, queries.promises_to_ask_about(self.area, today=self.today)
        ):
            kept = f"Kept on {long_date(promise.closed_at)}, " if promise.closed_at else ""
            yield Item(
                promise.words, self._url("say_difference", promise.pk, group.pk), f"{kept}asked of {group.title}"
            )

    def own_promises(self) -> Iterator[Item]:
        """What this person owns and has not called done."""
        return (self._promise(promise) for promise in self.promises if self._is_mine_to_do(promise))

    def _is_mine_to_do(self, promise: Promise) -> bool:
        return promise.owner_id == self.standing.person_id and promise.state == PromiseState.OPEN

    def other_promises(self) -> Iterator[Item]:
        """Promises that are pressing, and wait for somebody else."""
        for promise in self.promises:
            presses = where_it_stands(promise.state, due=promise.due, today=self.today) is not Where.PROMISED
            if presses and not self._is_mine_to_do(promise) and not self._waits_for_my_group(promise):
                yield self._promise(promise)

    def _promise(self, promise: Promise) -> Item:
        where = where_it_stands(promise.state, due=promise.due, today=self.today)
        return Item(
            promise.words,
            self._promise_url(promise),
            f"{promise.owner_role}, by {long_date(promise.due)}",
            where.value,
            {Where.OVERDUE: "bad", Where.DUE_SOON: "soon", Where.SAID_DONE: "active"}.get(where, ""),
        )

    def _promise_url(self, promise: Promise) -> str:
        if promise.decision is None:
            return self._url("promise", promise.pk)
        return self._url("theme", promise.decision.theme_id)

    def questioned_themes(self) -> Iterator[Item]:
        """Themes that somebody called not quite right."""
        for theme, people in queries.questioned_themes(self.area):
            said = counted(people, "person", "people") + " said “not quite”"
            yield Item(theme.title, self._theme_url(theme), f"{said}, in {theme.project.title}")

    def undecided_themes(self) -> Iterator[Item]:
        """Themes that nobody has decided on."""
        for theme in queries.undecided_themes(self.area):
            since = f"{theme.project.title}, since {long_date(theme.made_at)}"
            yield Item(theme.title, self._theme_url(theme), since)

    def unpublished_decisions(self) -> Iterator[Item]:
        """Decisions that were taken and not told."""
        for decision in queries.unpublished_decisions(self.area):
            when = f"{decision.get_kind_display()}, decided on {long_date(decision.decided_on)}"
            yield Item(decision.theme.title, self._theme_url(decision.theme), when)

    def _theme_url(self, theme: Theme) -> str:
        return self._url("theme", theme.pk)

    def _session_url(self, session: Session) -> str:
        return self._url("session" if can_run_session(self.standing) else "session_results", session.code)

    def _url(self, name: str, *more: object) -> str:
        return reverse(name, args=(self.area.slug, *more))


def _reads_what_is_held(standing: Standing) -> bool:
    return can_run_session(standing) or standing.has(Role.SAFEGUARDING)


def _assesses(standing: Standing) -> bool:
    return standing.has(Role.ASSESSOR)


# The most urgent first.
_KINDS = (
    Kind(
        "concerns",
        "Sent to you: somebody may not be safe",
        "Read it, and say that you have it. The facilitator’s page asks until then.",
        "shield",
        can_read_concerns,
        Desk.concerns,
    ),
    Kind(
        "unheld",
        "Sent to safeguarding, and nobody has it",
        "Somebody was worried and sent it on. Nobody has said that they have it.",
        "shield",
        can_run_session,
        Desk.concerns_that_nobody_has,
    ),
    Kind(
        "help",
        "Somebody needs help now",
        "They pressed the button and are waiting.",
        "help",
        can_run_session,
        Desk.calls_for_help,
    ),
    Kind(
        "held",
        "Notes to read before anybody sees them",
        "No screen shows them until a facilitator has read them. "
        "A worry goes to the safeguarding lead on the same day.",
        "shield",
        _reads_what_is_held,
        Desk.held_notes,
    ),
    *desk_words.KINDS,
    Kind(
        "judge",
        "Was it done? Your group says",
        "Your group asked for it, so it counts as kept when you say so.",
        "balance",
        speaks_for_a_group,
        Desk.promises_to_judge,
    ),
    Kind(
        "difference",
        "Did it make a difference? Your group says",
        "It was kept a while ago. Kept is one thing, and a difference is another.",
        "growing",
        speaks_for_a_group,
        Desk.differences_to_say,
    ),
    Kind(
        "mine",
        "What you promised",
        "When it is done, say what was done. Those who asked say whether that keeps it.",
        "flag",
        is_team,
        Desk.own_promises,
    ),
    Kind(
        "unanswered",
        "People who wait to hear back",
        "They were promised an answer by a day. Until then it is a debt that everybody can see.",
        "waiting",
        is_team,
        Desk.unanswered_people,
    ),
    Kind(
        "parts",
        "Words that your group has not agreed to",
        "Read them, then agree, or say on their page what should change.",
        "pencil",
        speaks_for_a_group,
        lambda desk: words_to_agree(desk.standing, desk.words),
    ),
    Kind(
        "words-not-yet",
        "Groups that do not agree to the new words yet",
        "They say what should be different. Talk with them: nothing is published before they agree.",
        "pencil",
        can_word_pack,
        lambda desk: words_not_agreed(desk.standing, desk.words),
    ),
    Kind(
        "sign",
        "Your group is asked to sign",
        "Read the record. Then sign, sign with a reservation, or withhold the mark.",
        "promise",
        speaks_for_a_group,
        lambda desk: signatures_to_give(desk.standing),
    ),
    Kind(
        "assess",
        "Submitted to you as an assessor",
        "Read the forms and the record, ask back, then award it or say what is missing.",
        "search",
        _assesses,
        lambda desk: submissions_to_assess(desk.standing),
    ),
    Kind(
        "assessors-ask",
        "Assessors ask",
        "They decide once they know. Whoever knows best answers.",
        "question",
        is_team,
        lambda desk: questions_of_assessors(desk.standing),
    ),
    Kind(
        "assessors-not-yet",
        "The assessors said: not yet",
        "Read what is missing, put it right, and send it in again.",
        "search",
        can_ask_to_sign,
        lambda desk: sent_back_by_assessors(desk.standing),
    ),
    Kind(
        "award",
        "Everybody has signed",
        "Award the mark, if nothing else is lacking.",
        "star",
        can_award,
        lambda desk: marks_to_award(desk.standing),
    ),
    *desk_goals.KINDS,
    Kind(
        "questioned",
        "Themes that are not quite right",
        "People whose words are in them said: that is not quite what I meant.",
        "theme",
        can_code,
        Desk.questioned_themes,
    ),
    Kind(
        "undecided",
        "Themes without a decision",
        "Somebody with a name says what will happen, or that it cannot, and why.",
        "thinking",
        can_decide,
        Desk.undecided_themes,
    ),
    Kind(
        "unpublished",
        "Decisions that nobody has been told of",
        "Those who asked see nothing of a decision until it is published.",
        "megaphone",
        can_publish,
        Desk.unpublished_decisions,
    ),
    Kind(
        "promises",
        "Promises to keep an eye on",
        "Overdue, due in the next two weeks, or waiting for the word of those who asked.",
        "promise",
        is_team,
        Desk.other_promises,
    ),
)
