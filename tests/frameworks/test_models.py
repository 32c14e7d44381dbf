"""An installed version of a pack never changes."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from alongside.frameworks.models import PackVersion, PackVersionIsFixedError
from tests.factories.frameworks import odd_version

pytestmark = pytest.mark.django_db


def test_given_an_installed_version_when_saved_with_other_words_then_it_is_refused() -> None:
    version = odd_version()
    version.title = "Another"
    with pytest.raises(PackVersionIsFixedError):
        version.save()
    assert PackVersion.objects.get().title == "The odd little pack"


def test_given_an_installed_version_when_deleted_then_it_is_refused() -> None:
    version = odd_version()
    with pytest.raises(PackVersionIsFixedError):
        version.delete()
    assert list(PackVersion.objects.all()) == [version]


def test_a_version_of_a_pack_is_there_once() -> None:
    version = odd_version()
    twin = PackVersion(pack_id=version.pack_id, version=version.version, digest="0" * 64, title="Twin", source={})
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
