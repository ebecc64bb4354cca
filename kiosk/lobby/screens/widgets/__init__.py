"""The widgets that every screen is built of. Each follows `app.look`; see `kiosk.lobby.screens.look`."""

from pathlib import Path

from kivy.lang import Builder

from kiosk.lobby.screens.widgets.box import DirBox
from kiosk.lobby.screens.widgets.button import BigButton, PrimaryButton, QuietButton, SecondaryButton
from kiosk.lobby.screens.widgets.button_row import ButtonRow
from kiosk.lobby.screens.widgets.choice import Choice, ChoiceRow, ChoiceTile
from kiosk.lobby.screens.widgets.icon import Icon, IconDisc
from kiosk.lobby.screens.widgets.logo import Logo
from kiosk.lobby.screens.widgets.notice import Notice
from kiosk.lobby.screens.widgets.panel import Card, Panel
from kiosk.lobby.screens.widgets.steps import Steps
from kiosk.lobby.screens.widgets.switch import SwitchRow
from kiosk.lobby.screens.widgets.topbar import TopBar
from kiosk.lobby.screens.widgets.words import Body, Greeting, Heading, Small, Title, Words

__all__ = [
    "BigButton",
    "Body",
    "ButtonRow",
    "Card",
    "Choice",
    "ChoiceRow",
    "ChoiceTile",
    "DirBox",
    "Greeting",
    "Heading",
    "Icon",
    "IconDisc",
    "Logo",
    "Notice",
    "Panel",
    "PrimaryButton",
    "QuietButton",
    "SecondaryButton",
    "Small",
    "Steps",
    "SwitchRow",
    "Title",
    "TopBar",
    "Words",
]

# Imported once, so loaded once: the same rules loaded again would be applied twice to every widget.
for _rules in sorted(Path(__file__).parent.glob("*.kv")):
    Builder.load_file(str(_rules))
