"""One thing at a time: what is open, and one question."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alongside.activity import actors
from alongside.core.policies import may_listen
from alongside.frameworks.enums import Choosing, Takes
from alongside.live.actions.contributions import accept_contributions
from alongside.live.actions.keeping import set_may_quote
from alongside.live.answering import Step, next_step, step_at, steps
from alongside.live.choices import choices_of
from alongside.live.enums import MediaKind, Via
from alongside.live.forms.participant import AnswerForm
from alongside.live.kinds import kind_of
from alongside.live.kinds.base import Kind
from alongside.live.likes import Likes
from alongside.live.limits import NOTES
from alongside.live.models import Contribution, Prompt
from alongside.live.presenters.answering import chapters, question_page, signature_of, whose_words, words_of
from alongside.live.presenters.media import own_address_in
from alongside.live.presenters.tables import must_choose_a_table
from alongside.live.queries.agreeing import agreed_now
from alongside.live.queries.answering import (
    Asked,
    answers_to,
    asked_in,
    contribution_of,
    prompt_in,
    said_by,
    waits_for_activities,
)
from alongside.live.submissions import Outcome, Status, Submission
from alongside.live.views.participant import outbox
from alongside.live.views.participant.files import take_files
from alongside.live.views.participant.visit import Visit, page_of_participant, show, stopped

PRESS = "live/join/press_form.html"


def _steps(visit: Visit) -> tuple[Asked, list[Step]]:
    asked = asked_in(visit.session)
    return asked, steps(asked.questions, said_by(visit.someone), at=visit.someone.table_id)


def address_of_answer(visit: Visit, prompt_id: int, moment: str) -> str:
    """Where a question is answered, at its moment if it has several."""
    more = {"moment": moment} if moment else {}
    return visit.link("join_moment" if more else "join_prompt", prompt_id=prompt_id, **more)


def _address_of_step(visit: Visit, step: Step, asked: Asked) -> str:
    """Where one question is asked; where they stand side by side, one chooses first to which one goes."""
    activity = asked.prompts[step.prompt_id].activity
    if must_choose_a_table(activity, at=visit.someone.table_id):
        return visit.link("join_tables", activity=activity.key)
    return address_of_answer(visit, step.prompt_id, step.moment)


@never_cache
@require_safe
@page_of_participant
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """`/join/{code}/answer/`: all that is open, with what is done; a calm page while nothing is."""
    asked, open_steps = _steps(visit)
    todo = next_step(open_steps)
    done = sum(step.is_done for step in open_steps)
    return show(
        request,
        visit,
        "answer",
        {
            "chapters": chapters(asked.prompts, open_steps, visit.likes, at=visit.someone.table_id),
            "next_url": _address_of_step(visit, todo, asked) if todo else "",
            "is_begun": done > 0,
            "done": done,
            "agreed": agreed_now(visit.session),
            "total": len([step for step in open_steps if step.is_done or step.is_waiting]),
            "more_may_come": not todo and waits_for_activities(visit.session),
        },
    )


@never_cache
@require_safe
@page_of_participant
def go_on(request: HttpRequest, visit: Visit, prompt_id: int, moment: str = "") -> HttpResponse:
    """`/join/{code}/answer/{prompt}/next/`: to the question behind this one, or back to the list."""
    return redirect(_onwards(visit, prompt_id, moment))


def _onwards(visit: Visit, prompt_id: int, moment: str) -> str:
    asked, open_steps = _steps(visit)
    following = next_step(open_steps, after=(prompt_id, moment))
    return _address_of_step(visit, following, asked) if following else visit.link("join_answer")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page_of_participant
def question(request: HttpRequest, visit: Visit, prompt_id: int, moment: str = "") -> HttpResponse:
    """`/join/{code}/answer/{prompt}/`: one question, what one said to it, and the form."""
    prompt = prompt_in(visit.session, prompt_id)
    if prompt is None or moment not in (prompt.moments or [""]):
        raise Http404("There is no such question.")
    if request.method == "POST":
        return _answered(request, visit, prompt, moment)
    return _question(request, visit, prompt, moment, form=None)


def _question(
    request: HttpRequest, visit: Visit, prompt: Prompt, moment: str, *, form: AnswerForm | None, status: int = 200
) -> HttpResponse:
    answers = answers_to(visit.someone, prompt_id=prompt.pk, moment=moment)
    _, open_steps = _steps(visit)
    is_open = step_at(open_steps, prompt_id=prompt.pk, moment=moment) is not None
    kind = kind_of(prompt.activity.kind)
    template = PRESS if _is_one_press(prompt, visit.likes) else kind.question_template
    page = question_page(
        prompt,
        moment,
        visit.likes,
        answers=answers,
        is_open=is_open,
        template=template,
        address=own_address_in(visit.session),
    )
    earlier = answers[-1] if page.is_answered else None
    response = show(
        request,
        visit,
        "question",
        {
            "page": page,
            "prompt": prompt,
            "choices": choices_of(prompt.values, easy=visit.likes.easy),
            "above_template": kind.above_template,
            "extra": kind.question(prompt, visit.someone, easy=visit.likes.easy),
            "form": form or _form(visit, prompt, initial=_initial(earlier)),
            "whose_words": whose_words(visit.likes),
            "whose_url": f"{visit.link('join_whose')}?{urlencode({'next': request.path})}",
            "back_url": visit.link("join_answer"),
            "back_text": "To the list",
            "onwards_url": _onwards_address(visit, prompt, moment),
        },
        status=status,
    )
    return may_listen(response) if MediaKind.VOICE in prompt.ways else response


def _is_one_press(prompt: Prompt, likes: Likes) -> bool:
    """Whether a press on one of the choices can be the whole answer, for who likes it so."""
    is_plain = kind_of(prompt.activity.kind).question_template == Kind.question_template
    return likes.simple and is_plain and bool(prompt.values) and prompt.choosing == Choosing.ONE


def _form(visit: Visit, prompt: Prompt, data: QueryDict | None = None, **more: Any) -> AnswerForm:
    return AnswerForm(data, prompt=prompt, easy=visit.likes.easy, group=visit.someone.group, **more)


def _onwards_address(visit: Visit, prompt: Prompt, moment: str) -> str:
    moments = {"moment": moment} if moment else {}
    return visit.link("join_moment_next" if moment else "join_prompt_next", prompt_id=prompt.pk, **moments)


def _initial(earlier: Contribution | None) -> dict[str, object]:
    """A new id for each form; an answer that can be changed stands in it."""
    if earlier is None:
        return {"uuid": uuid4()}
    return {
        "uuid": uuid4(),
        "value": earlier.value,
        "words": words_of(earlier),
        "signed_as": signature_of(earlier),
        "may_quote": "yes" if earlier.may_quote else "no",
    }


def _answered(request: HttpRequest, visit: Visit, prompt: Prompt, moment: str) -> HttpResponse:
    form = _form(visit, prompt, request.POST, files=request.FILES)
    if NOTES.is_reached(str(visit.someone.pk)):
        return _too_often(request, visit, prompt, moment, form)
    NOTES.count(str(visit.someone.pk))
    if outbox.asks_for_data(request):
        return _answered_by_script(request, visit, prompt, moment, form)
    form.full_clean()
    take_files(visit, form)
    if not form.is_valid():
        return _question(request, visit, prompt, moment, form=form, status=422)
    outcome = accept_contributions([_submission(visit, prompt, moment, form)])[0]
    if not outcome.is_stored:
        return _refused(request, visit, prompt, moment, form, outcome)
    if outcome.status is Status.SAME:
        _choose_quoting_again(visit, outcome, form)
    messages.success(request, _thanks(outcome, prompt))
    if prompt.takes == Takes.MANY:
        return redirect(request.path)
    return redirect(_onwards(visit, prompt.pk, moment))


def _too_often(request: HttpRequest, visit: Visit, prompt: Prompt, moment: str, form: AnswerForm) -> HttpResponse:
    """429, with everything that was typed still there."""
    if outbox.asks_for_data(request):
        response = outbox.told_too_often()
    else:
        form.is_valid()
        form.say("That was a lot at once. Wait a minute. Then press “Send it” again. Your words are still here.")
        response = _question(request, visit, prompt, moment, form=form, status=429)
    response["Retry-After"] = str(NOTES.seconds)
    return response


def _answered_by_script(
    request: HttpRequest, visit: Visit, prompt: Prompt, moment: str, form: AnswerForm
) -> HttpResponse:
    """The same where the outbox sends a form whose fields are its kind's own."""
    if outbox.is_somebody_else(request, visit):
        return outbox.not_known()
    form.full_clean()
    take_files(visit, form)
    if not form.is_valid():
        return outbox.told_invalid(form)
    submission = replace(_submission(visit, prompt, moment, form), said_at=outbox.said_at(request))
    return outbox.told(accept_contributions([submission])[0])


