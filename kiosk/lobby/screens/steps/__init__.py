"""The screen of each step."""

from kiosk.lobby.flow import Step
from kiosk.lobby.screens.steps.agreement import AgreementScreen
from kiosk.lobby.screens.steps.checking_in import CheckingInScreen
from kiosk.lobby.screens.steps.goodbye import GoodbyeScreen
from kiosk.lobby.screens.steps.host import HostScreen
from kiosk.lobby.screens.steps.interpreter import InterpreterScreen
from kiosk.lobby.screens.steps.leaving import LeavingScreen
from kiosk.lobby.screens.steps.message import MessageWritingScreen
from kiosk.lobby.screens.steps.message_left import MessageLeftScreen
from kiosk.lobby.screens.steps.name import NameScreen
from kiosk.lobby.screens.steps.other_host import OtherHostScreen
from kiosk.lobby.screens.steps.own_visit import OwnVisitScreen
from kiosk.lobby.screens.steps.photo import PhotoScreen
from kiosk.lobby.screens.steps.purpose import PurposeScreen
from kiosk.lobby.screens.steps.question import QuestionScreen
from kiosk.lobby.screens.steps.read_back import ReadBackScreen
from kiosk.lobby.screens.steps.scan import ScanScreen
from kiosk.lobby.screens.steps.sign_out import SignOutScreen
from kiosk.lobby.screens.steps.signing_out import SigningOutScreen
from kiosk.lobby.screens.steps.step_screen import StepScreen
from kiosk.lobby.screens.steps.unable import UnableScreen
from kiosk.lobby.screens.steps.waiting import WaitingScreen
from kiosk.lobby.screens.steps.welcome import WelcomeScreen

SCREENS: dict[Step, type[StepScreen]] = {
    Step.WELCOME: WelcomeScreen,
    Step.SCAN: ScanScreen,
    Step.NAME: NameScreen,
    Step.PURPOSE: PurposeScreen,
    Step.HOST: HostScreen,
    Step.QUESTION: QuestionScreen,
    Step.AGREEMENT: AgreementScreen,
    Step.PHOTO: PhotoScreen,
    Step.INTERPRETER: InterpreterScreen,
    Step.READ_BACK: ReadBackScreen,
    Step.CHECKING_IN: CheckingInScreen,
    Step.WAITING: WaitingScreen,
    Step.OTHER_HOST: OtherHostScreen,
    Step.MESSAGE: MessageWritingScreen,
    Step.MESSAGE_LEFT: MessageLeftScreen,
    Step.OWN_VISIT: OwnVisitScreen,
    Step.LEAVING: LeavingScreen,
    Step.SIGN_OUT: SignOutScreen,
    Step.SIGNING_OUT: SigningOutScreen,
    Step.GOODBYE: GoodbyeScreen,
    Step.UNABLE: UnableScreen,
}

__all__ = ["SCREENS", "StepScreen"]
