"""purposes.toml: why visitors come."""

from collections.abc import Callable

from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from kiosk.settings import values
from kiosk.settings.shipped_words import as_written
from kiosk.settings.tables.table import Table
from kiosk.visits.question import Question
from kiosk.visits.wording import Wording


class QuestionSettings(Table):
    """A table of purposes.toml, [*.questions.*]"""

    text: values.Wording
    choices: values.Choices = Field(default_factory=dict)
    tell: values.AnswerIds = Field(default_factory=list)
    ask: values.AnswerIds = Field(default_factory=list)

    @model_validator(mode="after")
    def _answers_are_offered(self) -> "QuestionSettings":
        offered = self.question("", as_written).answers
        for key in ("tell", "ask"):
            unknown = [answer for answer in getattr(self, key) if answer not in offered]
            if unknown:
                allowed = PydanticCustomError("value_error", f"a list of any of {', '.join(offered)}")
                wrong = InitErrorDetails(type=allowed, loc=(key,), input=unknown)
                raise ValidationError.from_exception_data("questions", [wrong])
        return self

    def question(self, id: str, worded: Callable[[Wording], Wording]) -> Question:
        """The question of this id, with its texts as `worded` gives them."""
        choices = {choice: worded(text) for choice, text in self.choices.items()}
        return Question(id, worded(self.text), choices, frozenset(self.tell), frozenset(self.ask))


class PurposeSettings(Table):
    """A table of purposes.toml"""

    label: values.Wording
    read_back: values.Wording
    asks: values.Asks
    badge: values.Badge
    icon: values.FilledText
    photo: values.Switch = False
    questions: dict[str, QuestionSettings] = Field(default_factory=dict)
    agreement: values.Wording | None = None
