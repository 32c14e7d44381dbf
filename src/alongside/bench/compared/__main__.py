"""What the product is compared with, each on the same HTTP server: `python -m alongside.bench.compared KIND PORT`.

- `driver`: an ASGI endpoint that checks nothing and commits the same rows, in batches as ours, straight through the driver.
- `django`: a Django view that takes one contribution with the ORM, with no middleware around it.
- `broadcaster`: an ASGI application that sends the same bytes to the same listeners, and stores nothing.
"""

import sys
from importlib import import_module

import django
import uvicorn

KINDS = {
    "driver": "alongside.bench.compared.driver",
    "django": "alongside.bench.compared.plain_view",
    "broadcaster": "alongside.bench.compared.broadcaster",
}


def main(kind: str, port: int) -> None:
    """Serve one of them until the process is ended."""
    django.setup()
    app = import_module(KINDS[kind]).application()
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=port,
        http="httptools",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        backlog=4096,
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
