"""Reads the environment: every variable that configures a site, in one place.

`docs/configuration.md` has the table of them, and a test keeps the two equal.
"""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

PROJECT_ROOT = Path(__file__).resolve().parents[3]

env = environ.Env()


def data_dir() -> Path:
    """Where the database, the secret key and collected files live when nothing else is said."""
    path = Path(env.str("DATA_DIR", default=str(PROJECT_ROOT / "var"))).resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key(folder: Path) -> str:
    """The given key, or one that is made once and kept, readable by its owner alone.

    Receipts are digests under this key: whoever loses it loses every receipt.
    """
    given = env.str("SECRET_KEY", default="")
    if given:
        return str(given)
    path = folder / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    key = path.read_text(encoding="ascii").strip()
    if not key:
        raise ImproperlyConfigured(f"{path} is empty. Put the site's secret key back into it, or give SECRET_KEY.")
    return key
