"""Letters that are not sent yet."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from alongside.assurance.telling.models import Letter
from alongside.people.models import User


def people_with_post(ids: Iterable[int]) -> QuerySet[User]:
    """Those of some people who get post. Demonstration people have none."""
    return User.objects.filter(pk__in=ids, is_active=True, is_demonstration=False)


def not_sent() -> QuerySet[Letter]:
    """Letters that nobody got yet, the oldest first."""
    return Letter.objects.filter(sent_at__isnull=True)


def waiting() -> list[int]:
    """Letters that nobody has begun to send."""
    return list(not_sent().filter(taken_at__isnull=True).values_list("pk", flat=True))


def letter_to_send(pk: int) -> Letter:
    """A letter with what it is written from."""
    rows = Letter.objects.select_related("person", "area", "project__area", "project__pack_version")
    return rows.defer("project__pack_version__source").get(pk=pk)


def has_a_twin(letter: Letter) -> bool:
    """Whether another letter, which nobody has begun to send, would say the same."""
    same = not_sent().filter(person=letter.person_id, project=letter.project_id, occasion=letter.occasion)
    return same.filter(taken_at__isnull=True).exclude(pk=letter.pk).exists()


def stands_in_the_queue(task: str) -> bool:
    """Whether a task waits to be begun."""
    return DBTaskResult.objects.ready().filter(task_path=task).exists()
