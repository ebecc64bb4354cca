from kiosk import settings
from kiosk.office.alerts.courtesy import check_settings


def test_the_shipped_texts_are_courteous():
    assert check_settings(settings.load()) == []


def test_the_school_s_own_are_held_to_it(tmp_path):
    (tmp_path / "directory.toml").write_text(
        """
        [destinations.gym]
        name = { en = "GYMNASIUM", fr = "Gymnase" }
        directions = { en = "Down the hall, [name].", fr = "Au bout du couloir." }
        [hosts.kim]
        name = "KIM LEE"
        title = "SPED aide"
        kind = "person"
        destination = "gym"
        extension = ""
        email = ""
        """,
        encoding="utf-8",
    )
    (tmp_path / "alerts.toml").write_text('abbreviations = ["SPED"]', encoding="utf-8")
    told = [(breach.standard, breach.where) for breach in check_settings(settings.load(tmp_path))]
    assert told == [
        (41, "directory.toml: destinations.gym.name.en"),
        (46, "directory.toml: destinations.gym.directions.en"),
        (50, "directory.toml: hosts.kim.title.en"),
    ]
