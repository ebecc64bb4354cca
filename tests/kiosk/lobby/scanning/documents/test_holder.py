from kiosk.lobby.scanning.documents.holder import Holder


def test_the_name_is_written_whole() -> None:
    assert Holder("Jane", "Doe", "", None).name == "Jane Doe"
    assert Holder("John", "de la Cruz", "Jr.", expired=True).name == "John de la Cruz Jr."
    assert Holder("", "Suharto", "", expired=False).name == "Suharto"


def test_printing_one_names_nobody() -> None:
    assert repr(Holder("Jane", "Doe", "Jr.", expired=True)) == "Holder(expired=True)"
