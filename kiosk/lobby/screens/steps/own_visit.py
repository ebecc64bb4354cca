"""She came to a visit by its number alone: with its badge, or her name, she shows that it is hers."""

from kiosk.lobby.screens.steps.sign_out import SignOutScreen


class OwnVisitScreen(SignOutScreen):
    """As for signing out; the number is written already, for all can read it on the waiting board."""

    def begin(self) -> None:
        """Her name is missing."""
        waiting = self.app.attendant.waiting
        if waiting is None:
            super().begin()
        else:
            self.ids.number.text = waiting.news.number
            self.write("name")

    def told(self) -> tuple[str, str]:
        """Her own page is behind it."""
        say = self.app.look.say
        # NOTE: A button, and the title of the screen behind it. A visit was chosen from a list by its number;
        # whoever came for it says so with this, and then shows a badge or writes a name.
        return say("This is my visit"), say("Next")

    def find(self, number: str, name: str) -> None:
        """To her page."""
        self.app.attendant.find_waiting(number, name)
