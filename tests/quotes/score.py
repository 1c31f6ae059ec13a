"""Scores of quote extraction against labelled stories."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from scraper.annotate.quotes import find_quotes
from scraper.prose import from_text
from scraper.record import Quote, Speaker
from tests.quotes.corpus import Label, Story, Who

_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Lord|Baroness)\s+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")


@dataclass(slots=True)
class Tally:
    """Right ones out of all wanted; `given` counts what was handed in, where that can differ."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def count(self, right: bool) -> None:
        self.right += right
        self.wanted += 1
        self.given += 1

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.given) if self.wanted + self.given else 1.0


@dataclass(slots=True)
class Scores:
    segments: Tally = field(default_factory=Tally)
    scares: Tally = field(default_factory=Tally)
    """`right` counts the scare quotes that were taken for speech."""
    quotes: Tally = field(default_factory=Tally)
    names: Tally = field(default_factory=Tally)
    end_to_end: Tally = field(default_factory=Tally)
    roles: Tally = field(default_factory=Tally)
    organisations: Tally = field(default_factory=Tally)
    patterns: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def table(self) -> dict[str, float]:
        return {
            "segments": self.segments.f1,
            "scares_taken": self.scares.right / max(1, self.scares.wanted),
            "quotes": self.quotes.f1,
            "names": self.names.f1,
            "end_to_end": self.end_to_end.f1,
            "roles": self.roles.f1,
            "organisations": self.organisations.f1,
        }


def score(stories: Iterable[Story]) -> Scores:
    scores = Scores()
    for story in stories:
        _score_story(scores, story, find_quotes(from_text(story.text)))
    return scores


def _score_story(scores: Scores, story: Story, quotes: tuple[Quote, ...]) -> None:
    found = {_trim(story.text, span): quote for quote in quotes for span in quote.spans}
    whole = {tuple(_trim(story.text, span) for span in quote.spans) for quote in quotes}
    speech = [label for label in story.labels if label.who]
    scores.segments.given += len(found)
    scores.end_to_end.given += len(found)
    scores.quotes.given += len(quotes)
    for label in speech:
        _score_label(scores, story, label, found, whole)
    for label in story.labels:
        if label.who is None:
            scores.scares.count(_trim(story.text, label.spans[0]) in found)
    wanted = {_trim(story.text, span) for label in story.labels for span in label.spans}
    for span in found.keys() - wanted:
        scores.misses.append(f"{story.name}: not a quote: {story.text[slice(*span)][:70]!r}")


def _score_label(
    scores: Scores,
    story: Story,
    label: Label,
    found: dict[tuple[int, int], Quote],
    whole: set[tuple[tuple[int, int], ...]],
) -> None:
    assert label.who is not None
    spans = tuple(_trim(story.text, span) for span in label.spans)
    scores.quotes.right += spans in whole
    scores.quotes.wanted += 1
    if spans not in whole and all(span in found for span in spans):
        scores.misses.append(f"{story.name}: cut or joined wrongly: {story.text[slice(*spans[0])][:60]!r}")
    for span in spans:
        scores.segments.wanted += 1
        scores.end_to_end.wanted += 1
        quote = found.get(span)
        if quote is None:
            scores.misses.append(f"{story.name}: not found: {story.text[slice(*span)][:60]!r}")
        else:
            scores.segments.right += 1
        right = quote is not None and _is(label.who, quote.speaker)
        scores.end_to_end.right += right
        for pattern in story.patterns:
            scores.patterns.setdefault(pattern, Tally()).count(right)
    quote = found.get(spans[0])
    if quote is not None:
        _score_speaker(scores, story, label.who, quote)


def _score_speaker(scores: Scores, story: Story, who: Who, quote: Quote) -> None:
    speaker = quote.speaker
    scores.names.count(_is(who, speaker))
    place = f"{story.name}: {quote.text[:40]!r}"
    if not _is(who, speaker):
        scores.misses.append(f"{place} by {who.names or who.roles}, not {speaker}")
    if who.kind == "organisation":
        return
    role, organisation = (speaker.role, speaker.organisation) if speaker else (None, None)
    for tally, given, forms, what in (
        (scores.roles, role, who.roles, "role"),
        (scores.organisations, organisation, who.organisations, "organisation"),
    ):
        right = _plain(given) in {_plain(form) for form in forms}
        tally.count(right)
        if not right and _is(who, speaker):
            scores.misses.append(f"{place}: {what} {forms}, not {given!r}")


def _is(who: Who, speaker: Speaker | None) -> bool:
    """The name is right; for the unnamed, that it is somebody unnamed with one of the roles."""
    if speaker is None or speaker.kind != who.kind:
        return False
    if who.kind == "unnamed":
        return speaker.name is None and _plain(speaker.role) in {_plain(role) for role in who.roles}
    return _plain(speaker.name) in {_plain(name) for name in who.names}


def _plain(form: str | None) -> str | None:
    return _ARTICLE.sub("", _TITLE.sub("", form).lower()).replace("’", "'") if form else None


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span without punctuation at its ends: house styles differ in where they put it."""
    start, end = span
    inner = text[start:end]
    left = re.match(r"[^\w£$€\[(…]*", inner)
    right = re.search(r"[^\w\])%]*$", inner)
    assert left is not None
    assert right is not None
    return start + left.end(), max(start + left.end(), start + right.start())
