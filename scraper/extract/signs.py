"""Signs: what the names that publishers give their elements say about the text inside."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from scraper.extract.survey import Survey

Table = Mapping[str, Mapping[str, list[str]]]


@cache
def vocabulary() -> Table:
    return tomllib.loads((files("scraper") / "data" / "signs.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class SignBook:
    """Every sign is one bit; a set of signs is a number."""

    signs: tuple[str, ...]
    bit: Mapping[str, int]
    of_tag: Mapping[str, int]
    of_property: Mapping[str | None, int]
    of_name: tuple[tuple[int, re.Pattern[str]], ...]

    def any_of(self, signs: tuple[str, ...]) -> int:
        return sum(self.bit[sign] for sign in signs)

    def spell(self, bits: int) -> list[str]:
        return [sign for sign in self.signs if bits & self.bit[sign]]


@cache
def sign_book() -> SignBook:
    names, elements, properties = (vocabulary()[part] for part in ("names", "elements", "properties"))
    signs = tuple(dict.fromkeys((*names, *elements, *properties)))
    bit = {sign: 1 << place for place, sign in enumerate(signs)}
    of_tag = {tag: bit[sign] for sign, tags in elements.items() for tag in tags}
    of_property: dict[str | None, int] = {word: bit[sign] for sign, words in properties.items() for word in words}
    of_name = tuple((bit[sign], re.compile("|".join(words))) for sign, words in names.items())
    return SignBook(signs, bit, of_tag, of_property, of_name)


@lru_cache(maxsize=8192)
def _of_element(tag: str, hint: str) -> int:
    book = sign_book()
    named = book.of_name if hint and tag not in ("html", "body") else ()
    return book.of_tag.get(tag, 0) | sum(bit for bit, words in named if words.search(hint))


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one page, looked up where they are asked for."""

    survey: Survey
    _inherited: dict[int, int] = field(default_factory=lambda: {-1: 0})

    def own(self, row: int) -> int:
        declared = self.survey.elements[row].get("itemprop")
        named = _of_element(self.survey.tag[row], self.survey.hint[row])
        return named | sign_book().of_property.get(declared, 0) if declared else named

    def inherited(self, row: int) -> int:
        """Its own and those of every element around it."""
        known, path = self._inherited, []
        while row not in known:
            path.append(row)
            row = self.survey.parent[row]
        signs = known[row]
        for row in reversed(path):
            signs = known[row] = signs | self.own(row)
        return signs
