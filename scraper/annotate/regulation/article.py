"""What a whole article tells about its facts: the regulators it names, its cast, when the inspection was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scraper.annotate.regulation import regulators
from scraper.annotate.regulation.cast import Cast
from scraper.annotate.regulation.dates import Visit, moments, visits
from scraper.annotate.regulation.sanctions import PROFESSIONAL, find_person
from scraper.annotate.regulation.sentences import Sentence, sentences
from scraper.annotate.regulation.taxonomy import scale_of
from scraper.prose import Prose
from scraper.record import Organisation

_WORD_SCALES = frozenset(("cqc", "ciw", "careinsp", "his_independent"))
_PUBLISHED = re.compile(r"(?i)\b(?:published|publishes|released)(?: \w+){0,3}$")


@dataclass(frozen=True)
class Article:
    prose: Prose
    organisations: tuple[Organisation, ...]

    @cached_property
    def sentences(self) -> list[Sentence]:
        return list(sentences(self.prose))

    @cached_property
    def cast(self) -> Cast:
        return Cast(self.sentences, self.organisations)

    @cached_property
    def named_regulators(self) -> list[str]:
        """Regulators by number of mentions, the most named one first."""
        return regulators.by_mentions([s.text for s in self.sentences])

    @property
    def published(self) -> date | None:
        return self.prose.published

    def regulator(self, sentence: Sentence, default: str = "") -> str | None:
        """Whose action a sentence tells; `default` is the one whose action it usually is."""
        here = [m.id for m in regulators.mentions(sentence.text)]
        if default and (default in self.named_regulators or not self.named_regulators):
            return default
        return next(iter((*here, *self.named_regulators)), None)

    def rater(self, sentence: Sentence) -> tuple[str | None, str]:
        """Who rates in this sentence, and the scale whose words it uses. None: nobody who rates is named."""
        here = [m.id for m in regulators.mentions(sentence.text)]
        for one in (*here, *self.named_regulators):
            scale = scale_of(one)
            if scale in _WORD_SCALES:
                return one, scale or "cqc"
        return ("ofsted" if "ofsted" in self.named_regulators else None), "cqc"

    def professional_regulator(self, sentence: Sentence) -> str | None:
        here = [m.id for m in regulators.mentions(sentence.text)]
        named = [one for one in (*here, *self.named_regulators) if one in PROFESSIONAL]
        # The council brings the case, its tribunal decides it.
        return "mpts" if "mpts" in named and set(named) <= {"mpts", "gmc"} else next(iter(named), None)

    @cached_property
    def person(self) -> str | None:
        """The registrant the article is about."""
        return next((name for s in self.sentences if (name := find_person(s.text))), None)

    @cached_property
    def visits(self) -> list[tuple[Sentence, Visit]]:
        return [(s, visit) for s in self.sentences for visit in visits(s.text, self.published)]

    @cached_property
    def visit(self) -> Visit | None:
        """The inspection the news is about: the latest."""
        return max((v for _, v in self.visits if not v.previous), key=lambda v: v.moment.iso, default=None)

    @cached_property
    def reported(self) -> str | None:
        """The day the report came out."""
        for sentence in self.sentences:
            if "publish" in sentence.text or "released" in sentence.text:
                for moment in moments(sentence.text, self.published):
                    if moment.precision == "day" and _PUBLISHED.search(sentence.text[: moment.start]):
                        return moment.iso
        return None
