"""Whether an installation is fit for production: each thing that must hold, checked for real."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from alongside.activity import sealing
from alongside.demo.queries import demonstration_area


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it is fine, and what to do where it isn't."""

    id: str
    is_fine: bool
    says: str

    def __str__(self) -> str:
        return f"{'fine' if self.is_fine else 'look'} {self.id}: {self.says}"

    def as_data(self) -> dict[str, object]:
        return {"id": self.id, "fine": self.is_fine, "says": self.says}


def findings() -> list[Finding]:
    """Everything that was looked at, in the order in which one would put it right."""
    return [look() for look in _LOOKS]


def _address() -> Finding:
    if settings.IS_HARDENED:
        return Finding("address", True, f"the site is at {settings.SITE_URL}")
    return Finding("address", False, "set SITE_URL to the site's https address; that also hardens it")


def _secret_key() -> Finding:
    kept = settings.DATA_DIR / "secret_key"
    if kept.exists() and kept.stat().st_mode & 0o077:
        return Finding("secret key", False, f"others can read {kept}: chmod 600 it")
    return Finding("secret key", True, "is kept; back it up, since receipts stop working without it")


def _deployment_checks() -> Finding:
    try:
        call_command("check", deploy=True, fail_level="WARNING", verbosity=0)
    except SystemCheckError as error:
        return Finding("deployment checks", False, " ".join(str(error).split())[:600])
    return Finding("deployment checks", True, "Django finds nothing to warn of")


def _database() -> Finding:
    if connection.vendor != "sqlite":
        return Finding("database", True, "PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        journal = cursor.fetchone()[0]
        cursor.execute("PRAGMA synchronous")
        synchronous = cursor.fetchone()[0]
    if (journal, synchronous) != ("wal", 2):
        return Finding("database", False, "SQLite must run with a write-ahead log and synchronous=FULL")
    return Finding("database", True, "SQLite, one process, what was acknowledged survives a power cut")


def _cache() -> Finding:
    cache.set("alongside.doctor", "here", 10)
    if cache.get("alongside.doctor") != "here":
        return Finding("cache", False, "the cache forgets at once: look at REDIS_URL")
    return Finding("cache", True, "Redis" if settings.REDIS_URL else "in this process")


def _store() -> Finding:
    name = f"doctor/{uuid4()}"
    try:
        kept = default_storage.save(name, ContentFile(b"here"))
        with default_storage.open(kept) as file:
            came_back = file.read()
        default_storage.delete(kept)
    except Exception as error:  # a full disk, a wrong key, no such bucket: each store has its own errors
        return Finding("store", False, f"pictures and recordings cannot be kept ({error}): look at STORAGE_URL")
    if came_back != b"here":
        return Finding("store", False, "the store gives back something else than was kept: look at STORAGE_URL")
    return Finding("store", True, f"pictures and recordings are kept in {_without_keys(settings.STORAGE_URL)}")


def _without_keys(address: str) -> str:
    """An address without what opens it."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _email() -> Finding:
    if "console" in settings.EMAIL_BACKEND:
        return Finding("email", False, "set EMAIL_URL: sign-in codes are printed to the console now")
    return Finding("email", True, "is sent")


def _demonstration() -> Finding:
    if demonstration_area() is not None:
        return Finding("demonstration", False, "the demonstration area is here: real work belongs on a site without it")
    return Finding("demonstration", True, "there is no demonstration area")


def _audit() -> Finding:
    breaks = sealing.verify().breaks
    return Finding("audit record", not breaks, breaks[0] if breaks else "the chain holds")


_LOOKS: tuple[Callable[[], Finding], ...] = (
    _address,
    _secret_key,
    _deployment_checks,
    _database,
    _cache,
    _store,
    _email,
    _demonstration,
    _audit,
)
