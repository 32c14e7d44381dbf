"""Serve the site, as `alongside run` does."""

import gc
import signal
from types import FrameType

import uvicorn
from django.conf import settings

from alongside.config.asgi import application

# Whoever is in the middle of a request gets so many seconds; streams end at once and connect again.
GRACE = 2
# So many new objects that may hold others until Python looks for what nobody needs any more; it begins with 700.
LOOK_AFTER = 20_000


class Server(uvicorn.Server):
    """Ends the event streams as soon as it is asked to stop; they would otherwise use up the whole grace."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        application.live.hub.close_soon()
        super().handle_exit(sig, frame)


def serve(host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM. The database must be up to date."""
    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        http="httptools",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        # Only behind a proxy that speaks https for us may a header say where a request comes from.
        proxy_headers=settings.IS_HARDENED,
        timeout_graceful_shutdown=GRACE,
        backlog=4096,
    )
    server = Server(config)
    _collect_less_often()
    # uvicorn raises the signal again once it has ended in order; for us that is the ordinary end.
    signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        server.run()
    except KeyboardInterrupt:
        return


def _collect_less_often() -> None:
    """Leave what is loaded now out of the search for unused objects, and search less often.

    While a hall answers, a fifth of the processor's time went into searching what never goes away.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(LOOK_AFTER, 20, 20)
