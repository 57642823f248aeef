"""Why each piece of a block went where it went, noted where it is decided; `explain` shows these words.

A decision that is new or changes names its reason here; one that rests on something else than the text (what earlier
releases taught) gets a reason of its own in the same way, so that it is shown wherever it decided.
"""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """A rule that decided: `code` is stable and for programs, `words` for people."""

    code: str
    words: str


class LeftOut(NamedTuple):
    """A stretch of the text that could have been (part of) a contact and is not: `what` it was taken for, and why it was left."""

    start: int
    end: int
    what: str
    reason: Reason


DECEPTIVE = Reason("deceptive", "mixes letters of several scripts, or poses as Latin: it can pass for another address")

STATED = Reason("stated", "the address book says what it is")
COUNTRY_OF_BOOK = Reason(
    "country-of-book", "its country is that of nearly all addresses and numbers of the address book"
)

# A contact begins.
NAME = Reason("name", "a person's name: a contact begins here")
NAME_IN_ONE_GO = Reason("name-in-one-go", "named in one go with the person before: what follows serves both")
NAME_IN_COLUMN = Reason(
    "name-in-column", "one of several names, each on a line or in a cell of its own, before their details"
)
NAME_AGAIN = Reason("name-again", "the same contact is printed again further on")
DESK_NAME = Reason("desk-name", "the name of a desk, with an address or number before the next name")
ASKED_DESK = Reason("asked-desk", "the organisation that the sentence says to ask")

# A role, organisation, address or number finds its contact.
AHEAD = Reason("ahead", "stands before this name, and belongs to nobody before it")
BEHIND = Reason("behind", "stands behind the name, before the next contact")
SHARED = Reason("shared", "stands behind names given in one go, and serves them all")
BESIDE = Reason("beside", "stands on the line of this one of several names")
IN_ORDER = Reason("in-order", "as many numbers as names, parted alike: each has the one in their place")
OWN_ENDING = Reason("own-ending", "one number with as many endings as people: each has their own")
OWN_EXTENSION = Reason("own-extension", "the one number of the house, with the extension behind this person's name")
WORKPLACE = Reason("workplace", "a desk's name right behind the name: where this person works")
FOOT = Reason("foot", "the organisation right below, or in the postal address there")
FIRM = Reason("firm", "heads the people below, on a line with the number that is theirs")
SHARED_ORG = Reason("shared-org", "the organisation of the name before, with which this one was given in one go")
SHARED_HEADING = Reason("shared-heading", "heads several people, each on a line of their own: it is everybody's")
LEFT_AT_END = Reason("left-at-end", "left over at the end of the block, and the last person had no role")
LIKELY_ROLE = Reason(
    "likely-role", "no word tells, but its place and form are those of what somebody does (guesses.toml)"
)
LIKELY_ORG = Reason(
    "likely-org", "no word tells, but its place and form are those of whom somebody works for (guesses.toml)"
)
SPELLED = Reason("spelled", "the address spells this person's name, and nobody else's as well")
SAME_MAILBOX = Reason("same-mailbox", "the same mailbox as an address already given, at another domain")
OF_DESK = Reason("of-desk", "stands behind the desk's name or number")
BEFORE_DESK = Reason("before-desk", "stands before the desk's address, with no name between")
IN_COLUMN = Reason("in-column", "has the place in its column that the name has among the names")
SPELLED_IN_COLUMN = Reason("spelled-in-column", "spells the name better than the address in the name's own place")
ONE_FOR_ALL = Reason("one-for-all", "fewer than there are names: serves everybody in the columns")

# An address or number begins a desk.
DESK_NO_NAME = Reason("desk-no-name", "no name or desk stands before it: a desk of its own")
DESK_ANOTHER = Reason("desk-another", "the desk before has an address already: another desk")
DESK_IN_SENTENCE = Reason("desk-in-sentence", "a role's mailbox offered beside a person's number: a desk of its own")
DESK_OWN_LINE = Reason("desk-own-line", "a role's mailbox on a line of its own, set apart from the people: a desk")
DESK_STRANGER = Reason(
    "desk-stranger", "everybody before has an address, and this one spells none of their names: a desk"
)
DESK_IN_COLUMNS = Reason("desk-in-columns", "one role's mailbox for several people in columns: a desk of its own")
DESK_NUMBERS = Reason("desk-numbers", "numbers by themselves in a block that names nobody: a desk")

# A number finds its country.
COUNTRY_WRITTEN = Reason("country-written", "written with its country's code")
COUNTRY_BESIDE = Reason("country-beside", "its country is that of the contact's own addresses")
COUNTRY_OF_LINK = Reason("country-of-link", "the link behind it dials it with its country's code")
COUNTRY_OF_TEXT = Reason("country-of-text", "its country is that of other addresses and numbers of the text")
COUNTRY_OF_PLACE = Reason("country-of-place", "its country is that of the place beside it, or of the contact's address")
COUNTRY_OF_HEADING = Reason("country-of-heading", "written as in the country that heads the contact")
COUNTRY_OF_DATELINE = Reason("country-of-dateline", "written as in the country from which the release is dated")
COUNTRY_OF_ADDRESS = Reason("country-of-address", "written as in the country of the postal addresses of the text")
COUNTRY_NAMED = Reason("country-named", "of the countries that the text speaks of, only this one writes numbers so")
COUNTRY_BY_FORM = Reason("country-by-form", "written in the North American form")
COUNTRY_BY_GROUPS = Reason(
    "country-by-groups", "of the countries of the text's language, only this one groups digits so"
)
COUNTRY_OF_LANGUAGE = Reason("country-of-language", "written as in the country of the text's language")
COUNTRY_BY_SETTING = Reason("country-by-setting", "its country is the one that this installation is set to")
COUNTRY_UNKNOWN = Reason("country-unknown", "nothing tells its country: kept as written")

