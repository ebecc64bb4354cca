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


def test_nothing_that_a_visitor_reads_is_left_out(tmp_path):
    (tmp_path / "school.toml").write_text('after_hours = { en = "Call us pls." }', encoding="utf-8")
    (tmp_path / "directory.toml").write_text(
        """
        [destinations.gym]
        name = { en = "Gym" }
        directions = { en = "Down the hall." }
        step_free = { en = "Take the lift to [name]." }
        [hosts]
        """,
        encoding="utf-8",
    )
    (tmp_path / "purposes.toml").write_text(
        """
        [tour]
        asks = []
        badge = "visitor"
        icon = "people"
        label = { en = "See the school" }
        read_back = { en = "You are here to see the school." }
        agreement = { en = "PLEASE BE QUIET." }
        [tour.questions.allergy]
        text = { en = "Do you have an IEP?" }
        choices = { some = { en = "SOME INDEED" }, none = { en = "None" } }
        """,
        encoding="utf-8",
    )
    told = [(breach.standard, breach.where) for breach in check_settings(settings.load(tmp_path))]
    assert told == [
        (41, "purposes.toml: tour.agreement.en"),
        (50, "purposes.toml: tour.questions.allergy.text.en"),
        (41, "purposes.toml: tour.questions.allergy.choices.some.en"),
        (41, "school.toml: after_hours.en"),
        (46, "directory.toml: destinations.gym.step_free.en"),
    ]
