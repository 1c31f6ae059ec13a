"""The cast of an article: everybody it names, and who is meant at a given place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from scraper.annotate.regulation.clauses import breaks, outside_clauses
from scraper.annotate.regulation.meant import Meant, Place, place_of
from scraper.annotate.regulation.nouns import generic_levels, generics
from scraper.annotate.regulation.offers import LIST, Offers
from scraper.annotate.regulation.roll import roll
from scraper.annotate.regulation.sentences import Sentence
from scraper.annotate.regulation.subjects import Named
from scraper.record import Organisation, SubjectLevel

_SITES = frozenset(("location", "provider", "service"))
_AFTER_LEVEL = re.compile(r"(?i)^[^.;]{0,60}?\b(?:for|at|of|to|in|given|across)\s")
_STOP = re.compile(r"[.;]|, (?:while|but|after)|\b(?:while|after|following)\b")
_WHICH = re.compile(r"(?: \([A-Z]+\))?,? which (?:is|was|has|had|remains?|retains?|keeps?)\b")
_THE_SERVICE = re.compile(
    r"(?i)(?<!is )\b(?:the|this|our) (?:service|department|unit)s?\b|^our rating|\bour ratings? for\b"
)
_FOR_ITS = re.compile(r"[\"'’”]* (?:overall )?for (?:its |their |the )?")
_RUNNERS = frozenset(("trust", "provider"))  # who runs others is still meant by `the company`
_GIVEN_TO = re.compile(r" (?:to|on|against|upon) (?:the )?")
_AT_SITE = re.compile(r"(?: for [A-Z]\w+)?,? at (?:the )?")
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTED = re.compile(
    r"(?i)\b(both|two|three|four|five|six) (?:of (?:the|its|their) )?(?:[\w’'-]+ ){0,4}"
    r"(?:homes|hospitals|surgeries|practices|trusts|councils|centres|providers|sites)\b"
)
_COMPANY_FINED = re.compile(
    r"(?:[\w’'-]+ ){0,4}?(?:company|firm|provider|operator|owners) (?:(?:has|have) (?:been )?|(?:was|were|is) )?$"
)
_FINED_COMPANY = re.compile(
    r"[^.;,]{0,25}\b(?:fine|penalty)\b[^.;,]{0,25}\b(?:against|on|for) (?:the )?"
    r"(?:[\w-]+ ){0,3}(?:company|firm|provider|owners?)\b"
)
_PART_OF = re.compile(r"\bpart of $")
_IDIOM = re.compile(r"the centre of\b(?! excellence)")
_INDEFINITE = re.compile(r"(?i)(?:an?|one|another|the only|the first|the latest)\s")


_FIRST: Place = (-3, 0)
_RECENT = 12  # names before a sentence among which one that was just named must be


class Cast:
    """Names of one article in reading order; headline and standfirst come first."""

    def __init__(self, texts: list[Sentence], organisations: tuple[Organisation, ...]) -> None:
        self._texts = texts
        self._in: defaultdict[Sentence, list[Named]] = defaultdict(list)
        for sentence, named in roll(texts, organisations):
            self._in[sentence].append(named)
        self._order = [(place_of(s, n.start), n) for s, names in self._in.items() for n in names]
        self._scenes: dict[Sentence, list[Named]] = {}
        self._offers = Offers(texts, self._in)
        self._by_level: dict[SubjectLevel | None, list[tuple[Place, Named]]] = {}

    def meant(self, sentence: Sentence, start: int, end: int, topic: Meant | None) -> tuple[Meant, ...]:
        """The subjects of what `[start, end)` of the sentence says; `topic` is the subject of the statement before."""
        if direct := self._service_after(sentence, end):
            return self._complete(sentence, [], [direct], topic)
        if given := self._given_to(sentence, end):
            return (Meant(given),)
        left = self._clause_start(sentence, start)
        for a, b in ((left, start), (start, end), (end, self._reach(sentence.text, end)), (0, left)):
            here = self._between(sentence, a, b)
            named = self._offers.between(sentence, a, b)
            if here or named:
                return self._complete(sentence, here, named, topic)
        return (self._continued(sentence, topic),)

    def _clause_start(self, sentence: Sentence, start: int) -> int:
        """Where the clause begins in which `start` stands."""
        return max((b for a, b in breaks(sentence.text, start) if not self._in_list(sentence, a)), default=0)

    @property
    def names(self) -> frozenset[str]:
        """Those of the bodies whose own words tell that they are none of the persons."""
        return frozenset(n.name for _, n in self._order if n.name and n.by_form)

    def named_in(self, sentence: Sentence) -> list[Named]:
        return self._in.get(sentence, [])

    def our_own(self, sentence: Sentence) -> Meant:
        """The service the publisher spoke of last, or the publisher itself."""
        service = self._offers.before(sentence).service
        return Meant(None, service) if service else Meant(Named(0, 0, None, None))

    def opener(self, sentence: Sentence) -> Named | None:
        """The body whose name opens a sentence, so that what follows goes on about it."""
        first = next(iter(self._in.get(sentence, [])), None)
        return first if first and first.start == 0 and not first.runs else None

    def pointed_at(self, sentence: Sentence) -> Named | None:
        """Whom `the trust` in this sentence stands for."""
        pointed = next((n for n in self._everyone(sentence) if n.name is None and n.level != "service"), None)
        return self._resolve(sentence, pointed) if pointed else None

    def defendant(self, sentence: Sentence, start: int, topic: Meant | None) -> Meant:
        """Who is taken to court: somebody named before the verb, else whom the text is about."""
        if here := self._between(sentence, 0, start):
            return Meant(here[-1])
        if _COMPANY_FINED.match(sentence.text[:start]) or _FINED_COMPANY.match(sentence.text, start):
            return Meant(self._company(sentence))
        return topic or Meant(self.focus(sentence))

    def _company(self, sentence: Sentence) -> Named:
        """`Care firm fined …`: the next company that is named."""
        company = Named(0, 0, None, "provider")
        known = [entry for entry in self._of_level("provider") if entry[1].level == "provider"]
        at = bisect_left(known, place_of(sentence, 0), key=itemgetter(0))
        return known[min(at, len(known) - 1)][1] if known else company

    def named_within(self, sentence: Sentence, start: int, end: int) -> Named | None:
        """The body that begins within `[start, end)`, the first of several."""
        return next((n for n in self._in.get(sentence, []) if start <= n.start < end), None)

    def _given_to(self, sentence: Sentence, end: int) -> Named | None:
        """`a notice to Oak Care Ltd, which runs the home`: here it is the one who runs."""
        runners = [n for n in self._everyone(sentence) if n.runs or n.level == "provider"]
        given = next((n for n in runners if _GIVEN_TO.fullmatch(sentence.text, end, n.start)), None)
        return self._resolve(sentence, given) if given else None

    def _in_list(self, sentence: Sentence, at: int) -> bool:
        """Whether `, and` at this place joins the last name of a list: `Elm House, Oak Lodge, and Ash Court`."""
        names = self._in.get(sentence, [])
        return any(b.end <= at < b.end + 25 and _joined(sentence.text, a, b) for a, b in pairwise(names)) and any(
            LIST.fullmatch(sentence.text[b.end : c.start]) for b, c in pairwise(names) if b.end <= at < c.start
        )

    def _service_after(self, sentence: Sentence, end: int) -> str | None:
        """`… and inadequate for its crisis services`."""
        owner = _FOR_ITS.match(sentence.text, end)
        named = self._offers.between(sentence, owner.end(), owner.end() + 1) if owner else []
        return named[0] if named else None

    def counted(self, text: str) -> tuple[Meant, ...]:
        """The two bodies of `two surgeries`, when the article lists just as many."""
        count = _COUNTED.search(text)
        number = (
            _NUMBERS[count.group(1).lower()]
            if count and not text[: count.start()].endswith(("of the ", "at the "))
            else 0
        )
        for sentence, names in self._in.items() if number else ():
            for i in range(len(names) - number + 1):
                listed = names[i : i + number]
                if all(_joined(sentence.text, a, b) for a, b in pairwise(listed)):
                    return tuple(Meant(named) for named in listed)
        sites = {n.name: n for _, n in self._order if n.level == "location"} if number == _NUMBERS["both"] else {}
        return tuple(Meant(named) for named in sites.values()) if len(sites) == number else ()

    def _continued(self, sentence: Sentence, topic: Meant | None) -> Meant:
        """Nobody is named here: `the service's rating` is that of the service named last, anything else continues."""
        if topic and (topic.service or not _THE_SERVICE.search(sentence.text)):
            return topic
        body = topic.named if topic else self.focus(sentence)
        pointed = _THE_SERVICE.search(sentence.text) and body and body.level in ("trust", "location")
        return self._served_by(sentence, body) if pointed else Meant(body)

    def _served_by(self, sentence: Sentence, body: Named | None) -> Meant:
        """The service named last; where it was named at somebody, it is theirs."""
        before = self._offers.before(sentence)
        if body and body.level == "location" and self._is_named_since(body, sentence):
            return Meant(body)
        return Meant(before.named or body, before.service)

    def _is_named_since(self, body: Named, sentence: Sentence) -> bool:
        """Whether a home or clinic was named after the last service: then `the service` is itself."""
        at = bisect_left(self._offers.served, place_of(sentence, 0), key=itemgetter(0))
        since = self._offers.served[at - 1][0] if at else _FIRST
        last = bisect_left(self._order, place_of(sentence, 0), key=itemgetter(0))
        return any(n.name == body.name for place, n in self._order[max(0, last - _RECENT) : last] if place > since)

    def _reach(self, text: str, end: int) -> int:
        after = _AFTER_LEVEL.match(text[end:])
        stop = _STOP.search(text, end)
        return (stop.start() if stop else len(text)) if after else end

    def _complete(
        self, sentence: Sentence, here: list[Named], services: list[str], topic: Meant | None
    ) -> tuple[Meant, ...]:
        if services:
            continued = self._owner(sentence, here) or (topic and topic.named) or self.focus(sentence)
            bodies: list[Named | None] = [n for n in here if n.level != "service"] or [continued]
            return tuple(Meant(body, service) for body in bodies for service in services)
        if (
            here[-1].level != "service"
            and here[-1].level in ("trust", "location")
            and _THE_SERVICE.search(sentence.text)
        ):
            return tuple(Meant(named, self._offers.before(sentence).service) for named in here)
        if here[-1].level == "service":
            return (topic if topic and topic.service else self._served_by(sentence, self.focus(sentence)),)
        return tuple(Meant(named) for named in here)

    def _owner(self, sentence: Sentence, pointed: list[Named]) -> Named | None:
        """Whose `its children’s wards` are: the body this sentence named before."""
        before = [n for n in self._in.get(sentence, []) if pointed and n.start < pointed[-1].start and not n.runs]
        return before[-1] if before else None

    def _between(self, sentence: Sentence, start: int, end: int) -> list[Named]:
        """The last body that `[start, end)` names or points to, with those it stands in one list with.

        Those that only run another are left out.
        """
        here = [n for n in self._everyone(sentence) if start <= n.start < end]
        if any(n.name for n in here):  # `…, as a provider, remains good` says nothing new
            here = [n for n in here if n.name or not _INDEFINITE.match(sentence.text, n.start)]
        if not here or _WHICH.match(sentence.text, here[-1].end):
            return [self._resolve(sentence, n) for n in here[-1:]]
        here = [n for n in here if not n.runs]
        here = here[:1] + [b for a, b in pairwise(here) if not _is_site_of(sentence.text, a, b)]
        while len(here) > 1 and not all(_joined(sentence.text, a, b) for a, b in pairwise(here)):
            here = here[1:]
        return [self._resolve(sentence, n) for n in here]

    def _everyone(self, sentence: Sentence) -> list[Named]:
        """The bodies that a sentence names, and those it points to (`the home`), in order."""
        if sentence not in self._scenes:
            own, closed = outside_clauses(sentence.text, self._in.get(sentence, []))
            pointed = [
                Named(m.start(), m.end(), None, generic_levels()[m.group(1).lower()])
                for m in generics().finditer(sentence.text)
                if not any(n.start <= m.start() < n.end for n in own)
                and not _PART_OF.search(sentence.text, 0, m.start())
                and not _IDIOM.match(sentence.text, m.start())
                and not any(start <= m.start() < end for start, end in closed)
            ]
            self._scenes[sentence] = sorted((*own, *pointed), key=lambda n: n.start)
        return self._scenes[sentence]

    def _resolve(self, sentence: Sentence, pointed: Named) -> Named:
        """`the home` → the last home named before, `a home` → the next one named, either failing that the other."""
        if pointed.name or pointed.level == "service":
            return pointed
        known = self._of_level(pointed.level)
        at = bisect_left(known, place_of(sentence, pointed.start), key=itemgetter(0))
        if _INDEFINITE.match(sentence.text, pointed.start) and at < len(known):  # `a care home` is named next
            return known[at][1]
        return known[at - 1][1] if at else known[0][1] if known else pointed

    def _of_level(self, level: SubjectLevel | None) -> list[tuple[Place, Named]]:
        """Whom a noun of this level can point to, in order; failing those of the level itself, others like them."""
        if level not in self._by_level:
            exact = [e for e in self._order if e[1].level == level and (not e[1].runs or level in _RUNNERS)]
            if level == "provider":
                exact = [e for e in exact if id(e[1]) not in self._run] or exact
            others = _SITES if level in _SITES else {level}
            self._by_level[level] = exact or [entry for entry in self._order if entry[1].level in others]
        return self._by_level[level]

    @cached_property
    def _run(self) -> frozenset[int]:
        """Those of whom is only told that another runs them: `Oak Care Ltd, which runs Elm Homes, was fined`."""
        return frozenset(
            id(n)
            for sentence, names in self._in.items()
            for start, end in outside_clauses(sentence.text, names)[1]
            for n in names
            if start <= n.start < end
        )

    def focus(self, sentence: Sentence) -> Named | None:
        """Whom the article is about: the body named most, the earlier the better, those that only run others last."""
        if not self._order:
            pointed = generics().search(sentence.text) or next(filter(None, self._pointed()), None)
            return Named(0, 0, None, generic_levels()[pointed.group(1).lower()]) if pointed else None
        return self._lead

    @cached_property
    def _lead(self) -> Named:
        counts = Counter(n.name for _, n in self._order if not n.runs) or Counter(n.name for _, n in self._order)
        first = {n.name: i for i, (_, n) in reversed(list(enumerate(self._order)))}
        best = max(counts, key=lambda name: (counts[name] - first[name] * 0.5, -first[name]))
        return next(n for _, n in self._order if n.name == best)

    def _pointed(self) -> Iterator[re.Match[str] | None]:
        """What the whole text points to where it names nobody: `the trust`."""
        return (generics().search(sentence.text) for sentence in self._texts)


def _is_site_of(text: str, named: Named, site: Named) -> bool:
    """`the Radiotherapy Centre at Elm Hospital`"""
    return bool(_AT_SITE.fullmatch(text, named.end, site.start))


def _joined(text: str, left: Named, right: Named) -> bool:
    return left.level == right.level and bool(LIST.fullmatch(text[left.end : right.start]))
