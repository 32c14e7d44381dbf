import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.testclient import TestClient


@pytest.fixture
def client(transactional_db: None) -> Iterator[TestClient]:
    """Talks to the API's application, with its writer and its threads running."""
    # Django is not set up yet when pytest reads this file.
    from alongside.api.asgi import create
    from alongside.live.stream.service import Live

    with TestClient(create(Live()), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def address(transactional_db: None) -> Iterator[str]:
    """The address of the API on a real server in this process, for what stays open: streams."""
    from alongside.api.asgi import create
    from alongside.live.stream.service import Live

    live = Live()
    config = uvicorn.Config(
        create(live), port=0, http="httptools", lifespan="on", log_level="error", timeout_graceful_shutdown=2
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    live.hub.close_soon()
    server.should_exit = True
    thread.join()
