"""Bodies: the organisations of the article, their short forms, and which of them `the trust` or `the regulator` is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from scraper.annotate.quotes.names import PLACE_NOUN, Name
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.vocabulary import vocabulary, word_group

_SHORT = re.compile(r"\s*\((?:the\s+)?[\"“'‘]?(?P<short>[A-Z][\w&-]{1,15})[\"”'’]?\)")
_TRUST = re.compile(r"\b(?:[A-Z][\w'’-]+,? (?:and |of |for |& )?){1,10}NHS (?:Foundation )?Trust")
# The noun in `the home` to the words that may stand in the name of such a body.
_KINDS = {
    "trust": "Trust",
    "hospital": "Hospital Hospitals Infirmary",
    "home": "Home House Lodge Court Manor Hall Grange View Nursing Villa Homes Place Park Haven Nest Gardens Cottage",
    "surgery": "Surgery Practice Centre",
    "practice": "Practice Surgery Centre",
    "clinic": "Clinic Centre",
    "company": "Ltd Limited Group Care Healthcare Plc PLC Homes",
    "firm": "Ltd Limited Group Care Healthcare LLP",
    "group": "Group",
    "provider": "Ltd Limited Group Care Healthcare Homes Trust",
    "operator": "Ltd Limited Group Care Healthcare Homes",
    "owners": "Ltd Limited Group Care Healthcare Homes",
    "council": "Council",
    "authority": "Council Authority",
    "university": "University",
    "college": "College",
    "union": "Unison Unite UNISON Union RCN RCM BMA GMB INMO SIPTU Organisation",
    "charity": "Age UK Mind Society Charity Foundation Healthwatch",
    "pharmacy": "Pharmacy",
    "hospice": "Hospice",
    "tribunal": "Tribunal MPTS",
    "panel": "NMC Council MPTS",
    "government": "Government Department",
    "department": "Department",
    "board": "Board NHS ICB",
    "police": "Police",
    "court": "Court",
    "committee": "Committee",
    "association": "Association",
    "service": "Service Services Ambulance",
    "centre": "Centre",
    "agency": "Agency Homecare Care",
}

_EVENTS = ("Week", "Day", "Month", "Awards", "Act", "Bill")
_COUNTRIES = ("England", "Scotland", "Wales", "Cymru", "Ireland", "UK")
_HEARINGS = ("panel", "tribunal", "committee")
_OF_COMPANIES = ("owners", "company", "firm", "operator", "group")


@dataclass(frozen=True)
class Bodies:
    """`names` in order of first mention, each once; `full`: a short form to the fullest form the article gives."""

    names: Sequence[str]
    full: Mapping[str, str]
    called: Mapping[str, str]
    """A name to the common noun printed behind it: `Willow Brook care home` is a home."""
    regulator: str | None
    provider: str | None

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.names)

    @cached_property
    def _longer(self) -> Mapping[str, Sequence[str]]:
        return _by_beginning(self.names)

    @cached_property
    def _with_word(self) -> Mapping[str, Sequence[int]]:
        """Words to the indices of the names they stand in."""
        found = defaultdict(list)
        for i, name in enumerate(self.names):
            for word in set(name.split()):
                found[word].append(i)
        return found

    def fullest(self, name: str) -> str:
        return self.full.get(name, name)

    def lengthened(self, printed: str) -> str:
        """`Betsi Cadwaladr` for the one body whose name begins so; acronyms and regulators stay as printed."""
        if is_regulator(printed) or " " not in printed:
            return printed
        longer = self._longer.get(printed, ())
        return longer[0] if len(longer) == 1 else printed

    def beginning(self, word: str) -> str | None:
        """`Barchester` for the first organisation called so or with a name that begins so."""
        return word if word in self._known else next(iter(self._longer.get(word, ())), None)

    def known_as(self, noun: str) -> str | None:
        """The body a common noun like `trust` stands for; None when the article names none of that kind."""
        kind = vocabulary().bodies.get(noun)
        if kind == "document" or (kind == "regulator" and noun != "authority"):
            return self.regulator
        named = self.named_like(noun) or (self.regulator if noun in _HEARINGS else None)
        if named or (self.regulator and noun.capitalize() in self.regulator.split()):
            return named or self.regulator
        return self.provider if kind == "own" or (kind == "provider" and noun not in _OF_COMPANIES) else None

    def named_like(self, noun: str) -> str | None:
        """The first body whose name has the word for such a body in it, or that word behind it."""
        hearing = noun in _HEARINGS
        fitting = (
            next((i for i in self._with_word.get(word, ()) if hearing or not is_regulator(self.names[i])), None)
            for word in _KINDS.get(noun, noun.capitalize()).split()
        )
        first = min((i for i in fitting if i is not None), default=None)
        if first is not None:
            return self.fullest(self.names[first])
        name = next((n for n in self.names if self.called.get(n) == noun), None)
        return self.fullest(name) if name else None

    def employer(self, role: str) -> str | None:
        """Where a leader without a named employer works: the body the article is about that has such a post."""
        words = role.lower().split()
        if words[-1] in ("leader", "councillor"):
            return self.named_like("council")
        if words[-1] in ("organiser", "steward", "convener", "convenor") or words[-2:] == ["general", "secretary"]:
            return self.named_like("union")
        if "manager" in words and "regional" not in words:
            return self.named_like("home") or self.provider
        named = (self.named_like(noun) for noun in ("trust", "board", "company"))
        return next((name for name in named if name), self.provider)


def is_regulator(name: str) -> bool:
    """Also in the plural some write: `the CQCs`."""
    regulators = vocabulary().regulators
    return name in regulators or (name[-1] == "s" and name[:-1] in regulators)


def gather_bodies(narration: Narration, text: str) -> Bodies:
    """`text` with its quotations: a trust may be named in full only there."""
    generic = vocabulary().bodies
    bodies = [name for name in narration.names if name.kind == "organisation"]
    printed = [body.text for body in bodies]
    if "NHS" in text and not any("Trust" in name for name in printed):
        printed += (trust.group() for trust in _TRUST.finditer(text))
    names = [name for name in dict.fromkeys(printed) if name.lower() not in generic and not is_generic(name)]
    full = _short_forms(narration.text, bodies) | _longer_forms(names)
    regulators = [name for name in names if is_regulator(name)]
    official = {short: vocabulary().regulators.get(short, short) for short in regulators}
    full |= {short: long for short, long in official.items() if long in names or long in full.values()}
    regulator = full.get(regulators[0], regulators[0]) if regulators else next((n for n in names if _oversees(n)), None)
    called = _called(narration.text, bodies)
    provider = next((full.get(n, n) for n in names if _provides(n) or n in called), None)
    papers = word_group("papers")
    others = {full.get(n, n) for n in names if not is_regulator(n) and not papers.issuperset(n.split())}
    provider = provider or (others.pop() if len(others) == 1 else None)
    return Bodies(names, full, called, regulator, provider)


def is_generic(name: str) -> bool:
    """`Nursing Home`, `NHS Trust`, and the `NHS` of `an NHS trust`; `Hospice Care Week`."""
    words = name.split()
    return words[-1] in _EVENTS or word_group("names of no body").issuperset(words)


def _called(text: str, bodies: Sequence[Name]) -> dict[str, str]:
    return {body.text: noun["noun"] for body in bodies if (noun := PLACE_NOUN.match(text, body.end))}


def _short_forms(text: str, bodies: Sequence[Name]) -> dict[str, str]:
    return {short["short"]: body.text for body in bodies if (short := _SHORT.match(text, body.end))}


def _longer_forms(names: Sequence[str]) -> dict[str, str]:
    """`Oak Care` stands for `Oak Care Ltd` when only one longer name begins like it."""
    longer = _by_beginning(names)
    return {
        name: longer[name][0]
        for name in names
        if len(longer.get(name, ())) == 1 and not is_regulator(name) and name != "Age" and not name.isupper()
        if longer[name][0].rpartition(" ")[2] not in _COUNTRIES  # `Unison` is not `Unison Scotland`
    }


def _by_beginning(names: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The first words of names to the names that go on behind them."""
    longer = defaultdict(list)
    for name in names:
        words = name.split(" ")
        for beginning in accumulate(words[:-1], "{} {}".format):
            longer[beginning].append(name)
    return longer


_PROVIDING = frozenset(
    " ".join(
        _KINDS[noun] for noun in ("trust", "hospital", "home", "surgery", "clinic", "company", "hospice", "pharmacy")
    ).split()
)
_NEVER_PROVIDES = re.compile(
    r"\b(?:Council|Commission|England|Inspectorate|Department|College|Authority|Union|Police|Court|Tribunal"
    r"|Street|Road|Avenue|Drive|Close|Crescent)\b"
)


def _provides(name: str) -> bool:
    return (
        bool(_PROVIDING & set(name.split()))
        and len(name.split()) > 1
        and not _NEVER_PROVIDES.search(name)
        and not is_regulator(name)
    )


def _oversees(name: str) -> bool:
    return bool({"Healthwatch", "Ombudsman", "Inspectorate", "Commission", "Regulator"} & set(name.split()))
