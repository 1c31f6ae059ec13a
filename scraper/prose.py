"""Prose: the running text that `annotate` reads, with its paragraphs and what stands around it. No HTML here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from scraper.article import Article

ParagraphKind = Literal["paragraph", "heading", "list_item", "blockquote", "table_row", "caption", "teaser"]


class Paragraph(NamedTuple):
    """`[start, end)` into the prose's text, white space at both ends left out."""

    start: int
    end: int
    kind: ParagraphKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Prose:
    """One text to annotate.

    `headline`, `standfirst` and `captions` stand outside `text`: names and events may be read from the first two,
    names from the captions, but spans point into `text` only.
    `published` resolves relative dates, None when unknown. `source` names the publisher, whose own press releases
    say "we" and "the trust".
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    headline: str | None = None
    standfirst: str | None = None
    captions: tuple[str, ...] = ()
    published: date | None = None
    source: str | None = None

    def of(self, paragraph: Paragraph) -> str:
        return self.text[paragraph.start : paragraph.end]

    @property
    def narrative(self) -> tuple[Paragraph, ...]:
        """The paragraphs that belong to the article itself: no captions, no teasers."""
        return tuple(p for p in self.paragraphs if p.kind not in ("caption", "teaser"))


_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# Half a character, which no encoding has; one for one, so that spans fit the text that was handed over.
_SURROGATE = re.compile("[\ud800-\udfff]")
_CREDIT_LINE = re.compile(
    r"(?i)^(?:(?:main |lead )?(?:image|photo|picture)(?: credit)?s?\s*:|credits?\s*:|©|\(c\)|.{0,120}\s\(c\)\s)\s*\S"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_TEASER_BYLINE = re.compile(rf"(?i)^by\s+[^\d,:.]{{3,60}}\s\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}$")
_BLOCK_LABEL = re.compile(
    r"(?i)^(?:popular articles\b.*|related (?:articles|stories|news|posts|content)|most (?:read|popular|viewed)"
    r"|read (?:next|also)|more (?:from|on|stories|news)\b.*|recommended for you|you (?:may|might) also like"
    r"|latest (?:news|stories))\s*:?$"
)
# The inline promotion of another article, shouted so that readers do not take it for the story.
_PROMOTION = re.compile(r"READ (?:MORE|NEXT|ALSO)\b\s*:?\s*\S|(?i:(?:read more|see also|related)\s*:\s*\S)")
_SENTENCE_END = re.compile(r"[.!?:;][\"'’”)\]]*$")


def from_text(text: str, *, published: date | None = None) -> Prose:
    """Prose of a plain text whose paragraphs are separated by line breaks of any kind.

    Captions and teaser cards that were copied along (a credit line; title, `By NAME DATE`, summary) are marked as such.
    """
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    lines = list(_stripped_lines(text))
    words = [text[a:b] for a, b in lines]
    kinds = _kinds(words)
    paragraphs = tuple(Paragraph(a, b, kind) for (a, b), kind in zip(lines, kinds, strict=True))
    return Prose(text, paragraphs, published=published)


def _stripped_lines(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        kept = line.group().strip()
        if kept:
            start = line.start() + line.group().index(kept)
            yield start, start + len(kept)


def _kinds(lines: list[str]) -> list[ParagraphKind]:
    kinds: list[ParagraphKind] = [
        "caption" if len(line) < 200 and _CREDIT_LINE.match(line) else "paragraph" for line in lines
    ]
    for i, line in enumerate(lines):
        if len(line) < 120 and _TEASER_BYLINE.match(line) and i > 1:
            _mark_card(lines, kinds, i)
        elif i > 2 and _leads_elsewhere(line):
            kinds[i] = "teaser"
    return kinds


def _leads_elsewhere(line: str) -> bool:
    if len(line) < 80 and _BLOCK_LABEL.match(line):
        return True
    return len(line) < 200 and _PROMOTION.match(line) is not None


def _mark_card(lines: list[str], kinds: list[ParagraphKind], byline: int) -> None:
    """A card is its title (printed twice when its image repeats it), the byline, and one line of summary."""
    first = byline - 1
    if _SENTENCE_END.search(lines[first]):
        return
    if first > 0 and lines[first - 1] == lines[first]:
        first -= 1
    last = min(byline + 1, len(lines) - 1)
    kinds[first : last + 1] = ["teaser"] * (last + 1 - first)


def from_article(article: Article) -> Prose:
    """Prose of a body: its blocks are the paragraphs, one for one."""
    paragraphs = tuple([Paragraph(block.start, block.end, block.kind) for block in article.body.blocks])
    return Prose(
        article.body.text,
        paragraphs,
        headline=article.headline,
        standfirst=article.standfirst,
        captions=tuple(image.caption for image in article.images if image.caption),
        published=date.fromisoformat(article.published[:10]) if article.published else None,
        source=article.source.name if article.source else None,
    )
