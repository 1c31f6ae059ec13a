"""What a whole article tells about its facts: the regulators it names, its cast, when the inspection was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise, takewhile
from operator import itemgetter

from scraper.annotate.regulation.cast import Cast
from scraper.annotate.regulation.dates import Moment, Visit, moments, visits
from scraper.annotate.regulation.persons import find_person
from scraper.annotate.regulation.prefilter import Reader, concerns, readers
from scraper.annotate.regulation.regulators import by_mentions, mentions
from scraper.annotate.regulation.sanctions import PROFESSIONAL
from scraper.annotate.regulation.sentences import Sentence, sentences
from scraper.annotate.regulation.subjects import Named
from scraper.annotate.regulation.taxonomy import scale_of
from scraper.prose import Prose
from scraper.record import Organisation

_WORD_SCALES = frozenset(("cqc", "ciw", "careinsp", "his_independent"))
_OFFICE = re.compile(r"(?:[’']s)? (?:national |regional )?(?:medical |improvement |managing )director\b")
_ONLY_CQC = re.compile(
    r"(?i)\b(?:outstanding|inadequate|requir(?:es|ing|ed) improvement|well-led|safe, effective|responsive)\b"
)
_CARE = re.compile(
    r"(?i)\b(?:(?:care|nursing|residential|rest)[ -]homes?|care (?:company|provider|firm|operator)"
    r"|hospitals?|surgery|nhs|(?:patients?|residents?) (?:died|death))\b"
)
_LIST = re.compile(r"(?:The|These|They)\b[^:.]{0,60}\b(?:are|include):(?: |$)")
_OWN = re.compile(r"\b[Oo]ur\b")
_ITS_VISIT = re.compile(
    r"(?:Its|The) (?:latest|most recent) (?:inspection|visit)\b|(?:It|The home) was (?:last )?inspected\b"
)
_PUBLISHED = re.compile(r"(?i)\b(?:published|publishes|released)(?: \w+){0,3}$")


def _is_of_one_round(iso: str, last: str) -> bool:
    """Visits of two months in a row belong to one inspection, which began with the first."""
    if len(iso) < 7 or len(last) < 7:
        return iso == last
    months = [int(one[:4]) * 12 + int(one[5:7]) for one in (iso, last)]
    return months[1] - months[0] < 2


@dataclass(frozen=True)
class Article:
    prose: Prose
    organisations: tuple[Organisation, ...]
    _moments: dict[Sentence, list[Moment]] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> list[Sentence]:
        return list(sentences(self.prose, lambda text: " | " in text or concerns(text)))

    @cached_property
    def texts(self) -> list[str]:
        """The whole article by paragraphs, headline and standfirst first."""
        opening = [text for text in (self.prose.headline, self.prose.standfirst) if text]
        return opening + [self.prose.of(paragraph) for paragraph in self.prose.narrative]

    @cached_property
    def cast(self) -> Cast:
        return Cast(self.sentences, self.organisations)

    @cached_property
    def named_regulators(self) -> list[str]:
        """Regulators by number of mentions, the most named one first."""
        return by_mentions(self.texts)

    def _here(self, sentence: Sentence) -> list[str]:
        """Those named in the sentence; `the watchdog` is nobody new, `NHS England's director` is a person."""
        named = [m.id for m in mentions(sentence.text) if not _OFFICE.match(sentence.text, m.end)]
        return [one for one in named if one in self.named_regulators]

    @cached_property
    def readers(self) -> dict[Sentence, frozenset[Reader]]:
        return {s: readers(s.text) for s in self.sentences}

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same paragraph or the one before."""
        return self._neighbours.get(sentence)

    @cached_property
    def _neighbours(self) -> dict[Sentence, Sentence]:
        return {after: before for before, after in pairwise(self.sentences) if after.place - before.place < 2}

    def is_health_body(self, named: Named | None) -> bool:
        """Whether the gazetteer, or the words of its name, tell that this is one."""
        if named is None or named.name is None:
            return False
        return named.level == "trust" or any(named.name == body.name for body in self.organisations)

    def is_about_care(self, sentence: Sentence) -> bool:
        """Whether a sentence, or the article's first one, speaks of care homes, hospitals or patients."""
        return any(_CARE.search(s.text) for s in (sentence, self.sentences[0]))

    @property
    def published(self) -> date | None:
        return self.prose.published

    def regulator(self, sentence: Sentence, default: str = "") -> str | None:
        """Whose action a sentence tells; `default` is the one whose action it usually is."""
        here = self._here(sentence)
        if default and (default in self.named_regulators or not self.named_regulators):
            return default
        return next(iter((*here, *self.named_regulators)), None)

    def rater(self, sentence: Sentence) -> tuple[str | None, str]:
        """Who rates in this sentence, and the scale whose words it uses. None: nobody who rates is named."""
        here = self._here(sentence)
        for one in (*here, *self.named_regulators):
            scale = scale_of(one)
            if scale in _WORD_SCALES:
                return one, scale or "cqc"
        return ("ofsted" if "ofsted" in self.named_regulators else None), "cqc"

    @cached_property
    def listed(self) -> list[tuple[Sentence, Named]]:
        """The bodies of a list: `The organisations are: Elm NHS Trust; …`, in one paragraph or in the next ones."""
        opening = next((s for s in self.sentences if _LIST.match(s.text)), None)
        if opening is None:
            return []
        if not opening.text.endswith(":"):
            return [(s, n) for s in self.sentences if s.place == opening.place for n in self.cast.named_in(s)]
        after = ((s, self.cast.opener(s)) for s in self.sentences if s.place > opening.place)
        return [(s, n) for s, n in takewhile(itemgetter(1), after) if n]

    @cached_property
    def speaks_of_itself(self) -> bool:
        """Whether the publisher is the one that was inspected: `our hospital`, outside what somebody is quoted with."""
        return any(not s.spoken(m.start()) for s in self.sentences for m in _OWN.finditer(s.text))

    @cached_property
    def tells_cqc(self) -> bool:
        """With nobody named, key questions and levels that only one regulator has give it away."""
        return not self.named_regulators and any(_ONLY_CQC.search(text) for text in self.texts)

    def professional_regulator(self, sentence: Sentence) -> str | None:
        here = self._here(sentence)
        named = [one for one in (*here, *self.named_regulators) if one in PROFESSIONAL]
        # The council brings the case, its tribunal decides it.
        return "mpts" if "mpts" in named and set(named) <= {"mpts", "gmc"} else next(iter(named), None)

    @cached_property
    def person(self) -> str | None:
        """The registrant the article is about."""
        return find_person(self.texts, self.cast.names)

    def moments(self, sentence: Sentence) -> list[Moment]:
        if sentence not in self._moments:
            told = "time" in self.readers[sentence]
            self._moments[sentence] = moments(sentence.text, self.published) if told else []
        return self._moments[sentence]

    @cached_property
    def visits(self) -> list[tuple[Sentence, Visit]]:
        told = [s for s in self.sentences if self.readers[s] & {"inspection", "visit"}]
        return [(s, visit) for s in told for visit in visits(s.text, self.moments(s))]

    def tells_earlier_visit(self, sentence: Sentence) -> bool:
        """`It was last inspected in March 2019.`"""
        told = [visit for s, visit in self.visits if s is sentence]
        return bool(told) and all(visit.previous for visit in told)

    @cached_property
    def visit(self) -> Visit | None:
        """The inspection the news is about: the latest."""
        before = max((v.moment.iso for _, v in self.visits if v.previous), default="")
        present = [v for _, v in self.visits if not v.previous and v.moment.iso >= before[: len(v.moment.iso)]]
        last = max((v.moment.iso for v in present), default="")
        return min(
            (v for v in present if _is_of_one_round(v.moment.iso, last)),
            key=lambda v: (v.moment.iso[:7], -len(v.moment.iso)),
            default=None,
        )

    @cached_property
    def _visits_by_site(self) -> dict[str | None, Visit]:
        """The inspection told of every home: where its sentence names none, of the home that it points to."""
        told: dict[str | None, Visit] = {}
        for sentence, visit in self.visits:
            site = next((n for n in self.cast.named_in(sentence) if n.level == "location"), None)
            site = site or self._going_on_about(sentence)
            if site and not visit.previous:
                told.setdefault(site.name, visit)
        return told

    def _going_on_about(self, sentence: Sentence) -> Named | None:
        """`Its latest inspection was …` goes on about the home of the sentence before."""
        before = self.before(sentence) if _ITS_VISIT.match(sentence.text) else None
        return next((n for n in self.cast.named_in(before) if n.level == "location"), None) if before else None

    @property
    def tells_of_several(self) -> bool:
        """Whether this is a round-up: inspections of several homes, each with its own day."""
        return len(set(self._visits_by_site.values())) > 1

    def visit_of(self, named: Named | None) -> Visit | None:
        """The inspection of this body: in a round-up its own, else the one the news is about."""
        if named and named.level == "location" and self.tells_of_several:
            return self._visits_by_site.get(named.name)
        return self.visit

    @cached_property
    def current(self) -> str | None:
        """What is dated before this is history: the inspection, else a year before publication."""
        if self.visit and not self.tells_of_several:
            return self.visit.moment.iso
        return f"{self.published.year - 1}-{self.published.month:02}" if self.published else None

    @cached_property
    def reported(self) -> str | None:
        """The day the report came out."""
        for sentence in self.sentences:
            if "publish" in sentence.text or "released" in sentence.text:
                for moment in self.moments(sentence):
                    if moment.precision == "day" and _PUBLISHED.search(sentence.text[: moment.start]):
                        return moment.iso
        return None
