"""The pictures and recordings of a form: taken in as they come by the API, and kept when the form is shown again."""

from uuid import UUID

from django.utils.crypto import salted_hmac

from alongside.activity import actors
from alongside.live.actions.media import Upload, take_upload
from alongside.live.enums import MediaKind
from alongside.live.forms.participant import AnswerForm
from alongside.live.media.made import RefusedError
from alongside.live.media.workshop import FullError, check_size
from alongside.live.presenters.media import own_address_in, shown_at
from alongside.live.queries.media import unsaid_of
from alongside.live.views.participant.visit import Visit

MANY = "Many pictures are coming in now. Choose it again in a moment. Or say it in words."


def take_files(visit: Visit, form: AnswerForm) -> None:
    """Take in each file of a form that was sent, once however often it is sent; why not stands beside its field."""
    for kind, file in form.files_sent():
        try:
            check_size(kind, file.size or 0)
            content = file.read()
            upload = Upload(id=_id(form.cleaned_data["uuid"], kind, content), kind=kind, content=content)
            media, _ = take_upload(participant=visit.someone, upload=upload, by=actors.participant(visit.someone.pk))
        except RefusedError as refused:
            form.say(str(refused), field=kind)
        except FullError:
            form.say(MANY, field=kind)
        else:
            form.keep(media.pk)
    show_kept(visit, form)


def show_kept(visit: Visit, form: AnswerForm) -> None:
    """What came with a form that could not be taken yet: it stands in the form again."""
    if form.media_ids:
        form.kept_media = shown_at(unsaid_of(visit.someone, form.media_ids), own_address_in(visit.session))


def _id(form_id: UUID, kind: MediaKind, content: bytes) -> UUID:
    """The same file of the same form has the same id; nobody without the site's key can work it out."""
    digest = salted_hmac(f"alongside.live.form.{form_id}.{kind}", content, algorithm="sha256").digest()
    return UUID(bytes=digest[:16], version=4)
