"""Every error of the kiosk, by name.

The docstring is the sentence that a person reads; `{fields}` in it are filled from the keyword
arguments. `code` names the reason to screens, which say it in the visitor's own words.
"""

import inspect
import re


class KioskError(Exception):
    """Something went wrong."""

    code = "kiosk-error"

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, **found: object) -> None:
        self.found = found
        super().__init__(inspect.cleandoc(self.__doc__ or "").replace("\n", " ").format(**found))


class BadInput(KioskError):
    """What was given cannot be used: {problem}."""


# Settings


class SettingsInvalid(BadInput):
    """The settings cannot be used:
    {problems}"""

    def __init__(self, *, problems: list[str]) -> None:
        self.found = {"problems": problems}
        Exception.__init__(self, "The settings cannot be used:\n" + "\n".join(f"  {p}" for p in problems))


# People and places


class PurposeUnknown(BadInput):
    """There is no purpose {purpose!r}. Purposes are: {known}."""


class HostUnknown(BadInput):
    """There is no host {host!r}. The directory lists: {known}."""


class HostAmbiguous(BadInput):
    """{host!r} could be several hosts: {known}. Give the one that is meant."""


class DestinationUnknown(BadInput):
    """There is no destination {destination!r}. The directory lists: {known}."""


class DirectionsMissing(BadInput):
    """{place} needs directions from the lobby in {language}: a place without them cannot be listed."""


class DestinationInUse(BadInput):
    """{place} is where these are found: {hosts}. Give them another place first."""


class HostInUse(BadInput):
    """{host} covers, is the backup or the manager of: {others}. Give them somebody else first."""


class CoverMissing(BadInput):
    """{name} cannot go off duty yet: {problem}. Choose somebody on duty who answers instead."""


class StudentInterprets(BadInput):
    """{name} is a student, and students are never asked to interpret. Leave the languages empty."""


class DirectoryFileUnreadable(BadInput):
    """This file cannot be read in: {problem}."""


class LanguageUnknown(BadInput):
    """There is no language {language!r}. Languages are: {known}."""


class NameMissing(BadInput):
    """A visitor needs a name."""


class NameTooLong(BadInput):
    """The name has {length} letters; at most {limit} are kept."""


# Visits


class VisitUnknown(BadInput):
    """There is no visit {visit!r}."""


class VisitNotFound(BadInput):
    """No visit of today has this number and this name."""


class VisitEnded(BadInput):
    """Visit {number} has ended: the visitor left."""


class AnsweredMeanwhile(BadInput):
    """{by} has seen to visit {number} meanwhile. Look how it stands now."""


class TooLateToTakeBack(BadInput):
    """This can be taken back for {minutes} minutes only."""


class HostWithoutDirections(BadInput):
    """{host} has no place with directions, so that nobody can be sent there. Give one in the directory."""


class HelpUnknown(BadInput):
    """There is no request for help {help!r}."""


class MessageUnknown(BadInput):
    """There is no message {message!r}."""


class TextUnfit(BadInput):
    """Write {what} in 1 to {limit} characters, not {length}."""


class PlaceUnknown(BadInput):
    """Nobody knows where visitor {number} is to go: neither was a place answered, nor has the host one."""


class BadgeSettled(BadInput):
    """What became of the badge of visit {number} is known by now."""


class AnswerInvalid(BadInput):
    """This answer cannot be given: {problem}."""


class InvitationExpired(BadInput):
    """This invitation was for {until}."""


class InvitationTakenBack(BadInput):
    """This invitation was taken back."""


class InvitationUsed(BadInput):
    """This invitation has been used already."""


class InvitationUnknown(BadInput):
    """There is no invitation {invitation!r}, or it was withdrawn."""


class ReasonMissing(BadInput):
    """A copy of the visit log needs a reason of at least {least} letters, which is written down."""


# The record


class EntryInvalid(BadInput):
    """This is not an entry: {problem}."""


class JournalBusy(KioskError):
    """The journal is being written by another program; try again in a moment."""


class JournalUnusable(KioskError):
    """The journal {path} cannot be used: {problem}."""


class JournalNewer(KioskError):
    """The journal {path} was written by a newer version of this program. Install that version again."""


# The office and its lobbies


class OfficeUnreachable(KioskError):
    """The office at {address} cannot be reached: {problem}."""


class LobbyRefused(KioskError):
    """The office at {address} does not know this lobby. Pair it: `kiosk lobby pair`, or its service page."""


class LobbyUnknown(BadInput):
    """There is no lobby {lobby!r}. Lobbies are: {known}."""


class TokenUnknown(KioskError):
    """This lobby's token is not known here. Make one with `kiosk office lobby add`."""


class OriginTaken(KioskError):
    """Entries of {origin} belong to {owner}; two machines must not write under one origin."""


class AddressTaken(KioskError):
    """The office cannot listen on {address}: {problem}."""


class KeyUnusable(KioskError):
    """The office's key {path} cannot be used: {problem}."""


class LobbyExists(BadInput):
    """There is a lobby {lobby!r} already; revoke it first to give it a new token."""


class PairingCodeUnknown(BadInput):
    """No lobby shows this code. Look at its screen again: a code counts for ten minutes."""


class PairingOver(KioskError):
    """This pairing is over. Begin again."""


class PairingsFull(KioskError):
    """Too many lobbies ask to be paired. Try again in {minutes} minutes."""


class AccountExists(BadInput):
    """There is an account {name!r} already."""


class AccountUnknown(BadInput):
    """There is no account {name!r}."""


class PasswordWeak(BadInput):
    """The password has {length} characters; at least {least} are needed."""


class SignInNeeded(KioskError):
    """Please sign in."""


class NotAllowed(KioskError):
    """This page is for: {allowed}. Your account is: {role}."""


class NotYourVisitor(KioskError):
    """This visitor is not, or no longer, one of yours. The front desk sees every visitor and can help."""


class FormStale(KioskError):
    """This form is out of date. Load the page again, then send it once more."""


class SignInRefused(KioskError):
    """The name or the password is wrong."""


class NoSignOn(KioskError):
    """Nobody signs in this way here: no provider is named in office.toml."""


class SignOnFailed(KioskError):
    """Signing in with the school's account did not work: {problem}. Try again, or use a password."""


class LastAdministrator(BadInput):
    """{name} is the last administrator. Make another one first."""


class SignInThrottled(KioskError):
    """Too many tries. Wait {seconds} seconds, then try again."""


class AlertUndelivered(KioskError):
    """The alert was not delivered: {problem}."""


class AlertRefused(AlertUndelivered):
    """The alert was refused for good: {problem}."""


class AlertDelayed(AlertUndelivered):
    """The alert was not taken yet: {problem}."""


class LetterUnknown(BadInput):
    """This alert waits no more: it was sent, or somebody dropped it."""


class LinkEnded(KioskError):
    """This link has ended: it answers for two hours. Open the visit in the console instead."""


class TextDiscourteous(BadInput):
    """{where}: {found} (standard {standard}). {mend}"""


class SpeechBroken(KioskError):
    """Spoken guidance does not work: {problem}."""


class PinMissing(KioskError):
    """No PIN has been set for this screen. `kiosk lobby set-pin` sets one."""


class PinRefused(KioskError):
    """This is not the PIN."""


class PinThrottled(KioskError):
    """Too many wrong PINs. Wait {seconds} seconds, then try again."""


class PinWeak(BadInput):
    """A PIN has {least} to {longest} digits, at least three of them different."""


class DisplayMissing(KioskError):
    """There is no display to open a window on. `kiosk demo --auto` needs none."""
