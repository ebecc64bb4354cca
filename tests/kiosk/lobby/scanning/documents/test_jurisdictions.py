import pytest

from kiosk.lobby.scanning.documents.jurisdictions import JURISDICTIONS, country_of


@pytest.mark.parametrize(
    ("jurisdiction", "country"),
    [("VA", "USA"), ("PR", "USA"), ("ON", "CAN"), ("NU", "CAN"), ("CU", "MEX"), ("??", "")],
)
def test_the_country_of_a_jurisdiction(jurisdiction: str, country: str) -> None:
    assert country_of(jurisdiction) == country


def test_every_state_and_province_is_known() -> None:
    countries = [country_of(jurisdiction) for jurisdiction in set(JURISDICTIONS.values())]
    assert countries.count("CAN") == 13
    assert countries.count("USA") == 50 + 1 + 5  # states, the District of Columbia, territories
