"""What every test stands on.

The environment is set here, before Django reads its settings, so that a test never touches the
data folder of the person who runs it. With DATABASE_URL and REDIS_URL in the environment the same
tests run on PostgreSQL and Redis.
"""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.servers import Server, Sites, copy_sqlite, database_name, forget_prepared_sites

os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"

# Of the person's environment only DATABASE_URL and REDIS_URL may reach the product's settings.
for name in ("SITE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "NOTIFY_API_KEY", "STORAGE_URL"):
    os.environ.pop(name, None)

_DATA_FOLDER = Path(tempfile.mkdtemp(prefix="alongside-tests-"))
os.environ["DATA_DIR"] = str(_DATA_FOLDER)
os.environ["STATIC_MANIFEST"] = "no"  # links to files need no collected files behind them

# One folder for all workers of a run, made by the process that starts them.
_SHARED = "ALONGSIDE_TESTS_SHARED"
_STARTED_THE_RUN = _SHARED not in os.environ
if _STARTED_THE_RUN:
    os.environ[_SHARED] = tempfile.mkdtemp(prefix="alongside-sites-")
_SHARED_FOLDER = Path(os.environ[_SHARED])

# Deadlines measure the machine, not the rule: they only make tests fail on a busy day.
hypothesis_settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.register_profile(
    "ci", parent=hypothesis_settings.get_profile("default"), derandomize=True, print_blob=True
)
hypothesis_settings.register_profile("thorough", parent=hypothesis_settings.get_profile("default"), max_examples=2000)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


def pytest_configure(config: pytest.Config) -> None:
    """Make the settings fit for tests, before pytest-django sets Django up."""
    from django.conf import settings

    # Real hashing takes a quarter of a second for each account made.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Each worker has a store of its own: settings may have been read with the folder of the process that started it.
    settings.STORAGES["default"]["OPTIONS"]["location"] = str(_DATA_FOLDER / "files")
    # Limits that one test reached must not meet the next, and a developer's own site may use the same Redis.
    settings.CACHES["default"]["KEY_FUNCTION"] = _cache_key


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what is loaded out of Python's search for unused objects, and search less often, as a server does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(_DATA_FOLDER, ignore_errors=True)
    if _STARTED_THE_RUN:
        forget_prepared_sites(_SHARED_FOLDER)


_tests_so_far = itertools.count()
_cache_of_this_test = ""


def _cache_key(key: str, key_prefix: str, version: int) -> str:
    return f"{_cache_of_this_test}:{key_prefix}:{version}:{key}"


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Give each test a cache in which nothing stands yet."""
    global _cache_of_this_test
    _cache_of_this_test = f"{_DATA_FOLDER.name}-{next(_tests_so_far)}"


@pytest.fixture(autouse=True)
def _empty_store() -> Iterator[None]:
    """Leave no files behind: a test's rows are rolled back, and the next test's get the same numbers."""
    yield
    shutil.rmtree(_DATA_FOLDER / "files", ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by folder, and skip what needs another database."""
    from django.conf import settings

    on_postgres = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    for item in items:
        if "browser" in item.path.parent.parts:
            item.add_marker(pytest.mark.browser)
        elif _is_plain(item):
            item.add_marker(pytest.mark.plain)
        if item.get_closest_marker("postgres") and not on_postgres:
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: set DATABASE_URL"))


# What stands on a database of its own; these folders run commands that make one.
_STORED_FIXTURES = frozenset({"db", "transactional_db", "sites", "server", "serve"})
_STORED_FOLDERS = frozenset({"bench", "config", "faults"})


def _is_plain(item: pytest.Item) -> bool:
    """Whether a test says the same on each database: it touches none, or is marked since it asks only who may what."""
    if item.get_closest_marker("plain"):
        return True
    is_stored = item.get_closest_marker("django_db") or _STORED_FIXTURES & set(getattr(item, "fixturenames", ()))
    return not is_stored and not _STORED_FOLDERS & set(item.path.parent.parts)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share the tests out to workers: a browser file, and all that starve servers, stay on one.

    The marks for this, xdist_group, say nothing since pytest 9.2 keeps a test's id where xdist 3.8 does not look.
    """
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # it tells no types

    class Together(LoadScopeScheduling):  # type: ignore[misc]  # as above
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.split("::")[0]
            if "/browser/" in file:
                return file  # one Chromium and one demonstration site serve a whole file
            if "/faults/" in file or file.endswith("/test_servers.py"):
                return "fault"  # two servers that are starved at once would starve each other
            return nodeid

    return Together(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    tmp_path_factory: pytest.TempPathFactory,
    migrated_by_one_worker: str,
) -> None:
    """Put SQLite's test database into a file, and make it from what one worker migrated for all.

    In memory it would have no write-ahead log, and threads would share one cache with its own
    locks: neither is what the product runs on.
    """
    from django.conf import settings

    database: dict[str, Any] = settings.DATABASES["default"]
    test: dict[str, Any] = database.setdefault("TEST", {})
    if database["ENGINE"].endswith("sqlite3"):
        test["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        if migrated_by_one_worker:
            copy_sqlite(migrated_by_one_worker, test["NAME"])
    elif migrated_by_one_worker:
        test["TEMPLATE"] = database_name(migrated_by_one_worker)


@pytest.fixture(scope="session")
def django_db_keepdb(migrated_by_one_worker: str) -> bool:
    """Whether Django finds its test database made: it would throw SQLite's file away."""
    return migrated_by_one_worker.startswith("sqlite")


@pytest.fixture(scope="session")
def migrated_by_one_worker(worker_id: str, sites: Sites) -> str:
    """The address of a database to begin with, since migrating takes a worker half a minute; empty for one alone."""
    return "" if worker_id == "master" else sites.migrated()


@pytest.fixture(scope="session", autouse=True)
def _audit_record_can_be_emptied() -> Iterator[None]:
    """Let tests with real transactions empty their tables: the database refuses that for the audit record."""
    from django.db import connection
    from django.test import TransactionTestCase

    from alongside.activity import append_only

    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # Django's own, not in its types

    def empty_with_audit_record(case: TransactionTestCase) -> None:
        append_only.remove(connection)
        empty(case)
        append_only.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_with_audit_record)
        yield


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Makes installations for real servers; on PostgreSQL where DATABASE_URL names one."""
    url = os.environ.get("DATABASE_URL", "")
    return Sites(
        folder=tmp_path_factory.mktemp("sites"),
        shared=_SHARED_FOLDER,
        server_database_url=url if url.startswith("postgres") else "",
    )


@pytest.fixture
def serve(sites: Sites) -> Iterator[Callable[..., Server]]:
    """Starts real servers: `serve(demo=True, NAME="value")`, each on a site of its own."""
    with ExitStack() as servers:
        yield lambda **wanted: servers.enter_context(sites.server(**wanted))


@pytest.fixture
def server(serve: Callable[..., Server]) -> Server:
    """A real server on an empty site, in a process that can be killed and started again."""
    return serve()