def _submission(visit: Visit, prompt: Prompt, moment: str, form: AnswerForm) -> Submission:
    return Submission(
        session_id=visit.session.pk,
        participant_id=visit.someone.pk,
        prompt_id=prompt.pk,
        uuid=form.cleaned_data["uuid"],
        by=actors.participant(visit.someone.pk),
        words=form.said,
        value=form.cleaned_data.get("value", ""),
        moment=moment,
        whose=visit.likes.whose,
        via=Via.DEVICE,
        may_quote=form.is_for_everybody,
        signed_as=form.cleaned_data.get("signed_as", ""),
        media_ids=tuple(form.media_ids),
    )


def _choose_quoting_again(visit: Visit, outcome: Outcome, form: AnswerForm) -> None:
    """The same words sent again, with another choice of who may read them: the newer choice counts."""
    try:
        contribution = contribution_of(visit.someone, outcome.contribution_id or 0)
    except Http404:  # taken back in the meantime
        return
    if contribution.may_quote != form.is_for_everybody:
        set_may_quote(
            contribution=contribution, may_quote=form.is_for_everybody, by=actors.participant(visit.someone.pk)
        )


def _thanks(outcome: Outcome, prompt: Prompt) -> str:
    got = "We have your note." if prompt.takes == Takes.MANY else "We have your answer."
    if outcome.is_held:
        return f"{got} A person reads it first. Then it may go on the big screen."
    return f"{got} Thank you."


def _refused(
    request: HttpRequest, visit: Visit, prompt: Prompt, moment: str, form: AnswerForm, outcome: Outcome
) -> HttpResponse:
    """The same page with the words kept, and the reason. A new id, where the old one was used up."""
    if outcome.status is Status.REMOVED:
        return stopped(request, visit)
    if outcome.status is Status.CONFLICT:
        form.say("You sent this before, with other words. Press “Send it” again to send it like this.")
        form.renew(uuid4())
        return _question(request, visit, prompt, moment, form=form, status=409)
    if outcome.status is Status.CLOSED:
        form.say("This has just been closed. Your words were not sent. Show them to a helper.")
        return _question(request, visit, prompt, moment, form=form, status=403)
    for problem in outcome.problems:
        form.say(problem.reason, field=problem.field)
    return _question(request, visit, prompt, moment, form=form, status=422)
