"""A charter mark as anybody finds it, as the command verifies it, and as it is withdrawn."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.devices import OpenPage
from tests.browser.looking import Look
from tests.browser.test_demonstration import signed_in
from tests.servers import Server

PROJECT = "A card for the waiting room"
REASON = "The desks were never told. We have to begin again."


def test_a_mark_is_good_until_it_is_withdrawn_with_a_reason(
    fresh_demo_site: Server, open_page: OpenPage, look: Look
) -> None:
    anybody, asha = open_page("phone"), open_page("laptop")

    # Anybody comes from the project to the mark, and reads what it says
    anybody.goto("/elmbridge-vale/projects/a-card-for-the-waiting-room/mark/")
    look(anybody, "project-mark")
    anybody.get_by_role("link", name="See it, with who signed and until when").click()
    main = anybody.get_by_role("main")
    expect(main).to_contain_text("This mark is good")
    expect(main.get_by_role("region", name="Who signed")).to_contain_text("with a reservation: The dentist")
    expect(main.get_by_role("img", name="The mark as a picture")).to_be_visible()
    look(anybody, "mark-good")
    at_mark = anybody.url

    # Who answers for the area withdraws it, and has to say why
    signed_in(asha, "Be Asha Verma")
    asha.goto("/elmbridge-vale/projects/a-card-for-the-waiting-room/mark/")
    asha.get_by_role("link", name="Withdraw it").click()
    asha.get_by_role("button", name="Withdraw it").click()
    expect(asha.get_by_role("main")).to_contain_text("A mark is not withdrawn without a reason.")
    look(asha, "mark-withdraw")
    asha.get_by_label("Why is it withdrawn?").fill(REASON)
    asha.get_by_role("button", name="Withdraw it").click()
    expect(asha.get_by_role("main")).to_contain_text(REASON)
    look(asha, "mark-withdrawn")

    # Everybody reads it, and nobody is offered it as good
    anybody.goto(at_mark)
    expect(main).to_contain_text("This mark is not good")
    expect(main).to_contain_text(REASON)
    look(anybody, "mark-not-good")
