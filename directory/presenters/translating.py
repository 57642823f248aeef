"""What is said to a reader, in the reader's language: messages, plurals, dates, numbers and names of languages.

English stands in the source (templates and presenters) and is the message's key; each other language is one catalogue,
`catalogues/<language>.po` (GNU gettext), read as it is: there is nothing to compile, and a language is added by adding its
file. Names, dates and numbers are CLDR's (by Babel).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from directory.presenters.dates import utc
from directory.values import territories, tongues

CATALOGUES = Path(__file__).parent / "catalogues"
SOURCE = "en"
LANGUAGES = (SOURCE, *sorted(path.stem for path in CATALOGUES.glob("*.po")))
"""BCP 47 codes of the languages that can be chosen, that of the source first."""
_FORMS = {SOURCE: "en_GB"}
"""Where a language's dates and numbers have several forms, whose are used (`27 August 2019`)."""


class Translator:
    """Says messages in one language. In a message, `%(word)s` stands for a word given by that name, and `%%` for `%`."""

    def __init__(self, language: str, messages: NullTranslations) -> None:
        self.language = language
        self.locale = Locale.parse(_FORMS.get(language, language), sep="_")
        self._messages = messages

    @property
    def name(self) -> str:
        """What the language calls itself: `Français`."""
        words = Locale.parse(self.language).get_display_name() or self.language
        return words[:1].upper() + words[1:]

    def gettext(self, message: str, **words: object) -> str:
        """The message in this language, or as it is where the catalogue has none."""
        return self._messages.gettext(message) % words

    def pgettext(self, context: str, message: str, **words: object) -> str:
        """The same where one English word has several meanings, which `context` tells apart."""
        return self._messages.pgettext(context, message) % words

    def ngettext(self, one: str, many: str, number: int, **words: object) -> str:
        """The message in the form for that number, which is `%(num)s` in it."""
        return self._messages.ngettext(one, many, number) % {"num": self.number(number), **words}

    def number(self, number: float) -> str:
        """`1,204`, `1 204`."""
        return _number(number, self.locale)

    def day(self, day: date | None) -> str:
        """`27 August 2019`, `27 août 2019`; nothing where no date is known."""
        return _day(day, self.locale) if day else ""

    def moment(self, moment: datetime) -> str:
        """`27 August 2019, 14:05 UTC`."""
        at = utc(moment)
        return self.gettext("%(day)s, %(time)s UTC", day=self.day(at.date()), time=f"{at:%H:%M}")

    def weekday(self, day: int) -> str:
        """What a day of the week is called, 0 for Monday as in `date.weekday`."""
        return str(self.locale.days["format"]["wide"][day])

    def tongue(self, code: str) -> str:
        """What a language is called; as in English where this language has no name for it."""
        if self.language == SOURCE:
            return tongues.english(code)
        return self.locale.languages.get(code.replace("-", "_")) or tongues.english(code)

    def country(self, code: str) -> str | None:
        """What a country is called, by its ISO 3166 code; None where it is none."""
        if not territories.is_code(code):
            return None
        if self.language == SOURCE:
            return territories.english(code)
        return self.locale.territories.get(code) or territories.english(code)

    def listed(self, words: Sequence[str]) -> str:
        """`number, role and topic`."""
        return format_list(list(words), locale=self.locale)


@cache
def translator(language: str) -> Translator:
    """The translator into one of `LANGUAGES`."""
    return Translator(language, NullTranslations() if language == SOURCE else _catalogue(language))


def _catalogue(language: str) -> GNUTranslations:
    compiled = BytesIO()
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


@lru_cache(maxsize=4_096)
def _day(day: date, locale: Locale) -> str:
    words = format_date(day, "long", locale=locale)
    return f"1er{words[1:]}" if locale.language == "fr" and words.startswith("1 ") else words


@lru_cache(maxsize=4_096)
def _number(number: float, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


ENGLISH = translator(SOURCE)
