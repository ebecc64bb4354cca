"""A channel whose process ends in the middle of a letter."""

import os


class Falling:
    name = "falling"

    def recipients(self, told):
        return ()

    def send(self, message, recipient, taken):
        if recipient == "taken":
            taken()
        os._exit(1)
