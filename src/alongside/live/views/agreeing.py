"""Write the one text on which people agreed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.live import actions
from alongside.live.forms.agreeing import AgreedForm
from alongside.live.kinds import kind_of
from alongside.live.models import Prompt, Session
from alongside.live.presenters.agreeing import wording
from alongside.live.queries import desk
from alongside.live.queries.agreeing import agreed_in
from alongside.live.queries.together import shown_notes
from alongside.live.views.team import Visit, show, visit_to_run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def agreed(request: HttpRequest, slug: str, code: str, activity: str, prompt: str) -> HttpResponse:
    """`…/activities/{activity}/agreed/{prompt}/`: the text that stands, its history, and the next wording."""
    visitor = visit_to_run(request, slug, code)
    asked = _prompt(visitor.session, activity, prompt)
    notes = [note for note in shown_notes(visitor.session, [asked.activity]) if note.prompt_id == asked.pk]
    wordings = [wording(text) for text in agreed_in(visitor.session).get(asked.pk, [])]
    initial = {"text": wordings[0].text, "easy_text": wordings[0].easy_text} if wordings else {}
    form = AgreedForm(request.POST or None, alternatives=notes, initial=initial)
    if form.is_valid():
        return _agree(request, visitor, asked, form)
    context = {"prompt": asked, "activity": asked.activity, "wordings": wordings, "form": form}
    return show(request, visitor, "agreeing/page", context, status=422 if form.is_bound else 200)


def _prompt(session: Session, activity: str, key: str) -> Prompt:
    asked = desk.activity_of(session, activity)
    prompt = next((prompt for prompt in asked.prompts.all() if prompt.key == key), None)
    if prompt is None or not kind_of(asked.kind).takes_support:
        raise Http404("There is no text to agree on here.")
    prompt.activity = asked
    return prompt


def _agree(request: HttpRequest, visitor: Visit, prompt: Prompt, form: AgreedForm) -> HttpResponse:
    given = form.cleaned_data
    made = actions.agree_on(
        prompt=prompt,
        text=given["text"],
        easy_text=given["easy_text"],
        because=given["because"],
        stems_from=given.get("stems_from", ()),
        by=visitor.by,
    )
    messages.success(request, f"Wording {made.number} stands now, on the screen and on people’s phones.")
    return redirect(request.path)
