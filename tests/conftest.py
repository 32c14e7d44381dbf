"""What every test stands on.

The environment is set here, before Django reads its settings, so that a test never touches the
data folder of the person who runs it. With DATABASE_URL and REDIS_URL in the environment the same
tests run on PostgreSQL and Redis.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

# Names the settings module for pytest-django; the value itself is never overridden from outside.
os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"

_DATA_FOLDER = Path(tempfile.mkdtemp(prefix="alongside-tests-"))
os.environ["DATA_DIR"] = str(_DATA_FOLDER)

# Only these of the product's settings may come from the person's environment.
for name in (
    "SITE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
    "NOTIFY_API_KEY",
    "STORAGE_URL",
):
    os.environ.pop(name, None)

# Deadlines measure the machine, not the rule: they only make tests fail on a busy day.
hypothesis_settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile(
    "ci", parent=hypothesis_settings.get_profile("default"), derandomize=True, print_blob=True
)
hypothesis_settings.register_profile(
    "thorough", parent=hypothesis_settings.get_profile("default"), max_examples=2000
)
hypothesis_settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default")
)


def pytest_configure(config: pytest.Config) -> None:
    """Make the settings fit for tests, before pytest-django sets Django up."""
    from django.conf import settings

    # Real hashing takes a quarter of a second for each account made.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The manifest exists only after collectstatic; links to files need no hash in tests.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    if settings.CACHES["default"]["BACKEND"].endswith("RedisCache"):
        # Workers share one Redis, and a developer's own site may use it too.
        settings.CACHES["default"]["KEY_PREFIX"] = f"alongside-tests-{_DATA_FOLDER.name}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(_DATA_FOLDER, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by folder, keep a browser file on one worker, and skip what needs another database."""
    from django.conf import settings

    on_postgres = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    for item in items:
        if "browser" in item.path.parent.parts:
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser"):
            # One Chromium and one demonstration site serve a whole file.
            item.add_marker(pytest.mark.xdist_group(f"browser-{item.path.stem}"))
        elif item.get_closest_marker("fault"):
            # Two servers that are starved at once would starve each other.
            item.add_marker(pytest.mark.xdist_group("fault"))
        if item.get_closest_marker("postgres") and not on_postgres:
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: set DATABASE_URL"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Put SQLite's test database into a file.

    In memory it would have no write-ahead log, and threads would share one cache with its own
    locks: neither is what the product runs on.
    """
    from django.conf import settings

    database: dict[str, Any] = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        folder = tmp_path_factory.mktemp("database")
        database.setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")
