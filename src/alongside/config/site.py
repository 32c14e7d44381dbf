"""The live API beside Django's ordinary pages, in one process."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import cast

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import WSGIApp
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from starlette.types import ASGIApp, Receive, Scope, Send

from alongside.activity.sealing import seal_everything
from alongside.api.asgi import create
from alongside.api.guard import ASKED_BY_ADDRESS
from alongside.assurance.marks.actions import tell_of_ends
from alongside.assurance.signing.actions import look_again
from alongside.assurance.telling.actions import look_after_letters
from alongside.config.bodies import WholeBodies
from alongside.config.working import JobWorker
from alongside.live.actions.jobs import tidy_up
from alongside.live.actions.media import remove_what_is_due
from alongside.live.stream.database import UNAVAILABLE
from alongside.live.stream.service import Live

logger = logging.getLogger(__name__)

# Ordinary pages wait for the database and not for each other; each thread has a connection while it answers.
THREADS_FOR_PAGES = 16
# The audit record is sealed, and what has expired is cleared away, every so many seconds.
KEEP_HOUSE_EVERY = 60.0


class Site:
    """Sends each request to the API or to Django, and starts and stops what runs beside them."""

    def __init__(self) -> None:
        self.live = Live()
        self._api = create(self.live, beside=self._housekeeping)
        pages = cast(WSGIApp, get_wsgi_application())
        threads = WSGIMiddleware(pages, workers=THREADS_FOR_PAGES)
        self._pages = WholeBodies(cast(ASGIApp, threads))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or (scope["type"] == "http" and _is_for_api(scope["path"])):
            await self._api(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    @asynccontextmanager
    async def _housekeeping(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self._keep_house_now_and_then())
        worker = JobWorker()
        worker.start()
        yield
        task.cancel()
        await asyncio.to_thread(worker.stop)

    async def _keep_house_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(KEEP_HOUSE_EVERY)
            try:
                await self.live.desk.run(keep_house)
            except UNAVAILABLE as error:
                logger.warning("The house could not be kept just now: %s", error)
            except Exception:
                logger.exception("The house could not be kept.")


def keep_house() -> None:
    """Seal the audit record, look at what was signed, tell of marks that ran out, see that letters go out, and forget what has run out."""
    seal_everything()
    remove_what_is_due()
    tidy_up()
    tell_of_ends()
    look_after_letters()
    call_command("prune_db_task_results", min_age_days=1, verbosity=0)
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    look_again()  # last: a record that cannot be read keeps no file from being removed


def _is_for_api(path: str) -> bool:
    return path.startswith("/api/") or path in ASKED_BY_ADDRESS
