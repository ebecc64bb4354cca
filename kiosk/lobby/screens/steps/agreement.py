"""A text that the school asks those who come for her purpose to accept."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import OptionProperty, StringProperty

from kiosk.lobby.flow import Way
from kiosk.lobby.screens import scroll  # noqa: F401 - its rule is used here
from kiosk.lobby.screens.steps.step_screen import AskingScreen
from kiosk.telling import school_text


class AgreementScreen(AskingScreen):
    """The text, and two answers: she agrees, or would rather talk about it first. Both lead on."""

    agreement = StringProperty()
    spoken = StringProperty("en")
    """BCP 47 tag of what the text is in, which may not be the language in force."""
    written = OptionProperty("ltr", options=("ltr", "rtl"))

    def refresh(self) -> None:
        """Show the text in the language in force, if the school has it in that."""
        super().refresh()
        purpose = self.way.purposes.get(self.way.purpose or "")
        if purpose is not None and purpose.agreement is not None:
            text = school_text(purpose.agreement, self.app.look.translator)
            self.agreement, self.spoken, self.written = text.text, text.language, text.direction
            self.tell_language([text])

    def agree(self) -> None:
        """She does."""
        self.app.act(Way.agree)

    def talk_about_it(self) -> None:
        """She would rather not, or not yet."""
        self.app.act(Way.talk_about_it)


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
