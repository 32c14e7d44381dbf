"""The `alongside` command, as people and programs call it: exit status, JSON on standard output, reasons on error."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from alongside.config.cli.root import cli
from alongside.live.models import Contribution, Session
from alongside.people.models import Area, Group, Membership

pytestmark = pytest.mark.django_db


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def as_json(*words: str) -> Any:
    """What the command prints with --json, which must be that JSON and nothing else."""
    result = run(*words, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


@pytest.fixture
def area() -> Area:
    as_json("area", "new", "hillside", "--title", "Hillside", "--pack", "stoke-plan-do-review")
    return Area.objects.get()


def test_an_area_works_under_its_pack() -> None:
    made = as_json("area", "new", "hillside", "--title", "Hillside", "--pack", "wirral-naomie")

    assert made == {
        "slug": "hillside",
        "title": "Hillside",
        "pack": "wirral-naomie",
        "version": "1.5",
        "url": "http://127.0.0.1:8000/hillside/",
    }
    assert Group.objects.filter(area__slug="hillside").exists()


@pytest.mark.parametrize(
    ("slug", "pack", "reason"),
    [
        ("hillside", "stoke-plan-do-review", "There is already an area “hillside”."),
        ("join", "stoke-plan-do-review", "cannot be an area's address"),
        ("Hill Side", "stoke-plan-do-review", "cannot stand in an address"),
        ("elsewhere", "nobody-wrote-it", "There is no pack “nobody-wrote-it”. There are:"),
    ],
)
def test_an_area_is_refused_with_the_reason(area: Area, slug: str, pack: str, reason: str) -> None:
    result = run("area", "new", slug, "--title", "T", "--pack", pack)

    assert result.exit_code == 1
    assert reason in result.stderr
    assert result.stdout == ""


def test_a_person_gets_a_role_and_a_link_that_signs_in(area: Area) -> None:
    made = as_json("person", "new", "Ada@Hillside.example", "--area", "hillside", "--role", "coordinator")

    membership = Membership.objects.get()
    assert (membership.person.email, membership.role) == ("ada@hillside.example", "coordinator")
    assert made["sign_in"].startswith("http://127.0.0.1:8000/sign-in/link/?key=")


def test_a_representative_speaks_for_a_group(area: Area) -> None:
    refused = run("person", "new", "rep@hillside.example", "--area", "hillside", "--role", "representative")
    made = as_json(
        "person",
        "new",
        "rep@hillside.example",
        "--area",
        "hillside",
        "--role",
        "representative",
        "--group",
        "young-people",
    )

    assert (refused.exit_code, "young-people" in refused.stderr) == (1, True)
    assert made["group"] == "young-people"


def test_a_session_tells_a_program_all_it_needs(area: Area) -> None:
    made = as_json("session", "new", "--area", "hillside", "--template", "york-training", "--open")

    session = Session.objects.get()
    assert made["code"] == session.code
    assert made["url"] == f"http://127.0.0.1:8000/join/{session.code}/"
    assert [activity["id"] for activity in made["activities"]] == ["understanding"]
    prompts = [prompt["id"] for prompt in made["activities"][0]["prompts"]]
    assert prompts == ["understand", "use", "tools", "colleagues"]
    assert {activity.state for activity in session.activities.all()} == {"open"}


def test_unknown_names_are_refused_and_wrong_usage_is_another_status(area: Area) -> None:
    assert run("session", "new", "--area", "nowhere", "--template", "york-training").exit_code == 1
    assert run("session", "new", "--area", "hillside", "--template", "nothing").exit_code == 1
    assert run("session", "new").exit_code == 2
    assert run("area", "old").exit_code == 2


FILE = "activity,prompt,words,value,group,quote\nfeedback,learnt,Biscuits matter,,young-people,yes\nfeedback,learnt,,happy,,\n"


def test_a_file_comes_in_once_and_out_again(area: Area, tmp_path: Path) -> None:
    code = as_json("session", "new", "--area", "hillside", "--template", "north-west-event")["code"]
    file = tmp_path / "said.csv"
    file.write_text(FILE, encoding="utf-8")

    dry = as_json("import", str(file), "--session", code, "--dry-run")
    first = as_json("import", str(file), "--session", code)
    second = as_json("import", str(file), "--session", code)
    out = tmp_path / "out.json"
    exported = run("export", code, "--format", "json", "-o", str(out))

    assert [report["new"] for report in (dry, first, second)] == [2, 2, 0]
    assert Contribution.objects.count() == 2
    assert exported.exit_code == 0
    rows = json.loads(out.read_text(encoding="utf-8"))["contributions"]
    assert [(row["prompt"], row["words"], row["value"], row["group"], row["via"]) for row in rows] == [
        ("learnt", "Biscuits matter", "", "young-people", "import"),
        ("learnt", "", "happy", "", "import"),
    ]


def test_a_bad_file_is_refused_whole_with_file_and_line(area: Area, tmp_path: Path) -> None:
    code = as_json("session", "new", "--area", "hillside", "--template", "north-west-event")["code"]
    file = tmp_path / "said.csv"
    file.write_text("activity,prompt,words\nfeedback,learnt,fine\nfeedback,nothing,hello\n", encoding="utf-8")

    result = run("import", str(file), "--session", code)

    assert result.exit_code == 1
    assert f"{file}:3: " in result.stderr
    assert Contribution.objects.count() == 0


def test_the_audit_record_verifies(area: Area) -> None:
    found = as_json("audit", "verify")

    assert found["breaks"] == []
    assert found["sealed"] > 0


def test_packs_are_checked_with_file_and_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pack.yaml").write_text("id: Not An Id\n", encoding="utf-8")

    refused = run("packs", "check", str(broken))

    assert refused.exit_code == 1
    assert f"{broken / 'pack.yaml'}:1: " in refused.stderr


def test_the_doctor_says_what_is_missing_for_production() -> None:
    result = run("doctor", "--json")

    findings = {finding["id"]: finding["fine"] for finding in json.loads(result.stdout)["findings"]}
    assert result.exit_code == 1
    assert (findings["address"], findings["audit record"], findings["demonstration"]) == (False, True, True)


def test_a_hardened_site_has_no_demonstration(settings: Any) -> None:
    settings.IS_HARDENED = True

    result = run("demo")

    assert result.exit_code == 1
    assert "no demonstration mode" in result.stderr
    assert not Area.objects.exists()


def test_the_demonstration_tells_where_everything_is() -> None:
    told = as_json("demo")

    assert Area.objects.get().slug == "elmbridge-vale"
    assert Session.objects.filter(code=told["join_code"], closed_at__isnull=True).exists()
    assert told["receipt"]
    assert {"addresses", "sign_ins"} <= set(told)