# Other releases of the issuer settle what this one leaves open.
TAUGHT_NAME = Reason("taught-name", "could be anything by its shape: other releases of this issuer name a person so")
TAUGHT_ORGANISATION = Reason(
    "taught-organisation", "could be a name or role by its shape: other releases of this issuer call an organisation so"
)
TAUGHT_ROLE = Reason("taught-role", "could be anything by its shape: other releases of this issuer give a role so")
TAUGHT_TWO_NAMES = Reason(
    "taught-two-names", "two names with nothing between: other releases of this issuer know one of them"
)
TAUGHT_BEGINNING = Reason(
    "taught-beginning", "without the words in capitals before it: so other releases of this issuer call it"
)
TAUGHT_HOLDER = Reason("taught-holder", "nothing here tells whose it is: other releases of this issuer say so")
TAUGHT_DESK = Reason("taught-desk", "nothing here tells whose it is: in other releases of this issuer it is a desk's")
DETAILS_ABOVE = Reason("details-above", "right above the line that says who is in charge")
COUNTRY_TAUGHT = Reason(
    "country-taught", "nothing here tells its country: other releases of this issuer write it with its country's code"
)

# A stretch is left out.
NOT_A_PRESS_MAILBOX = Reason(
    "not-a-press-mailbox", "one of several plain mailboxes beside the press's own: the site's, not the release's"
)
NOBODYS_NUMBER = Reason(
    "nobodys-number", "a sentence gives it nobody's name, and contacts stand in a block by themselves"
)
ASIDE = Reason(
    "aside", "a general mailbox that a sentence gives, and people for the press stand in a block by themselves"
)
BOILERPLATE = Reason("boilerplate", "offered in what an organisation says of itself, which does not speak of the press")
COMPANYS_OWN = Reason(
    "companys-own", "closes what a company says of itself, and the release announces its own contacts elsewhere"
)
QUOTED = Reason("quoted", "stands right below what this person is quoted with, and the release announces others")
PAGE_FOOT = Reason("page-foot", "a general mailbox right above the copyright line: the site's, not the release's")
DECOY = Reason("decoy", "its line, or the one above, says that it is for something else")
REPEATED = Reason("repeated", "a mailbox by itself that a contact with a name has as well")
DECOYED_SENTENCE = Reason("decoyed-sentence", "a sentence that asks to get in touch about something else")
DECOYED_LINES = Reason(
    "decoyed-lines", "nothing says that these lines are for the press, and their words say they are for something else"
)
NOBODY_SIGNS = Reason("nobody-signs", "an address that no words offer to the press, and that spells no name beside it")
OFFERED_ELSEWHERE = Reason(
    "offered-elsewhere", "a name with its address, but the release offers its contacts elsewhere, in words"
)
FOOT_OF_PAGE = Reason("foot-of-page", "the foot of the page, which says of every page alike who keeps it")
IMPRINT = Reason("imprint", "the statement of who keeps the site that the law asks for, which is for everybody")
NO_HUMAN = Reason("no-human", "looks like a name, but nothing says that a human is called so")
NAME_ALONE = Reason(
    "name-alone", "no address or number found its way to it, and it does not stand right behind the opening words"
)
DESK_ALONE = Reason("desk-alone", "a desk's name without an address or number of its own")
HAS_ONE = Reason("has-one", "the contact before has one already, and no name follows")
NOBODY_TO_SERVE = Reason("nobody-to-serve", "no name or desk that it could belong to came behind it")
IN_POSTAL_ADDRESS = Reason("in-postal-address", "part of a postal address")
OF_A_CHAT = Reason("of-a-chat", "an account with a chat or a site, as the label before it says")
LANGUAGES_SPOKEN = Reason("languages-spoken", "the languages in which somebody can be asked")
TERRITORY = Reason("territory", "the country or region that somebody answers for")
TOPIC = Reason("topic", "what somebody is to be asked about")
OWN_HEADING = Reason("own-heading", "stands behind a heading of its own that nobody in the block explains")
FIRST_IS_SHOWN = Reason("first-is-shown", "this contact has another one, which comes first or is fuller")
NO_NUMBER = Reason("no-number", "no country's plan reads it as a number")
ALREADY_GIVEN = Reason("already-given", "said already of the same contact")
OUTSIDE = Reason("outside", "outside of every block: no words before it offer it to the press")
NOBODYS = Reason("nobodys", "inside a block, and yet no contact of it took this")
