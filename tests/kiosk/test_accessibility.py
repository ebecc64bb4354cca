"""kiosk/ACCESSIBILITY.md: each rule names a test that there is, or why there is none."""

import re
from pathlib import Path

import pytest

from kiosk import shipped

TESTS = Path(__file__).parents[1]
TABLES = (shipped.TRANSLATIONS.parent / "kiosk" / "ACCESSIBILITY.md").read_text(encoding="utf-8")
RULES = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in TABLES.splitlines()
    if line.startswith("| ") and not line.startswith("| rule ")
]
WITHOUT = {"—", "hardware", "not met yet"}


@pytest.mark.parametrize("row", RULES, ids=lambda row: row[0][:40])
def test_each_rule_names_its_test(row):
    rule, _, proof = row
    named = re.findall(r"`([^`]+)`", proof)
    assert named or proof in WITHOUT or proof == "*screenshots*", rule
    for test in named:
        path, name = test.split("::")
        file = TESTS / path.replace("screens/", "kiosk/lobby/screens/", path.startswith("screens/"))
        assert f"def {name}(" in file.read_text(encoding="utf-8"), test
