"""The kiosk in a window, for whoever wants to try it."""

from pathlib import Path

from kiosk.demo import SIZE
from kiosk.demo.school import School
from kiosk.demo.specimen import licence, portrait


def trial(folder: Path) -> int:
    """Opens the kiosk's window and keeps the office open until it is closed; returns the exit status."""
    from kiosk import shipped
    from kiosk.clock import school_clock
    from kiosk.i18n import Catalogues
    from kiosk.lobby.main import run
    from kiosk.lobby.scanning.opencv import cv2

    with School(folder) as school:
        cards = folder / "cards"
        cards.mkdir()
        cv2.imwrite(str(cards / "licence.png"), licence())
        cv2.imwrite(str(cards / "portrait.png"), portrait())
        school.camera.mkdir(parents=True)
        settings = school.settings
        print(f"The office: {school.address}")
        print(f"  sign in as {school.account} with the password {school.password}")
        print("The kiosk sees what lies in its camera's folder. To hold up a licence, and to take it away:")
        print(f"  cp {cards / 'licence.png'} {school.camera}/")
        print(f"  rm {school.camera / 'licence.png'}")
        print("Whoever comes to repair something may have a photo taken; somebody stands there for it with:")
        print(f"  cp {cards / 'portrait.png'} {school.camera}/")
        print(f"Badges are printed to {school.badges}. Close the window to end.", flush=True)
        width, height = SIZE
        catalogues = Catalogues(shipped.TRANSLATIONS)
        clock = school_clock(settings.school.zone)
        return run(settings, catalogues, school.lobby, clock, window=f"{width}x{height}")
