"""Names of organisations: comparison keys."""

from __future__ import annotations

import hashlib
import re

from directory.values.names import fold

_LEGAL_FORMS = frozenset(
    "inc ltd llc llp plc gmbh ag ev e v sa sas sarl srl spa bv nv ab as oy oyj kk co corp corporation limited se kg sl eu kft zrt nyrt".split()
)
_DOTTED = re.compile(r"(?:^|\s)(?:[^\W\d_]{1,2}\.\s?)+[^\W\d_]{1,2}$")
_LEADING = re.compile(r"^(?:the|le|la|les|l|der|die|das|el|il|lo|the office of|office of) ")


_BEHIND = frozenset(
    "AB Abp ABp AD AE A.E. AG AO A/S AS ASA ApS AŞ A.Ş. AŞ. a.s. BV B.V. BVBA Bhd d.d. d.o.o. d.o.o EAD EEIG ehf. EOOD GmbH "
    "e.V. e.V eV eG e.G. gGmbH mbH ASBL asbl VZW vzw SCIC SCOP Scop SCRL SARL Onlus ONLUS ODV APS ETS Coop S.Coop. S.A.U. SCCL SLU SRLS "
    "HF hf. IVS KFT Kft Kft. KG KGaA k.s. Limited LLC LLP Ltd Ltd. LTDA Ltda Ltda. Nyrt Nyrt. NV N.V. OOD Oy OY Oyj OYJ OÜ PLC plc "
    "Plc Pty S.A S.A. SA SARL Sarl S.A.S. SAS SE S.E. S.L. S.L.U. SpA S.p.A S.p.A. S.P.A. Srl S.r.l. S.R.L. SRL sp.j. s.r.o s.r.o. UAB ULC "
    "v.o.s. Zrt Zrt. ВАТ ЕАД ЕООД АД ООД ДОО Α.Ε. ΑΕ ΕΠΕ".split()
)
"""Legal forms as they are written behind the name of a firm."""
_BEFORE = frozenset("AB AS CV OÜ PT SIA UAB VšĮ АО ЗАО НАО ОАО ООО ПАО АТ ТОВ ПрАТ ДП МП".split())
"""And those before it (`UAB Pavyzdys`)."""


_APART = ("e. V.", "e. V", "& Cie", "& Cie.", "& Co", "& Co.", "& Co. KG", "S. A.", "S. L.", "gem. GmbH")
"""Those that are written in two words."""


def has_legal_form(name: str) -> bool:
    """Whether a name of a few words ends or begins with a legal form, written as these are."""
    first, _, rest = name.partition(" ")
    if rest.endswith(_APART) and not rest.startswith(_APART):
        return True
    return bool(rest) and (rest.rpartition(" ")[2] in _BEHIND or first in _BEFORE)


def key(name: str) -> str:
    """By this organisations' names are compared: folded, without article in front and legal form behind."""
    words = _LEADING.sub("", fold(name)).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


_LONGEST_KEY = 200


def bounded_key(name: str) -> str:
    """By which two spellings of an organisation's name are one, also of a name that folds to nothing; bounded, since databases
    index no text of any length."""
    found = key(name) or " ".join(name.lower().split())
    if len(found) <= _LONGEST_KEY:
        return found
    return f"{found[:_LONGEST_KEY]}~{hashlib.sha256(found.encode()).hexdigest()[:16]}"


def ends_in_full_stop(name: str) -> bool:
    """Whether a full stop behind it belongs to the name: its last word is a legal form (`Inc`, `e.V`) or an abbreviation
    with full stops inside (`U.K`)."""
    words = name.casefold().split()
    return (len(words) > 1 and words[-1].replace(".", "") in _LEGAL_FORMS) or _DOTTED.search(name) is not None
