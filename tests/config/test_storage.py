"""Where files are kept, from one address: a folder, or a store that speaks S3."""

import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from moto.server import ThreadedMotoServer
from pytest_django import Settings

from alongside.config import fitness
from alongside.config.storage import storage_setting

NAME = "1/2/a-picture.jpg"
BUCKET = "pictures"


@pytest.fixture
def s3() -> Iterator[str]:
    """The address of a bucket on this machine."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with urlopen(Request(f"http://{host}:{port}/{BUCKET}", method="PUT")):  # this machine
        pass
    yield f"s3://key:secret@{BUCKET}?endpoint=http://{host}:{port}&region=us-east-1"
    server.stop()


def store_at(url: str) -> Storage:
    """The store that a site with this STORAGE_URL has."""
    return storages.create_storage(storage_setting(url))


def keeps_and_forgets(store: Storage) -> None:
    kept = store.save(NAME, ContentFile(b"a picture"))
    with store.open(kept) as file:
        assert (kept, file.read(), store.size(kept)) == (NAME, b"a picture", 9)
    store.delete(kept)
    assert not store.exists(kept)


def test_a_folder_keeps_files_for_the_sites_own_user_alone(tmp_path: Path) -> None:
    store = store_at((tmp_path / "a folder").as_uri())

    keeps_and_forgets(store)

    store.save(NAME, ContentFile(b"a picture"))
    file = tmp_path / "a folder" / NAME
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent)] == [0o600, 0o700]
    with pytest.raises(ValueError, match="not accessible via a URL"):
        store.url(NAME)


def test_a_bucket_keeps_files(s3: str) -> None:
    keeps_and_forgets(store_at(s3))


@pytest.mark.parametrize(
    "url",
    ["", "pictures", "file://pictures", "file:", "s3:", "ftp://somewhere/pictures", "s3://bucket?acl=public-read"],
)
def test_an_address_that_makes_no_sense_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="STORAGE_URL"):
        storage_setting(url)


@pytest.mark.parametrize("is_there", [True, False])
def test_the_doctor_says_whether_files_can_be_kept(settings: Settings, s3: str, is_there: bool) -> None:
    url = s3 if is_there else s3.replace(BUCKET, "no-such-bucket")
    settings.STORAGE_URL = url
    settings.STORAGES = {**settings.STORAGES, "default": storage_setting(url)}

    found = fitness._store()

    assert (found.id, found.is_fine) == ("store", is_there)
    assert "secret" not in found.says
