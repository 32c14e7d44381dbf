"""Record decisions, make promises, and let those who asked close them."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alongside.answers import actions, permissions, queries
from alongside.answers.difference_queries import difference_of, difference_tally
from alongside.answers.enums import DecisionKind, Difference, Stance
from alongside.answers.forms import (
    AskedForm,
    DecisionForm,
    DifferenceForm,
    DoneForm,
    KeptForm,
    PledgeForm,
    PromiseForm,
    StanceForm,
)
from alongside.answers.models import Decision, Promise
from alongside.core import clock
from alongside.gatherings.models import FollowUp
from alongside.gatherings.queries import follow_up_for, gatherings_of
from alongside.live.models import Contribution
from alongside.live.queries.sessions import session_for
from alongside.people.models import Group, User
from alongside.people.queries import groups_of, people_in
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.themes.models import Theme
from alongside.themes.queries import groups_behind, theme_in


def decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Record what was decided on a theme."""
    standing = enter(request, slug)
    permissions.check_can_decide(standing)
    theme = theme_in(standing, pk)
    start = {"decided_on": clock.today(), "asking_groups": [group.pk for group in groups_behind(theme)]}
    form = DecisionForm(
        request.POST or None,
        initial=start,
        groups=groups_of(standing.area),
        gatherings=list(gatherings_of(theme.project)),
    )
    if request.method == "POST" and form.is_valid() and _succeeds(form, lambda: _record(form, theme, standing)):
        messages.success(request, "The decision is recorded. Now each group that took it says whether it agreed.")
        return redirect("theme", slug=slug, pk=theme.pk)
    return _form(
        request, "answers/decide.html", form, theme=theme, published=queries.published_decision(theme, standing)
    )


def _record(form: DecisionForm, theme: Theme, standing: Standing) -> None:
    actions.record_decision(
        theme=theme,
        kind=DecisionKind(form.cleaned_data["kind"]),
        words=form.words(),
        decided_on=form.cleaned_data["decided_on"],
        taken_by=form.chosen("taken_by"),
        asking_groups=form.chosen("asking_groups"),
        taken_in=form.gathering,
        by=standing.actor,
    )


