"""The services an article names, and at whose place: `maternity services at Elm Hospital`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from scraper.annotate.regulation.meant import Meant, Place, place_of
from scraper.annotate.regulation.sentences import Sentence
from scraper.annotate.regulation.services import services
from scraper.annotate.regulation.subjects import Named
from scraper.record import Span

LIST = re.compile(r"(?: \([A-Z]{2,}\)| in [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?,? (?:and |& )?(?:the )?")
_AT = re.compile(r" (?:at|in|of|run by|provided by) (?:the )?")


class Offers:
    """`named`: the bodies of every sentence that names any."""

    def __init__(self, texts: list[Sentence], named: Mapping[Sentence, list[Named]]) -> None:
        self._texts = texts
        self._named = named
        self._spans: dict[Sentence, list[Span]] = {}

    def between(self, sentence: Sentence, start: int, end: int) -> list[str]:
        """The last service that begins within `[start, end)`, with those it stands in one list with."""
        if sentence not in self._spans:
            self._spans[sentence] = services(sentence.text)
        spans = [s for s in self._spans[sentence] if start <= s[0] < end and not self._in_name(sentence, s[0])]
        while len(spans) > 1 and not all(LIST.fullmatch(sentence.text[a[1] : b[0]]) for a, b in pairwise(spans)):
            spans = spans[1:]
        return [" ".join(sentence.text[slice(*span)].split()) for span in spans]

    def _in_name(self, sentence: Sentence, at: int) -> bool:
        """`Ambulance Service` in the name of a trust is no service of it."""
        return any(n.start <= at < n.end for n in self._named.get(sentence, []) if n.level in ("trust", "provider"))

    def before(self, sentence: Sentence) -> Meant:
        """The service named last before this sentence, with whom it was named at."""
        at = bisect_left(self.served, place_of(sentence, 0), key=itemgetter(0))
        return self.served[at - 1][1] if at else Meant(None)

    @cached_property
    def served(self) -> list[tuple[Place, Meant]]:
        """Every sentence of the reporter's that names a service, in order."""
        told = [s for s in self._texts if not s.speech and self.between(s, 0, len(s.text))]
        return [(place_of(s, 0), self._last_service(s)) for s in told]

    def _last_service(self, sentence: Sentence) -> Meant:
        span = self._spans[sentence][-1]
        site = next((n for n in self._named.get(sentence, []) if _AT.fullmatch(sentence.text, span[1], n.start)), None)
        return Meant(site, self.between(sentence, 0, len(sentence.text))[-1])
