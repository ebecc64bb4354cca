import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lobby.scanning.documents.names import (
    is_suffix,
    split_family,
    written_family,
    written_given,
    written_suffix,
)


@pytest.mark.parametrize(
    ("on_the_card", "written"),
    [
        ("SMITH", "Smith"),
        ("DE LA CRUZ", "de la Cruz"),
        ("VAN DER BERG", "van der Berg"),
        ("DOS SANTOS", "dos Santos"),
        ("PÉREZ Y PÉREZ", "Pérez y Pérez"),
        ("LA ROSA", "La Rosa"),
        ("VAN", "Van"),
        ("DE", "De"),
        ("O'BRIEN-MCKAY", "O'Brien-McKay"),
        ("D’ANGELO", "D’Angelo"),
        ("MACDONALD", "MacDonald"),
        ("MACMURRAY", "MacMurray"),
        ("MACIAS", "Macias"),
        ("AL-MASRI", "al-Masri"),
        ("Al-Masri", "Al-Masri"),
        ("BIN SAID", "bin Said"),
        ("VAN 'T HOFF", "van 't Hoff"),
        ("N'DIAYE", "N'Diaye"),
        ("KA'AHUMANU", "Ka'ahumanu"),
        ("MCA", "Mca"),
        ("ST. JOHN", "St. John"),
        ("NG", "Ng"),
        ("ÖZTÜRK", "Öztürk"),
        ("McDonald", "McDonald"),
        ("van Houten", "van Houten"),
        ("  TWO   SPACES ", "Two Spaces"),
        ("", ""),
    ],
)
def test_a_family_name_is_written_as_a_person_writes_it(on_the_card: str, written: str) -> None:
    assert written_family(on_the_card) == written


@pytest.mark.parametrize(
    ("on_the_card", "written"),
    [
        ("MARY ANN", "Mary Ann"),
        ("JEAN-LUC", "Jean-Luc"),
        ("MARIA DE LOS ANGELES", "Maria de los Angeles"),
        ("VAN", "Van"),
        ("THI VAN ANH", "Thi Van Anh"),
        ("DE'ANDRE", "De'Andre"),
        ("AL-AMIN", "Al-Amin"),
        ("J.", "J."),
        ("", ""),
    ],
)
def test_given_names_are_written_as_a_person_writes_them(on_the_card: str, written: str) -> None:
    assert written_given(on_the_card) == written


@pytest.mark.parametrize(
    ("on_the_card", "written"),
    [("JR", "Jr."), ("sr.", "Sr."), ("3RD", "III"), ("IV", "IV"), ("MD", "MD"), ("", "")],
)
def test_suffixes(on_the_card: str, written: str) -> None:
    assert written_suffix(on_the_card) == written


def test_a_lone_v_is_an_initial_and_vi_a_name() -> None:
    assert is_suffix("JR.")
    assert not is_suffix("V")
    assert not is_suffix("VI")


def test_the_family_name_takes_its_particles_along() -> None:
    assert split_family(["MARIA", "DE", "LA", "CRUZ"]) == (["MARIA"], ["DE", "LA", "CRUZ"])
    assert split_family(["VAN", "MORRISON"]) == (["VAN"], ["MORRISON"])


@given(st.text())
def test_any_text_can_be_written_and_then_stays(text: str) -> None:
    for write in (written_family, written_given, written_suffix):
        assert write(write(text)) == write(text)
