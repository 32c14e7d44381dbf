"""Where pictures and recordings are kept, from `STORAGE_URL`."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# Only the site's own user reads what people sent.
PRIVATE = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}


def storage_setting(url: str) -> dict[str, Any]:
    """Django's setting for the store at a `STORAGE_URL`: `file:///srv/files` or `s3://bucket?endpoint=…`."""
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path and not parts.netloc:
        return {
            "BACKEND": "alongside.core.storage.DurableFiles",
            "OPTIONS": {"location": unquote(parts.path), "base_url": None, **PRIVATE},
        }
    if parts.scheme == "s3" and parts.hostname:
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": _s3_options(url)}
    raise ImproperlyConfigured(f"STORAGE_URL must be file:///a/folder or s3://bucket?endpoint=…, and not {url!r}.")


def _s3_options(url: str) -> dict[str, Any]:
    """A private bucket; keys may stand in the address, or where boto3 looks for them."""
    parts = urlsplit(url)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if unknown := asked.keys() - {"endpoint", "region"}:
        raise ImproperlyConfigured(f"STORAGE_URL takes endpoint and region, and not {', '.join(sorted(unknown))}.")
    options: dict[str, Any] = {
        "bucket_name": parts.hostname,
        "location": parts.path.strip("/"),
        "default_acl": None,  # the bucket's own: it must not be public
        "file_overwrite": True,  # names are never used twice
        "access_key": unquote(parts.username) if parts.username else None,
        "secret_key": unquote(parts.password) if parts.password else None,
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
    }
    return {name: value for name, value in options.items() if value is not None or name == "default_acl"}