@require_POST
def publish(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put an answer before everybody."""
    standing = enter(request, slug)
    permissions.check_can_publish(standing)
    decision = queries.decision_in(standing, pk)
    try:
        actions.publish_decision(decision=decision, by=standing.actor)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, "This answer is on the answers page now, and on the receipts of those who asked.")
    return redirect("theme", slug=slug, pk=decision.theme_id)


def say_stance(request: HttpRequest, slug: str, pk: int, group_pk: int) -> HttpResponse:
    """A group that took a decision says whether it agreed."""
    standing = enter(request, slug)
    decision = queries.decision_in(standing, pk)
    said = queries.stance_in(decision, group_pk)
    represented = said.group_id in queries.represented_groups(standing.area)
    permissions.check_can_speak_for(standing, said.group_id, is_represented=represented)
    form = StanceForm(request.POST or None, initial={"stance": said.stance, "words": said.words})
    if request.method == "POST" and form.is_valid():
        stance = Stance(form.cleaned_data["stance"])
        actions.say_stance(
            decision=decision, group=said.group, stance=stance, words=form.cleaned_data["words"], by=standing.actor
        )
        return redirect("theme", slug=slug, pk=decision.theme_id)
    return _form(request, "answers/stance.html", form, decision=decision, group=said.group, theme=decision.theme)


def make_promise(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody promises to do something by a day."""
    standing = enter(request, slug)
    permissions.check_can_decide(standing)
    decision = queries.decision_in(standing, pk)
    form = PromiseForm(request.POST or None, people=_people_of(standing))
    if request.method == "POST" and form.is_valid() and _succeeds(form, lambda: _promise(form, decision, standing)):
        messages.success(request, "The promise is made. Those who asked will say whether it was kept.")
        return redirect("theme", slug=slug, pk=decision.theme_id)
    return _form(request, "answers/promise_form.html", form, decision=decision, theme=decision.theme)


def _promise(form: PromiseForm, decision: Decision, standing: Standing) -> None:
    said = form.cleaned_data
    actions.make_promise(
        decision=decision,
        words=said["words"],
        easy_words=said["easy_words"],
        owner_role=said["owner_role"],
        owner=form.owner_person(),
        due=said["due"],
        by=standing.actor,
    )


def say_done(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The owner of a promise says what was done."""
    standing = enter(request, slug)
    promise = queries.promise_in(standing, pk)
    permissions.check_can_say_done(standing, owner_id=promise.owner_id)
    form = DoneForm(request.POST or None, initial={"evidence": promise.evidence})
    if request.method == "POST" and form.is_valid() and _succeeds(form, lambda: _done(form, promise, standing)):
        messages.success(request, "Thank you. Those who asked are asked now whether it was kept.")
        return _to(promise)
    return _form(request, "answers/done.html", form, promise=promise, theme=_theme_of(promise))


def _done(form: DoneForm, promise: Promise, standing: Standing) -> None:
    actions.say_done(promise=promise, evidence=form.cleaned_data["evidence"], by=standing.actor)


def say_kept(request: HttpRequest, slug: str, pk: int, group_pk: int) -> HttpResponse:
    """A representative of a group that asked sees what participants say, and says whether it was kept."""
    standing = enter(request, slug)
    promise = queries.promise_in(standing, pk)
    asking = [group.pk for group in promise.askers]
    group = queries.group_in(standing.area, group_pk)
    permissions.check_can_close(standing, group_id=group.pk, asking=asking, owner_id=promise.owner_id)
    form = KeptForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _succeeds(form, lambda: _judge(form, promise, group, standing)):
        messages.success(request, "Everybody can see now what your group says.")
        return _to(promise)
    tally = queries.tally_of(promise)
    return _form(
        request,
        "answers/kept.html",
        form,
        promise=promise,
        group=group,
        tally=tally,
        where=queries.where(promise),
        theme=_theme_of(promise),
    )


def say_difference(request: HttpRequest, slug: str, pk: int, group_pk: int) -> HttpResponse:
    """A representative of a group that asked or decided says whether a kept promise made a difference."""
    standing = enter(request, slug)
    promise = queries.promise_in(standing, pk)
    group = queries.group_in(standing.area, group_pk)
    asked = [one.pk for one in promise.asked_of_difference]
    permissions.check_can_say_difference(standing, group_id=group.pk, asked=asked, owner_id=promise.owner_id)
    said = difference_of(promise)
    earlier = said.of(group) if said else None
    start = {"answer": earlier.answer, "words": earlier.words} if earlier else None
    form = DifferenceForm(request.POST or None, initial=start)
    if (
        request.method == "POST"
        and form.is_valid()
        and _succeeds(form, lambda: _differ(form, promise, group, standing))
    ):
        messages.success(request, "Everybody can see now what your group says.")
        return _to(promise)
    context = {
        "promise": promise,
        "group": group,
        "tally": difference_tally(promise),
        "is_asked": said is not None and said.is_asked,
        "theme": _theme_of(promise),
    }
    return _form(request, "answers/difference.html", form, **context)


def _differ(form: DifferenceForm, promise: Promise, group: Group, standing: Standing) -> None:
    said = form.cleaned_data
    answer = Difference(said["answer"])
    actions.say_difference(promise=promise, group=group, answer=answer, words=said["words"], by=standing.actor)


def _judge(form: KeptForm, promise: Promise, group: Group, standing: Standing) -> None:
    said = form.cleaned_data
    is_kept = said["verdict"] == "kept"
    actions.say_verdict(promise=promise, group=group, is_kept=is_kept, because=said["because"], by=standing.actor)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_up_pledge(request: HttpRequest, slug: str, code: str, uuid: UUID) -> HttpResponse:
    """Make a promise of what somebody pledged in a session."""
    standing = enter(request, slug)
    permissions.check_can_take_up_pledge(standing)
    session = session_for(standing, code)
    pledge = queries.pledge_in(session, uuid)
    form = PledgeForm(
        request.POST or None,
        people=_people_of(standing),
        groups=list(session.groups.all()),
        initial={"asking_groups": [group.pk for group in queries.groups_that_came(session)]},
    )
    if request.method == "POST" and form.is_valid() and _succeeds(form, lambda: _take_up(form, pledge, standing)):
        messages.success(request, "The promise is made, and whoever pledged it sees that on their receipt.")
        return redirect("session_pledges", slug=slug, code=session.code)
    return _form(request, "answers/take_up.html", form, pledge=pledge, session=session)


@require_http_methods(["GET", "HEAD", "POST"])
def promise_follow_up(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """`/{area}/projects/{project}/follow-ups/{id}/promise/`: put what a meeting agreed to do into the register."""
    standing = enter(request, slug)
    permissions.check_can_promise_follow_up(standing)
    follow_up = follow_up_for(standing, project_slug, pk)
    form = AskedForm(
        request.POST or None,
        people=_people_of(standing),
        groups=groups_of(standing.area),
        initial={"words": follow_up.words, "owner_role": follow_up.who, "due": follow_up.by},
    )
    if request.method == "POST" and form.is_valid() and _succeeds(form, lambda: _enter(form, follow_up, standing)):
        messages.success(request, "The promise is made, and stands in the register.")
        return redirect("minutes", slug=slug, project_slug=project_slug, pk=follow_up.minutes_id)
    return _form(request, "answers/promise_follow_up.html", form, follow_up=follow_up)


def _enter(form: AskedForm, follow_up: FollowUp, standing: Standing) -> None:
    said = form.cleaned_data
    actions.promise_follow_up(
        follow_up=follow_up,
        words=said["words"],
        easy_words=said["easy_words"],
        owner_role=said["owner_role"],
        owner=form.owner_person(),
        due=said["due"],
        asking_groups=form.chosen_groups(),
        by=standing.actor,
    )


def _take_up(form: PledgeForm, pledge: Contribution, standing: Standing) -> None:
    said = form.cleaned_data
    actions.take_up_pledge(
        pledge=pledge,
        words=said["words"],
        easy_words=said["easy_words"],
        owner_role=said["owner_role"],
        owner=form.owner_person(),
        due=said["due"],
        asking_groups=form.chosen_groups(),
        by=standing.actor,
    )


def _people_of(standing: Standing) -> list[User]:
    return list({membership.person_id: membership.person for membership in people_in(standing.area)}.values())


def _theme_of(promise: Promise) -> Theme | None:
    return promise.decision.theme if promise.decision else None


def _to(promise: Promise) -> HttpResponse:
    """The page on which a promise stands: that of its theme, or its own."""
    if promise.decision is not None:
        return redirect("theme", slug=promise.area.slug, pk=promise.decision.theme_id)
    return redirect("promise", slug=promise.area.slug, pk=promise.pk)


def _succeeds(form: Form, act: Callable[[], object]) -> bool:
    """Do it; where it is refused, the form says why and keeps what was typed."""
    try:
        act()
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True


def _form(request: HttpRequest, template: str, form: Form, **context: object) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"form": form, **context}, status=status)
