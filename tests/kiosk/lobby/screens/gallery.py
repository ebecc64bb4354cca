"""Every widget on two pages, in English and in Arabic: to look at, and to find what does not fit.

python tests/kiosk/lobby/screens/gallery.py FOLDER
"""

import gettext
import sys
from pathlib import Path
from typing import Any

from kiosk.lobby.screens import window

if __name__ == "__main__":
    window.prepare(window.Display.OFF_SCREEN, (1920, 1920))

from kiosk.lobby.screens import text

text.register()

import numpy as np  # noqa: E402
from kivy.app import App  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.lang import Builder  # noqa: E402

from kiosk.i18n import Language, Translator  # noqa: E402
from kiosk.lobby.screens.colours import Colours  # noqa: E402
from kiosk.lobby.screens.field import Field  # noqa: E402, F401 - named in the rules below
from kiosk.lobby.screens.hand import Hand  # noqa: E402
from kiosk.lobby.screens.keyboard import HELD, Keyboard  # noqa: E402, F401
from kiosk.lobby.screens.look import Look  # noqa: E402
from kiosk.lobby.screens.preview import Frame  # noqa: E402
from kiosk.lobby.screens.sizes import Sizes  # noqa: E402

ARABIC = {
    "Back": "رجوع",
    "English": "العربية",
    "Cancel": "إلغاء",
    "Good morning": "صباح الخير",
    "What brings you here today?": "ما سبب زيارتك اليوم؟",
    "Meet someone": "مقابلة شخص",
    "A teacher, an office": "معلّم أو مكتب",
    "Pick up a child": "اصطحاب طفل",
    "From class or from the nurse": "من الصف أو من الممرضة",
    "Work on the building": "أعمال في المبنى",
    "An event": "مناسبة",
    "Concert, match, parents' evening": "حفلة أو مباراة أو لقاء أولياء الأمور",
    "Delivery": "توصيل طرد",
    "Volunteer": "التطوع",
    "Reading, sports, the library": "القراءة والرياضة والمكتبة",
    "Front office": "مكتب الاستقبال",
    "Room 12, first floor": "الغرفة 12، الطابق الأول",
    "Ms. Elena Rivera": "السيدة Elena Rivera",
    "Grade 3 teacher": "معلّمة الصف الثالث",
    "We are telling Ms. Rivera that you are here.": "نخبر السيدة Rivera بأنك هنا.",
    "You are checked in.": "تم تسجيل دخولك.",
    "The printer needs paper. The office will give you a badge.": "الطابعة تحتاج إلى ورق. سيعطيك المكتب شارة",
    "We cannot reach the office. Please ring the bell.": "لا يمكننا الوصول إلى المكتب. اقرع الجرس من فضلك.",
    "Continue": "متابعة",
    "I have no ID with me": "ليست معي بطاقة",
    "I need help": "أحتاج إلى مساعدة",
    "What should we call you?": "ماذا نناديك؟",
    "Your name": "اسمك",
    "It stands on your badge, as you write it.": "سيظهر على شارتك كما تكتبه.",
    "Done": "تم",
    "The camera is not ready. You can type instead.": "الكاميرا غير جاهزة. يمكنك الكتابة بدلاً من ذلك.",
}

