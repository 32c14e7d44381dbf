"""Read what others wrote, one at a time, and be for as many of it as one likes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alongside.core.typed import whole_number
from alongside.live import actions
from alongside.live.forms.participant import SupportForm
from alongside.live.kinds import kind_of
from alongside.live.models import Prompt
from alongside.live.presenters.agreeing import for_participants
from alongside.live.presenters.answering import question_words
from alongside.live.queries.agreeing import alternative_of
from alongside.live.queries.answering import prompt_in
from alongside.live.views.participant.visit import Visit, page_of_participant, show


def _prompt(visit: Visit, prompt_id: int) -> Prompt:
    prompt = prompt_in(visit.session, prompt_id)
    if prompt is None or not kind_of(prompt.activity.kind).takes_support:
        raise Http404("There is no such question.")
    return prompt


@never_cache
@require_safe
@page_of_participant
def others(request: HttpRequest, visit: Visit, prompt_id: int) -> HttpResponse:
    """`/join/{code}/answer/{prompt}/others/?one=2`: what others wrote, one at a time."""
    prompt = _prompt(visit, prompt_id)
    extra = for_participants(prompt, visit.someone, easy=visit.likes.easy)
    total = len(extra.others)
    number = min(max(whole_number(request.GET.get("one", "")) or 1, 1), max(total, 1))
    context = {
        "prompt": prompt,
        "words": question_words(prompt, visit.likes),
        "one": extra.others[number - 1] if total else None,
        "number": number,
        "total": total,
        "back_url": visit.link("join_prompt", prompt_id=prompt.pk),
        "back_text": "To the question",
    }
    return show(request, visit, "others", context)


@require_POST
@page_of_participant
def support(request: HttpRequest, visit: Visit, prompt_id: int) -> HttpResponse:
    """`…/support/`: be for one of them, or no longer."""
    prompt = _prompt(visit, prompt_id)
    form = SupportForm(request.POST)
    if not form.is_valid():
        raise Http404("There is nothing like this here.")
    act = actions.support if form.cleaned_data["on"] == "yes" else actions.unsupport
    try:
        act(contribution=alternative_of(visit.someone, form.cleaned_data["id"]), participant=visit.someone)
    except Http404:
        messages.error(request, "This is not here any more. The person may have taken it back.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    one = form.cleaned_data["one"]
    if one:
        return redirect(f"{visit.link('join_others', prompt_id=prompt.pk)}?one={one}")
    return redirect(f"{visit.link('join_prompt', prompt_id=prompt.pk)}#others")
