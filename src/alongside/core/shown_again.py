"""A form that is shown once more, with what was typed, after something else happened meanwhile."""

from typing import cast

from django.forms import Form
from django.http import QueryDict


def put(form: Form, **hidden: str) -> None:
    """Put values into hidden fields of a form that was sent; everything that was typed stays as it is."""
    data = cast(QueryDict, form.data).copy()
    for name, value in hidden.items():
        data[form.add_prefix(name)] = value
    form.data = data
