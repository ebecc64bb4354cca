"""Romaji become kana."""

from functools import reduce

import pytest

from kiosk.lobby.screens.composing import kana

NAMES = [
    ("yamada", "やまだ", "ヤマダ"),
    ("suzuki", "すずき", "スズキ"),
    ("shinbashi", "しんばし", "シンバシ"),
    ("sinnbasi", "しんばし", "シンバシ"),
    ("kon'ichi", "こんいち", "コンイチ"),
    ("kenn", "けん", "ケン"),
    ("ken", "けん", "ケン"),
    ("hattori", "はっとり", "ハットリ"),
    ("matsuo", "まつお", "マツオ"),
    ("chiyo", "ちよ", "チヨ"),
    ("ryousuke", "りょうすけ", "リョウスケ"),
    ("jun'ya", "じゅんや", "ジュンヤ"),
    ("konyaku", "こにゃく", "コニャク"),
    ("o-suchin", "おーすちん", "オースチン"),
    ("sofi-", "そふぃー", "ソフィー"),
    ("vivian", "ゔぃゔぃあん", "ヴィヴィアン"),
    ("thina", "てぃな", "ティナ"),
    ("xtu", "っ", "ッ"),
    ("fuji", "ふじ", "フジ"),
    ("dhi", "でぃ", "ディ"),
]


def written(text, write, finish):
    return finish(reduce(write, text, ""))


@pytest.mark.parametrize(("romaji", "hiragana", "katakana"), NAMES)
def test_a_name_is_written_in_kana(romaji, hiragana, katakana):
    assert written(romaji, kana.write_hiragana, kana.finish_hiragana) == hiragana
    assert written(romaji, kana.write_katakana, kana.finish_katakana) == katakana


@pytest.mark.parametrize(
    ("before", "letter", "after"),
    [
        ("", "k", "k"),
        ("k", "a", "か"),
        ("かk", "y", "かky"),
        ("かky", "o", "かきょ"),
        ("かn", "k", "かんk"),
        ("かn", "n", "かん"),
        ("かn", "y", "かny"),
        ("かk", "k", "かっk"),
        ("か", "-", "かー"),
        ("Smith", "-", "Smith-"),
        ("", "-", "-"),
        ("か", "1", "か1"),
        ("山", "t", "山t"),
    ],
)
def test_one_letter_more(before, letter, after):
    assert kana.write_hiragana(before, letter) == after


@pytest.mark.parametrize(
    ("before", "after"), [("けn", "けん"), ("け", "け"), ("n", "ん"), ("", ""), ("Jan", "Jan")]
)
def test_at_the_end_a_waiting_n_is_a_kana(before, after):
    assert kana.finish_hiragana(before) == after
