"""Several people do something in the same moment, each over a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import connection


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What each is told, in their order: nothing where it was done, else why not. Anything else is raised."""
    ready = Barrier(len(acts), timeout=20)

    def told(act: Callable[[], object]) -> str:
        try:
            ready.wait()
            act()
        except ValidationError as refused:
            return " ".join(refused.messages)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(told, acts))
