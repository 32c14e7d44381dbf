"""Goals: proposed, taken on by one person, agreed by groups, and looked at again on their day."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.core.typed import whole_number
from alongside.frameworks.queries import pack_of, version_or_none
from alongside.people.queries import groups_of
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.practice import permissions
from alongside.practice.actions import goals as actions
from alongside.practice.enums import Outcome
from alongside.practice.forms.goals import GoalForm, GoalReviewForm
from alongside.practice.models import Look, Reflection
from alongside.practice.presenters.goals import goal_card, goal_cards
from alongside.practice.presenters.reflections import title_of, who_of
from alongside.practice.queries import goals as queries
from alongside.practice.queries.checklists import uses_of
from alongside.practice.queries.reflections import look_in, reflection_for, reflections_of
from alongside.practice.views.came_from import came_from
from alongside.projects.queries import projects_of


@require_safe
def practice(request: HttpRequest, slug: str) -> HttpResponse:
    """`/{area}/practice/`: what the area's people found out about their own practice, and what they want to reach."""
    standing = enter(request, slug)
    permissions.check_can_reflect(standing)
    version = version_or_none(standing.area)
    pack = pack_of(version) if version else None
    cards = goal_cards(queries.goals_of(standing.area), standing, represented=queries.represented_groups(standing.area))
    context = {
        "has_work_map": bool(pack and pack.work_map),
        "has_training": bool(pack and (pack.measures or pack.checklists or uses_of(standing.area).exists())),
        "reflections": [(one, who_of(one)) for one in reflections_of(standing)],
        "open_goals": [card for card in cards if card.is_open],
        "ended_goals": [card for card in cards if not card.is_open],
    }
    return render(request, "practice/practice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """`…/practice/goals/new/`: propose a goal; `?reflection=`, `?look=` and `?project=` say what it came of."""
    standing = enter(request, slug)
    permissions.check_can_reflect(standing)
    reflection, look = _came_of(request, standing)
    groups = groups_of(standing.area)
    asked = [group.pk for group in groups if reflection is None or reflection.group_id in (None, group.pk)]
    projects = list(projects_of(standing))
    project = came_from(request, projects)
    form = GoalForm(
        request.POST or None,
        people=queries.team_of(standing.area),
        groups=groups,
        asked=asked,
        projects=projects,
        project=reflection.project if reflection else project,
    )
    if request.method == "POST" and form.is_valid():
        try:
            goal = actions.propose_goal(
                area=standing.area,
                facts=form.facts,
                reflection=reflection,
                because_of=look,
                project=form.project_chosen,
                by=standing.actor,
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(
                request, "It is proposed. Now its lead takes it on, and each group says whether it agrees."
            )
            return redirect("goal", slug=slug, pk=goal.pk)
    context = {"form": form, "reflection": reflection, "topic": title_of(look) if look else "", "project": project}
    return render(request, "practice/goal_form.html", context, status=422 if form.errors else 200)


def _came_of(request: HttpRequest, standing: Standing) -> tuple[Reflection | None, Look | None]:
    pk = whole_number(request.GET.get("reflection", ""))
    if pk is None:
        return None, None
    reflection = reflection_for(standing, pk)
    number = whole_number(request.GET.get("look", ""))
    return reflection, None if number is None else look_in(reflection, number)


@require_safe
def goal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/practice/goals/{id}/`: a goal, who leads, who agreed, and what became of it."""
    standing = enter(request, slug)
    found = queries.goal_for(standing, pk)
    card = goal_card(found, standing, represented=queries.represented_groups(standing.area))
    return render(request, "practice/goal.html", {"card": card})


@require_POST
def take_on(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/practice/goals/{id}/take-on/`: the person who was asked says that they lead it."""
    standing = enter(request, slug)
    found = queries.goal_for(standing, pk)
    permissions.check_can_take_on(standing, lead_id=found.lead_id)
    actions.take_on(goal=found, by=standing.actor)
    messages.success(request, "You lead it now. You are asked about it on its day.")
    return redirect("goal", slug=slug, pk=pk)


@require_POST
def agree(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/practice/goals/{id}/agree/`: a group agrees, said by whoever represents it."""
    standing = enter(request, slug)
    found = queries.goal_for(standing, pk)
    group = next((one for one in found.asked_groups.all() if one.key == request.POST.get("group", "")), None)
    if group is None:
        raise Http404("This group is not asked about this goal.")
    is_represented = group.pk in queries.represented_groups(standing.area)
    permissions.check_can_agree_for(standing, group_id=group.pk, is_represented=is_represented)
    try:
        actions.agree_to_goal(goal=found, group=group, by=standing.actor)
        messages.success(request, f"It is written down: agreed by {group.title}.")
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("goal", slug=slug, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`…/practice/goals/{id}/review/`: people look at it again, and say what became of it."""
    standing = enter(request, slug)
    found = queries.goal_for(standing, pk)
    form = GoalReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.review_goal(
                goal=found,
                outcome=Outcome(said["outcome"]),
                words=said["words"],
                next_on=said["next_on"],
                by=standing.actor,
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, "It is written down what became of it.")
            return redirect("goal", slug=slug, pk=pk)
    return render(
        request, "practice/goal_review.html", {"form": form, "goal": found}, status=422 if form.errors else 200
    )
