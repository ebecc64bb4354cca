import pytest

from kiosk.errors import TextDiscourteous
from kiosk.office.alerts.courtesy import Language, check_text, insist


@pytest.mark.parametrize(
    ("text", "standard", "found"),
    [
        ("PLEASE WAIT HERE.", 41, "'PLEASE WAIT HERE' is all in capitals"),
        ("The LIBRARY is closed.", 41, "'LIBRARY' is all in capitals"),
        ("ÉCOLES FERMÉES", 41, "'ÉCOLES FERMÉES' is all in capitals"),
        ("Welcome!! Come in!", 41, "3 exclamation marks"),
        ("Come asap, pls.", 41, "'asap' is shorthand"),
        ("This is urgent.", 42, "'urgent'"),
        ("Hello {name},", 46, "'{name}' was never filled in"),
        ("Hello [name],", 46, "'[name]' was never filled in"),
        ("Hello %(name)s", 46, "'%(name)s' was never filled in"),
        ("Bring the SSN 123-45-6789.", 48, "'123-45-6789' looks like a social security number"),
        ("Her date of birth is known.", 48, "'date of birth' looks like a date of birth"),
        ("Born 03/14/2015, they say.", 48, "'03/14/2015' looks like a date of birth"),
        ("Licence D12345678.", 48, "'D12345678' looks like the number of a document"),
        ("Ask for the student's record.", 48, '"student\'s record" looks like about a student'),
        ("Come to the IEP meeting.", 50, "'IEP' is understood at schools only"),
        ("Go to the FCLC.", 50, "'FCLC' is an abbreviation"),
        ("Go " + "on and " * 16 + "on.", 50, "a sentence of 34 words"),
    ],
)
def test_what_is_not_courteous_is_told_with_its_rule(text, standard, found):
    told = {(breach.standard, breach.found): breach for breach in check_text(text, "The news")}
    breach = told[standard, found]
    assert breach.where == "The news"
    assert breach.mend.endswith(".")
    assert str(breach) == f"The news: {found} (standard {standard}). {breach.mend}"


@pytest.mark.parametrize(
    "text",
    [
        "Through the glass door, first door on the left.",
        "Welcome back! We are glad to see you.",
        "Ms. O'Neil is in room B-12 until 3:30 PM.",
        "Please show your ID at the QR reader.",
        "Call (555) 010-0140.",
        "http://127.0.0.1:8460/visits/1234567890ABCDEF",
        "图书馆在左边。",
        "المكتبة على اليسار",
        "",
    ],
)
def test_what_is_courteous_passes(text):
    assert check_text(text, "") == []


def test_an_abbreviation_that_the_school_knows_passes():
    assert check_text("The PTA meets here.", "") != []
    assert check_text("The PTA meets here.", "", known=["PTA"]) == []


def test_words_are_judged_in_english_only_and_the_rest_in_every_language():
    assert Language.of("en_GB") is Language.ENGLISH
    french = Language.of("fr")
    assert check_text("La SNCF est un cas urgent.", "", language=french) == []
    assert [breach.standard for breach in check_text("VENEZ TOUS !!! {nom}", "", language=french)] == [
        41,
        41,
        46,
    ]


def test_a_text_that_is_insisted_on_is_refused_or_passes():
    insist("I will be with you at ten.", "Your answer")
    with pytest.raises(
        TextDiscourteous, match=r"Your answer: 2 exclamation marks \(standard 41\)\. Leave one at most\."
    ):
        insist("I am coming!!", "Your answer")
