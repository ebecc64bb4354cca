"""Who is in the building, and who is on duty, in a browser."""

from playwright.sync_api import expect

from kiosk import reception
from kiosk.office.accounts import Role
from tests.kiosk.office.chromium import signed_in


def test_the_roll_call_keeps_itself_and_signs_out(office, page):
    page.get_by_role("link", name="Roll call").click()
    expect(page.get_by_text("Everybody has left.")).to_be_visible()
    visit = office.check_in(name="Ana Ruiz")
    row = page.locator(f'#roll [data-visit="{visit.id}"]')
    expect(row).to_contain_text("Main entrance")
    row.get_by_role("button", name="Sign out").click()
    expect(page.locator("#notice")).to_contain_text("Ana Ruiz is signed out.")
    expect(row).to_have_count(0)
    page.locator("[data-undo]").click()
    expect(row).to_be_visible()
    assert reception.find(office.office.journal, visit.id).in_building


def test_nobody_goes_off_duty_without_cover_and_arrivals_say_who_answers(office, page):
    page.get_by_role("link", name="Directory").click()
    row = page.locator("#host-rivera")
    row.locator("summary").click()
    go = row.get_by_role("button", name="Go off duty")
    go.click()
    expect(row.get_by_label("Who answers instead")).to_be_focused()  # the browser asks for it first
    row.get_by_label("Who answers instead").select_option("front")
    go.click()
    expect(page.locator("#notice")).to_contain_text("Off duty, and covered")
    expect(row).to_contain_text("Off duty: Front desk answers")
    visit = office.check_in(name="Bo Chen")
    page.get_by_role("link", name="Arrivals").click()
    card = page.locator(f'#waiting [data-visit="{visit.id}"]')
    expect(card).to_contain_text("Elena Rivera is away; Front desk answers instead")
    page.get_by_role("link", name="Directory").click()
    row.locator("summary").click()
    row.get_by_role("button", name="Back on duty").click()
    expect(row).not_to_contain_text("Off duty")


def test_a_list_is_looked_at_before_it_is_taken_in(office, page):
    page.get_by_role("link", name="Directory").click()
    page.get_by_text("Read in a list").click()
    rows = (
        "name,title,extension\nElena Rivera,Grade 3 teacher,212\nAmina Yusuf,School nurse,115\n,Custodian,\n"
    )
    page.get_by_label("The file").set_input_files(
        {"name": "staff.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator("[data-change=changed]")).to_contain_text("extension: 112 → 212")
    expect(page.locator("[data-change=added]")).to_contain_text("Amina Yusuf")
    expect(page.locator("[data-change=refused]")).to_contain_text("name is empty")
    page.get_by_role("button", name="Take in 2 rows, leave out 1").click()
    expect(page.locator("#host-amina-yusuf")).to_contain_text("School nurse")


def test_a_host_goes_off_duty_herself(chromium, office):
    office.office.accounts.change("elena", full_name="Elena Rivera", role=Role.HOST, email="", host="rivera")
    with signed_in(chromium, office, "elena") as page:
        page.get_by_label("Who answers for you while you are away").select_option("front")
        page.get_by_role("button", name="Go off duty").click()
        expect(page.locator("#notice")).to_contain_text("You are off duty.")
        page.get_by_role("button", name="I am back on duty").click()
        expect(page.locator("#notice")).to_contain_text("You are back on duty.")
