from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient


@pytest.fixture
def client(transactional_db: None) -> Iterator[TestClient]:
    """Talks to the API's application, with its writer and its threads running."""
    # Django is not set up yet when pytest reads this file.
    from alongside.api.asgi import create
    from alongside.live.stream.service import Live

    with TestClient(create(Live()), raise_server_exceptions=False) as client:
        yield client
