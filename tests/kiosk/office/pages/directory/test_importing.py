"""A list is read in: shown first, then taken, without the rows that something is wrong with."""

from tests.kiosk.office.running import form_token

LIST = "name,title,destination\nKwame Osei,Principal,library\nJoy Abe,Nurse,moon\n"


def hosts(office):
    with office.office.journal.reading() as view:
        return {host.id: host for host in view.hosts()}


def upload(staff, text):
    token = form_token(staff.get("/directory").text)
    file = {"file": ("list.csv", text.encode(), "text/csv")}
    return staff.post("/directory/import", data={"form_token": token}, files=file)


def test_a_list_is_shown_before_it_counts_and_taken_without_its_mistakes(office, staff):
    shown = upload(staff, LIST)
    assert shown.status_code == 200
    assert "1 to add, 0 to change, 0 as they are, 1 with a mistake" in shown.text
    assert "is no place of the directory" in shown.text
    assert "kwame-osei" not in hosts(office)
    told = {"form_token": form_token(shown.text), "text": LIST}
    taken = staff.post("/directory/import/take", data=told)
    assert "People and offices added or changed: 1." in taken.text
    assert hosts(office)["kwame-osei"].title == "Principal"
    assert "joy-abe" not in hosts(office)
    again = upload(staff, LIST)
    assert "0 to add, 0 to change, 1 as they are" in again.text
    assert "Take in" not in again.text


def test_a_title_that_is_not_courteous_is_shown_with_the_rule_and_not_taken(office, staff):
    text = (
        "name,title\nKim Lee,SPED AIDE TEACHER!!! [name]\nAda Moss,Special education aide\n"
        "Elena Rivera,Grade 3 teacher\n"
    )
    shown = upload(staff, text)
    assert "1 to add, 0 to change, 1 as they are, 1 with a mistake" in shown.text
    assert "title: &#39;SPED AIDE TEACHER&#39; is all in capitals (standard 41)." in shown.text
    staff.post("/directory/import/take", data={"form_token": form_token(shown.text), "text": text})
    assert "kim-lee" not in hosts(office)
    assert hosts(office)["ada-moss"].title == "Special education aide"


def test_a_row_that_refers_to_one_that_is_left_out_is_told(office, staff):
    text = "name,backup,email\nTom Ross,Ann Lee,\nAnn Lee,,none\n"
    told = {"form_token": form_token(upload(staff, text).text), "text": text}
    refused = staff.post("/directory/import/take", data=told)
    assert refused.status_code == 422
    assert "There is no host &#39;ann-lee&#39;" in refused.text
    assert "tom-ross" not in hosts(office)


def test_a_file_that_is_no_list_is_refused_with_a_reason(office, staff):
    refused = upload(staff, "PK\x03\x04\0")
    assert refused.status_code == 422
    assert "Save the list as CSV" in refused.text


def test_without_a_file_nothing_happens(office, staff):
    token = form_token(staff.get("/directory").text)
    assert staff.post("/directory/import", data={"form_token": token}).status_code == 422


def test_the_list_is_downloaded_as_it_stands(office, staff):
    answer = staff.get("/directory/hosts.csv")
    assert answer.content.startswith(b"\xef\xbb\xbfid,name,title")
    assert "rivera,Elena Rivera" in answer.text
