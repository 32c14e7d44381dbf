"""What the receipt's forms are about. Whether they may be answered is for the actions to say."""

from django.shortcuts import get_object_or_404

from alongside.answers.models import Promise
from alongside.themes.models import Theme


def theme_with_id(theme_id: int) -> Theme:
    """A theme with its project; `Http404` where there is none."""
    return get_object_or_404(Theme.objects.select_related("project"), pk=theme_id)


def promise_with_id(promise_id: int) -> Promise:
    """A promise with its decision, theme and project; `Http404` where there is none."""
    return get_object_or_404(Promise.objects.select_related("decision__theme__project__area"), pk=promise_id)
