import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.run_on import elements_of_run_on

NEWER = (
    "DBB06061986",
    "DBA06062030",
    "DBC2",
    "DAQ102030405",
    "DAG1 DADE ST",
    "DAICOLUMBIA",
    "DAJSC",
    "DCGUSA",
)


@pytest.mark.parametrize("family", ["TRINIDAD", "MCDANIEL", "VON DAACKE", "ADABO", "DASGUPTA", "DACOSTA"])
@pytest.mark.parametrize("given_names", ["MARY", "LINDA", "SOLEDAD ADDA", "DARNELL", "KANDACE", "DAQUAN"])
@pytest.mark.parametrize("names", ["DCS{}|DDEN|DAC{}|DDFN|DADLEE|DDGN", "DCS{}|DCT{}"])
def test_a_name_that_holds_an_elements_name_stays_whole(family: str, given_names: str, names: str) -> None:
    lines = (*names.format(family, given_names).split("|"), *NEWER)
    assert list(elements_of_run_on("".join(lines))) == [(line[:3], line[3:]) for line in lines]


def test_version_01_with_padded_and_empty_elements() -> None:
    lines = (
        *(
            "DAQX100097001",
            "DAATRINIDAD,JOHN,,",
            "DAG123 ADAMS ST",
            "DAIST LOUIS",
            "DAJMO",
            "DAK633011      ",
        ),
        *("DARF   ", "DAS          ", "DAT     ", "DAU508", "DAW155", "DAYBRO", "DBA20300204", "DBB20010809"),
        *("DBCM", "DBD20230630"),
    )
    body = "".join(lines)
    read = [(line[:3], line[3:].strip()) for line in lines]
    assert list(elements_of_run_on(body)) == read
    assert list(elements_of_run_on(body + "ZMZMAST LOUIS CITYZMB112001810097")) == read


@pytest.mark.parametrize("full", ["DABBS,DARNELL", "DALTON,DAGNY,DADE", "SMITH,DACIA,", "DASGUPTA,HADASSAH"])
@pytest.mark.parametrize("names", ["DAQ102030405|DAA{}", "DAA{}|DAQ102030405"])
def test_the_names_parts_are_no_elements_of_version_01(full: str, names: str) -> None:
    lines = (*names.format(full).split("|"), "DBB19860606", "DBA20300606", "DBCF")
    assert list(elements_of_run_on("".join(lines))) == [(line[:3], line[3:]) for line in lines]


def test_an_element_that_does_not_fit_is_left_out_and_the_others_stay() -> None:
    lines = ("DAQ1234", "DCSDOE", "DACJANE", "DBA06062030", "DBBSOON", "DBC2")
    assert dict(elements_of_run_on("".join(lines))) == {
        "DAQ": "1234",
        "DCS": "DOE",
        "DAC": "JANE",
        "DBA": "06062030",
        "DBC": "2",
    }


def test_what_nobody_knows_ends_the_reading_and_spoils_nothing_before_it() -> None:
    lines = (
        "DAQ1234",
        "DCSDOE",
        "DACJANE",
        "DBB06061986",
        "DBA06062030",
        "DBC2",
        "DCHNONE" + 90 * "X",
        "DCGUSA",
    )
    assert dict(elements_of_run_on("".join(lines))) == {
        "DAQ": "1234",
        "DCS": "DOE",
        "DAC": "JANE",
        "DBB": "06061986",
        "DBA": "06062030",
    }


@pytest.mark.parametrize("body", ["", "DA", "DAQ", "no licence", "DAD" * 1300])
def test_what_is_no_licence_has_no_elements(body: str) -> None:
    assert [value for _, value in elements_of_run_on(body) if value] == []


def test_several_lines_together_have_no_more_names_than_one_may_have() -> None:
    assert dict(elements_of_run_on("DCSDOEDACJANE", "DAQ1234DBC2")).keys() == {"DCS", "DAC", "DAQ", "DBC"}
    assert list(elements_of_run_on(*100 * ("DCSDOE",))) == []


@given(st.text("DABCSQ1 ", max_size=200))
def test_no_text_makes_it_stumble(body: str) -> None:
    for name, value in elements_of_run_on(body):
        assert name + value.strip() in body.replace("  ", " ") or name in body
