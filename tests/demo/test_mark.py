"""The demonstration has one mark that stands, and its files verify without a network."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import override_settings

from alongside.assurance.marks.models import Mark
from alongside.assurance.marks.pages import mark_page
from alongside.config.cli.root import cli
from alongside.demo.building import build_demonstration
from alongside.demo.marks import mark_files

pytestmark = pytest.mark.django_db


def test_its_mark_is_good_on_its_page_and_as_files(tmp_path: Path) -> None:
    area = build_demonstration()
    page = mark_page(Mark.objects.get())
    with override_settings(DATA_DIR=tmp_path):
        credential, issuer = mark_files(area)

    verified = CliRunner().invoke(cli, ["mark", "verify", str(credential), "--offline"])

    assert (page.problems, page.claimed, page.supported) == ([], "Co-production", "Co-production")
    assert (len(page.checks), [one.genre for one in page.signatures].count("Reservation")) == (21, 1)
    assert page.mark.credential.isascii()
    assert (verified.exit_code, str(issuer) in verified.stdout) == (0, True)
