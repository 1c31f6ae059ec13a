"""Whether two facts tell of the same thing done to the same body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from scraper.annotate.regulation.facts import Fact
from scraper.annotate.regulation.taxonomy import rates_overall, scale_of

_KIND_WORDS = frozenset(
    ("the", "nhs", "foundation", "trust", "ft", "hospital", "hospitals", "care", "nursing", "residential", "home")
)


_SERVICE_WORDS = frozenset(
    ("services", "service", "care", "department", "unit", "ward", "wards", "and", "for", "the", "of", "(camhs)"),
) | {"people", "adolescent", "young"}
_SAME_WORDS = {"camhs": "child mental health", "a&e": "urgent emergency", "accident": "urgent", "children": "child"}


@lru_cache(maxsize=256)
def _service_words(service: str | None) -> frozenset[str]:
    plain = ((w, w.replace("’", "'").removesuffix("'s")) for w in (service or "").lower().split())
    known = (_SAME_WORDS.get(p, p) for w, p in plain if w not in _SERVICE_WORDS)
    return frozenset(w.rstrip("s") for phrase in known for w in phrase.split())


def same_subject(a: Fact, b: Fact) -> bool:
    ours, theirs = _service_words(a.meant.service), _service_words(b.meant.service)
    if bool(ours) != bool(theirs) or not (ours <= theirs or theirs <= ours):
        return False
    one, other = (fact.meant.named for fact in (a, b))
    if one is None or other is None or one.name == other.name:
        return True
    if one.name is None or other.name is None:  # `our trust` is not the hospital named beside it
        return (one.level == "trust") == (other.level == "trust")
    return (one.level == other.level or bool(ours)) and _are_forms_of_one_name(one.name, other.name)


def _are_forms_of_one_name(a: str, b: str) -> bool:
    """`Ashbank Lodge` and `Ashbank Lodge Care Home`, `Elm Hospital` and `Elm Hospitals NHS Trust`."""
    ours, theirs = _own_words(a), _own_words(b)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


@lru_cache(maxsize=4096)
def _own_words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split()) - _KIND_WORDS


def question_of(fact: Fact) -> str | None:
    """A rating that names no key question is overall, where the regulator gives such a rating."""
    if fact.kind != "rating" or fact.question:
        return fact.question
    return "overall" if rates_overall(scale_of(fact.regulator) or "cqc") else None


def same(a: Fact, b: Fact) -> bool:
    if (a.kind, a.action, question_of(a)) != (b.kind, b.action, question_of(b)) or not same_subject(a, b):
        return False
    if a.kind == "rating":
        return same_levels(a, b) and (a.background == b.background or a.old == b.old is not None)
    if a.action == "prosecution":
        return _same_case(a, b)
    if a.action:
        return _phase(a) == _phase(b) and (a.background == b.background or b.spoken) and _agree(a.to, b.to)
    return a.background == b.background and _agree(a.to, b.to)


def _same_case(a: Fact, b: Fact) -> bool:
    """Two fines are two events; a total and the fine it includes are one."""
    if a.amount and b.amount:
        fine, total = sorted((a.amount, b.amount), key=lambda amount: amount.kind)
        return fine.value == total.value if fine.kind == total.kind == "fine" else fine.value <= total.value
    return True


def _phase(fact: Fact) -> str:
    return {"imposed": "in", "in_force": "in"}.get(fact.stage or "", fact.stage or "")


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def same_levels(a: Fact, b: Fact) -> bool:
    return _agree(a.to, b.to) and _agree(a.old, b.old)


class Pile:
    """Facts put aside in order, to be asked which of them can be the same as another.

    One name can be a form of another only if it holds all words of the shorter one, so a few look-ups find them.
    """

    def __init__(self) -> None:
        self._nameless: set[int] = set()
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        self._by_longest: defaultdict[str, set[int]] = defaultdict(set)

    def put(self, at: int, fact: Fact) -> None:
        words = _words_of(fact)
        if not words:
            self._nameless.add(at)
            return
        for word in words:
            self._by_word[word].add(at)
        self._by_longest[_longest(words)].add(at)

    def like(self, fact: Fact, everything: int) -> Iterator[int]:
        """In order; all of `everything` when the fact names nobody."""
        words = _words_of(fact)
        if not words:
            yield from range(everything)
            return
        others = (self._by_longest[word] for word in words)
        yield from sorted(self._nameless.union(self._by_word[_longest(words)], *others))


def _words_of(fact: Fact) -> frozenset[str]:
    named = fact.meant.named
    name = (named and named.name) or ""
    return _own_words(name) or frozenset(name.lower().split())


def _longest(words: frozenset[str]) -> str:
    return max(words, key=lambda word: (len(word), word))
