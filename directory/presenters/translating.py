"""What is said to a reader, in the reader's language: messages, plurals, dates, numbers and names of languages.

English stands in the source (templates and presenters) and is the message's key; each other language is one catalogue,
`catalogues/<language>.po` (GNU gettext), read as it is: there is nothing to compile, and a language is added by adding its
file, named by its BCP 47 code. Names, dates and numbers are CLDR's (by Babel).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from directory.presenters.dates import utc
from directory.presenters.retelling import Retelling
from directory.values import territories, tongues

CATALOGUES = Path(__file__).parent / "catalogues"
SOURCE = "en"
TOLD = "told"
"""The context of sentences that the rooms below presenters make, in English: errors, warnings, reasons."""
_FORMS = {SOURCE: "en_GB"}
"""Where a language's dates and numbers have several forms, whose are used (`27 August 2019`)."""


class Translator:
    """Says messages in one language. In a message, `%(word)s` stands for a word given by that name, and `%%` for `%`."""

    def __init__(self, language: str, messages: NullTranslations, told: Mapping[str, str] | None = None) -> None:
        self.language = language
        self.locale = Locale.parse(_FORMS.get(language, language).replace("-", "_"))
        self._messages = messages
        self._retelling = Retelling(told or {}, self.number, self.pgettext("between", "; "))

    @property
    def name(self) -> str:
        """What the language calls itself: `Français`."""
        words = Locale.parse(self.language, sep="-").get_display_name() or self.language
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

    def retold(self, words: str) -> str:
        """A sentence that a room below presenters made in English (an error, a warning, a reason), in this language; as it is
        where the catalogue does not know it."""
        return self._retelling.of(words)

    def number(self, number: float) -> str:
        """`1,204`, `1 204`."""
        return _number(number, self.locale)

    def measure(self, number: float, places: int = 1, *, signed: bool = False) -> str:
        """`2.5`, or `+2.5`, with so many places."""
        shape = f"#,##0.{'0' * places}" if places else "#,##0"
        return _shaped(number, f"+{shape};-{shape}" if signed else shape, self.locale)

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


class Languages:
    """The languages that can be chosen: that of the source, and one for each catalogue in a folder."""

    def __init__(self, folder: Path = CATALOGUES) -> None:
        self._folder = folder
        self.codes = (SOURCE, *sorted(path.stem for path in folder.glob("*.po")))
        self._translators: dict[str, Translator] = {}

    def __iter__(self) -> Iterator[Translator]:
        return iter([self.translator(code) for code in self.codes])

    def translator(self, code: str) -> Translator:
        """The translator into one of `codes`; its catalogue is read when it is first asked for."""
        made = self._translators.get(code)
        if made is None:
            made = self._translators[code] = self._made(code)
        return made

    def best(self, wanted: Sequence[str]) -> str:
        """The first of the languages wanted (BCP 47, the dearest first) that is one of ours, else the source's: as it is, else
        without its region or script, from the right (RFC 4647, 3.4)."""
        ours = {code.lower(): code for code in self.codes}
        for tag in wanted:
            parts = tag.lower().replace("_", "-").split("-")
            for length in range(len(parts), 0, -1):
                found = ours.get("-".join(parts[:length]))
                if found is not None:
                    return found
        return SOURCE

    def _made(self, code: str) -> Translator:
        if code == SOURCE:
            return Translator(code, NullTranslations())
        with (self._folder / f"{code}.po").open("rb") as file:
            catalogue = read_po(file, locale=code.replace("-", "_"))
        told = {str(m.id): str(m.string) for m in catalogue if m.context == TOLD and m.string}
        return Translator(code, _compiled(catalogue), told)


def _compiled(catalogue: Catalog) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


@lru_cache(maxsize=4_096)
def _day(day: date, locale: Locale) -> str:
    words = format_date(day, "long", locale=locale)
    return f"1er{words[1:]}" if locale.language == "fr" and words.startswith("1 ") else words


@lru_cache(maxsize=4_096)
def _number(number: float, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=4_096)
def _shaped(number: float, shape: str, locale: Locale) -> str:
    return format_decimal(number, format=shape, locale=locale)


LANGUAGES = Languages()
ENGLISH = LANGUAGES.translator(SOURCE)