Builder.load_string("""
<GalleryPage@DirBox>:
    orientation: "vertical"
    canvas.before:
        Color:
            rgba: app.look.colours.ground
        Rectangle:
            size: self.size
            pos: self.pos

<GalleryChoosing@GalleryPage>:
    TopBar:
        back_text: app.look.say("Back")
        language_text: app.look.say("English")
        cancel_text: app.look.say("Cancel")
        steps: 5
        current: 2
    DirBox:
        orientation: "vertical"
        padding: app.look.sizes.margin, 0, app.look.sizes.margin, app.look.sizes.wide
        spacing: app.look.sizes.gap
        Title:
            text: app.look.say("What brings you here today?")
        GridLayout:
            cols: 3
            orientation: "lr-tb" if app.look.direction == "ltr" else "rl-tb"
            spacing: app.look.sizes.gap
            ChoiceTile:
                text: app.look.say("Meet someone")
                detail: app.look.say("A teacher, an office")
                icon: "people"
            ChoiceTile:
                text: app.look.say("Pick up a child")
                detail: app.look.say("From class or from the nurse")
                icon: "pick-up"
            ChoiceTile:
                text: app.look.say("Delivery")
                icon: "box"
            ChoiceTile:
                text: app.look.say("Volunteer")
                detail: app.look.say("Reading, sports, the library")
                icon: "heart"
                chosen: True
            ChoiceTile:
                text: app.look.say("Work on the building")
                icon: "tools"
            ChoiceTile:
                text: app.look.say("An event")
                detail: app.look.say("Concert, match, parents' evening")
                icon: "calendar"
        DirBox:
            size_hint_y: None
            height: self.minimum_height
            spacing: app.look.sizes.gap
            QuietButton:
                text: app.look.say("I have no ID with me")
            SecondaryButton:
                text: app.look.say("I need help")
                icon: "question"
            PrimaryButton:
                text: app.look.say("Continue")
                icon_after: "forward"

<GalleryTelling@GalleryPage>:
    TopBar:
        language_text: app.look.say("English")
    DirBox:
        padding: app.look.sizes.margin, 0, app.look.sizes.margin, app.look.sizes.wide
        spacing: app.look.sizes.margin
        DirBox:
            orientation: "vertical"
            spacing: app.look.sizes.gap
            Greeting:
                text: app.look.say("Good morning")
            Body:
                text: app.look.say("It stands on your badge, as you write it.")
            ChoiceRow:
                text: app.look.say("Front office")
                detail: app.look.say("Room 12, first floor")
                icon: "bell"
            ChoiceRow:
                text: app.look.say("Ms. Elena Rivera")
                detail: app.look.say("Grade 3 teacher")
                icon: "person"
                chosen: True
            Widget:
        DirBox:
            orientation: "vertical"
            spacing: app.look.sizes.tight
            Widget:
            Notice:
                tone: "success"
                text: app.look.say("You are checked in.")
            Notice:
                text: app.look.say("We are telling Ms. Rivera that you are here.")
            Notice:
                tone: "warning"
                text: app.look.say("The printer needs paper. The office will give you a badge.")
            Notice:
                tone: "alert"
                text: app.look.say("We cannot reach the office. Please ring the bell.")
            Widget:

<GalleryTyping@GalleryPage>:
    TopBar:
        back_text: app.look.say("Back")
        cancel_text: app.look.say("Cancel")
        steps: 5
        current: 1
    DirBox:
        padding: app.look.sizes.margin, 0
        spacing: app.look.sizes.margin
        DirBox:
            orientation: "vertical"
            spacing: app.look.sizes.tight
            Title:
                text: app.look.say("What should we call you?")
            Field:
                id: field
                hint: app.look.say("Your name")
            Small:
                text: app.look.say("It stands on your badge, as you write it.")
            Widget:
        Preview:
            id: preview
            size_hint: None, None
            size: app.look.sizes.width * 0.3, app.look.sizes.width * 0.19
            pos_hint: {"top": 0.97}
            text: app.look.say("The camera is not ready. You can type instead.")
    Keyboard:
        id: keyboard
        done_text: app.look.say("Done")
        field: field
""")


class _Arabic(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return ARABIC[message]


ENGLISH = Translator(Language("en", "English"), gettext.NullTranslations())
IN_ARABIC = Translator(Language("ar", "العربية"), _Arabic())


class Gallery(App):
    """One page of the gallery."""

    def __init__(self, page: str, translator: Translator, colours: Colours | None = None) -> None:
        super().__init__()
        self._page = page
        self.look = Look(colours or Colours.calm(), Sizes.fit(*Window.size), translator)

    def build(self) -> Any:
        """The page."""
        return Builder.load_string(f"Gallery{self._page}:\n")

    def open_settings(self, *_: object) -> bool:
        """There is no way into Kivy's settings."""
        return True


def _frame() -> Frame:
    slope = np.indices((480, 640)).sum(0) / 1120 * 255
    return np.stack([slope, slope[::-1], np.full_like(slope, 90)], -1).astype(np.uint8)


def _draw(folder: Path) -> None:
    for size in ((1280, 800), (800, 480)):
        Window.size = size
        for translator, name in ((ENGLISH, "José"), (IN_ARABIC, "فاطمة")):
            label = f"{translator.language.tag}-{size[0]}x{size[1]}.png"
            for page in ("Choosing", "Telling"):
                with Hand(Gallery(page, translator)) as hand:
                    hand.picture(folder / f"{page.lower()}-{label}")
            with Hand(Gallery("Typing", translator)) as hand:
                hand.picture(folder / f"empty-{label}")
                hand.type(name)
                ids = hand.app.root.ids
                ids.preview.newest = _frame
                ids.preview.refresh()
                key = next(key for key in ids.keyboard.keys if key.cap.more)
                hand.hold(key.place.centre, HELD + 0.05)
                hand.picture(folder / f"typing-{label}")


if __name__ == "__main__":
    _draw(Path(sys.argv[1]))
