"""An area words a rung in its own way, two groups agree, it is published, and a project moves without losing an answer."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, expect

from alongside.frameworks.downloads import pack_as_zip
from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.names import called
from tests.browser.places import LocalArea, Member
from tests.browser.team import TeamMember
from tests.factories.frameworks import write_files
from tests.factories.projects import odd_pack_files
from tests.servers import Server

OFFICER = Member("Mina", "coordinator")
AUNT = Member("Dervla", "representative", "aunts")
PUPIL = Member("Kofi", "representative", "ecolieres")
PROJECT = "Better meetings"


def test_an_area_says_it_in_its_own_words(empty_site: Server, tmp_path: Path, open_page: OpenPage, look: Look) -> None:
    empty_site.alongside("packs", "add", str(write_files(tmp_path / "odd", odd_pack_files())))
    area = LocalArea(empty_site, slug="elm", title="Elm")
    area.is_made(pack="odd")
    links = area.links_for([OFFICER, AUNT, PUPIL])
    mina, dervla = (TeamMember(open_page("laptop"), look, area) for _ in range(2))
    kofi = TeamMember(open_page("phone"), look, area)

    # A project begins with the words of now, and answers something
    mina.signs_in_with(links[0])
    mina.starts_a_project(PROJECT, {"What is it for?": "Meetings for everybody."})
    mina.opens("projects/better-meetings/stages/do/")
    mina.page.get_by_label("About who-asks?").fill("The aunts asked for it.")
    mina.presses("Save")

    # The officer words a rung in the area's own way, and asks the groups
    mina.opens("charter/")
    mina.follows("Word it in our own way")
    mina.look(mina.page, "wording-begin")
    mina.page.get_by_role("button", name="Begin from odd").click()
    mina.follows("Change the words")
    mina.page.get_by_text("Ladder (").click()
    mina.look(mina.page, "wording-words")
    mina.follows("Telling")
    mina.page.get_by_label("Title", exact=True).fill("")
    mina.look(mina.page, "wording-thing")
    mina.presses("Save these words")
    expect(mina.page.get_by_role("alert")).to_contain_text("Something has to stand here.")
    mina.look(mina.page, "wording-thing-error")
    mina.page.get_by_label("Title", exact=True).fill("Saying how it is")
    mina.presses("Save these words")
    mina.opens("charter/wording/")
    mina.presses("Ask the groups")
    mina.look(mina.page, "wording-asked")

    # One group does not agree yet, and says why; the officer reads it on her desk
    dervla.signs_in_with(links[1])
    dervla.opens("charter/wording/")
    dervla.page.get_by_role("link", name=called("Not yet, and why, for Aunts")).click()
    dervla.look(dervla.page, "wording-not-yet")
    dervla.presses("Say not yet")
    expect(dervla.page.get_by_role("alert")).to_contain_text("Say what should be different")
    dervla.page.get_by_label("What should be different?").fill("It sounds like an order.")
    dervla.presses("Say not yet")
    expect(dervla.main).to_contain_text("Aunts do not agree yet")
    mina.sees_on_the_desk("It sounds like an order.")
    mina.opens("charter/wording/")
    expect(mina.page.get_by_role("button", name="Publish these words")).to_have_count(0)
    mina.look(mina.page, "wording-not-agreed")

    # Two groups read what differs, and agree by name
    kofi.signs_in_with(links[2])
    kofi.sees_on_the_desk("how we work together")
    for member, group in ((dervla, "Aunts"), (kofi, "Écolières")):
        member.opens("charter/wording/")
        expect(member.main).to_contain_text("Saying how it is")
        member.look(member.page, f"wording-agree-{group[0].lower()}")
        member.presses(f"We agree, for {group}")
        expect(member.main).to_contain_text(f"Agreed by {group}")

    # It is published, and everybody reads it
    mina.opens("charter/wording/")
    mina.look(mina.page, "wording-to-publish")
    mina.presses("Publish these words")
    anybody = open_page("narrow")
    anybody.goto("/elm/charter/")
    expect(anybody.get_by_role("main")).to_contain_text("Saying how it is")
    look(anybody, "charter-own-words")
    anybody.get_by_role("link", name="All versions and what changed").click()
    look(anybody, "charter-versions")
    anybody.get_by_role("link", name="odd, version 1.1").click()
    look(anybody, "charter-version")

    # The project moves, and its answer is still there
    mina.opens("projects/better-meetings/version/")
    expect(mina.main).to_contain_text("Every answer stays.")
    mina.look(mina.page, "project-version")
    mina.presses("Move this project")
    expect(mina.main).to_contain_text("Moved so far")
    mina.look(mina.page, "project-version-moved")
    mina.opens("projects/better-meetings/stages/do/")
    expect(mina.page.get_by_label("About who-asks?")).to_have_value("The aunts asked for it.")

    # A pack that was written elsewhere is told what is wrong with it, and the area chooses its word
    files = odd_pack_files()
    files["ladder.yaml"]["families"][0]["rungs"][0]["step"] = 9
    mina.opens("charter/wording/files/")
    payload = FilePayload(name="elm.zip", mimeType="application/zip", buffer=pack_as_zip(files, folder="elm"))
    mina.page.get_by_label("Choose a zip file").set_input_files(payload)
    mina.presses("Check it and bring it in")
    expect(mina.page.get_by_role("alert")).to_contain_text("ladder.yaml:")
    mina.look(mina.page, "wording-file-refused")
    mina.opens("charter/word/")
    mina.look(mina.page, "area-word")
