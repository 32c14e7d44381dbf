"""Assessment: a project's forms go to assessors of another area, who ask back and then say what comes of it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alongside.assurance.assessing import actions
from alongside.assurance.assessing.forms import AnswerForm, DecideForm, QuestionForm
from alongside.assurance.assessing.pages import AssessmentPage, assessment_page
from alongside.assurance.left_over import LeftOver, left_over
from alongside.assurance.signing import permissions, queries
from alongside.assurance.signing.enums import Outcome
from alongside.assurance.signing.models import AssessorQuestion, Submission
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.snapshot import changes
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.people.standing import Standing
from alongside.people.views import enter
from alongside.projects.actions import ChangedMeanwhileError
from alongside.projects.models import Project


@never_cache
@require_safe
def assessment(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """`…/assessment/`: for the team, and for assessors once it was submitted to them."""
    standing = enter(request, slug)
    permissions.check_can_see_assessment(standing)
    project = queries.project_to_assess(standing, project_slug, to_read=True)
    return _page(request, project, standing) if queries.has_assessors(project) else _before(request, project)


def _before(request: HttpRequest, project: Project) -> HttpResponse:
    """What came of an assessment under an earlier version; the pack of now has no assessors."""
    every = queries.submissions_of(project)
    questions = [one for submission in every for one in submission.questions.all()]
    context = {"project": project, "submissions": every, "questions": questions}
    return render(request, "assurance/assessing/before.html", context)


@require_POST
def submit(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """Send the forms and the record to the assessors."""
    standing = enter(request, slug)
    permissions.check_can_ask_to_sign(standing)
    project = queries.project_to_assess(standing, project_slug)
    try:
        actions.submit(project=project, by=standing.actor)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, "It is with the assessors, who are told by email. Their questions come to this page.")
    return redirect("project_assessment", slug=slug, project_slug=project_slug)


@require_POST
def ask(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """An assessor asks back."""
    standing, project, submission = _entered(request, slug, project_slug, permissions.check_can_assess)
    form = QuestionForm(request.POST)
    if _done(form, lambda: actions.ask_back(submission=submission, words=_words(form), by=standing.actor)):
        return redirect("project_assessment", slug=slug, project_slug=project_slug)
    return _page(request, project, standing, asking=form)


@require_POST
def answer(request: HttpRequest, slug: str, project_slug: str, pk: int) -> HttpResponse:
    """The people of the project answer a question."""
    standing, project, submission = _entered(request, slug, project_slug, permissions.check_can_answer_assessors)
    question = queries.question_on(submission, pk)
    form = AnswerForm(request.POST, question=question)
    if _done(form, lambda: _answer(form, question, standing)):
        return redirect("project_assessment", slug=slug, project_slug=project_slug)
    return _page(request, project, standing, answering=(question, form))


def _answer(form: AnswerForm, question: AssessorQuestion, standing: Standing) -> None:
    try:
        actions.answer(question=question, words=_words(form), seen=form.cleaned_data["seen"], by=standing.actor)
    except ChangedMeanwhileError as changed:
        form.tell(changed.words)


@require_POST
def decide(request: HttpRequest, slug: str, project_slug: str) -> HttpResponse:
    """An assessor awards it, or says not yet, and why."""
    standing, project, submission = _entered(request, slug, project_slug, permissions.check_can_assess)
    form = DecideForm(request.POST)
    read = Read.unsealed(request.POST.get("read", ""))
    if _done(form, lambda: _decide(form, submission, read, standing)):
        messages.success(request, "Your word stands, with the day and your reasons.")
        return redirect("project_assessment", slug=slug, project_slug=project_slug)
    return _page(request, project, standing, deciding=form, read=read)


def _decide(form: Form, submission: Submission, read: Read | None, standing: Standing) -> None:
    if read is None:
        raise ValidationError("It is not known which record you read. Read it below, and decide again.")
    said = form.cleaned_data
    outcome = Outcome(said["outcome"])
    actions.decide(submission=submission, outcome=outcome, reasons=said["reasons"], read=read, by=standing.actor)


def _entered(
    request: HttpRequest, slug: str, project_slug: str, check: Callable[[Standing], None]
) -> tuple[Standing, Project, Submission]:
    standing = enter(request, slug)
    check(standing)
    project = queries.project_to_assess(standing, project_slug)
    submission = queries.submission_of(project)
    if submission is None:
        raise Http404("Nothing was submitted here.")
    submission.project = project
    return standing, project, submission


def _words(form: Form) -> str:
    return str(form.cleaned_data["words"])


def _done(form: Form, act: Callable[[], object]) -> bool:
    """Whether it was done; what was in the way stands in the form, with what was typed."""
    if not form.is_valid():
        return False
    try:
        act()
    except ValidationError as refused:
        form.add_error(None, ValidationError(refused.messages))
    return not form.errors


def _page(
    request: HttpRequest,
    project: Project,
    standing: Standing,
    *,
    asking: QuestionForm | None = None,
    answering: tuple[AssessorQuestion, AnswerForm] | None = None,
    deciding: DecideForm | None = None,
    read: Read | None = None,
) -> HttpResponse:
    reading = Reading(project)
    person_id = standing.actor.person_id or 0
    before = read if read is not None and read.is_of(project=project, group=None, person_id=person_id) else None
    changed = changes(before.prints, reading.snapshot) if before else []
    page = assessment_page(project, standing, reading, read=before.prints if before and changed else None)
    stands = queries.as_it_stands(page.submission) if page.submission else ""
    asked = list(page.submission.questions.all()) if page.submission else []
    taken = {answering[0].pk: answering[1]} if answering else {}
    context = {
        "project": project,
        "page": page,
        "changed": changed,
        "questions": [(one, taken.get(one.pk) or AnswerForm(question=one)) for one in asked],
        "asking": asking or QuestionForm(),
        "deciding": deciding or DecideForm(),
        "sealed": Read.now(
            reading.snapshot, project=project, group=None, person_id=person_id, submission=stands
        ).sealed(),
        "has_error": bool(asking or answering or deciding),
        "left_over": _left_over(page, answering[1] if answering else None, asking or deciding),
    }
    return render(request, "assurance/assessing/assessment.html", context, status=422 if context["has_error"] else 200)


def _left_over(page: AssessmentPage, answering: Form | None, assessing: Form | None) -> LeftOver | None:
    """What somebody sent whose form is not on the page any more, since there is an outcome."""
    if answering is not None:
        return None if page.may_answer else left_over(answering, "words")
    if assessing is None or page.may_assess:
        return None
    return left_over(assessing, "reasons" if "reasons" in assessing.fields else "words")
