"""The verdict: whether a page is an article at all, told from what it shows and from the article text it lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from scraper.errors import ChallengePage, NotAnArticle, PageError
from scraper.extract.linked import kind_of
from scraper.extract.printed import printed
from scraper.extract.titles import bare
from scraper.extraction import Extraction
from scraper.page import Page

_BOT = re.compile(
    r"just a moment|are you (?:a )?(?:human|robot)|checking your browser|(?:complete|solve) the captcha|access denied"
    r"|(?:verify|confirm|make sure)(?: that)? you(?:['’]re| are|r)(?: not)? (?:a )?(?:human|robot|browser)"
    r"|unusual (?:traffic|activity)|pardon our interruption|attention required|ddos protection|security check"
    r"|enable (?:javascript and cookies|cookies and javascript)|request (?:has been |was )?blocked",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|(?:we|our|partners)\b.{0,80}\b(?:cookies|your (?:privacy|data|consent))|your privacy choices"
    r"|(?:manage|set) your (?:cookies|privacy|consent|choices)|accept (?:all|cookies)|cookie (?:notice|preferences)",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:sign|log)[- ]?in to (?:your account|continue|read|view)|please (?:sign|log)[- ]?in|enter your password"
    r"|you (?:must|need to|have to) (?:be )?(?:sign|log)(?:ged|ned)?[- ]?in|members[- ]only|^(?:sign|log)[- ]?in$"
    r"|forgot(?:ten)? (?:your )?password",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"(?:page|article|story|address|url)\b.{0,50}(?:not found|(?:can(?:no|['’])t|could(?:n['’]t| not)) be found"
    r"|no longer|does(?:n['’]t| not) exist|(?:been|have|has) (?:moved|removed|deleted|expired))|\berror 404\b|^404\b"
    r"|^not found|(?:can(?:no|['’])t|could(?:n['’]t| not)|unable to)(?: seem to)? find (?:the|that|this|what)",
    re.IGNORECASE,
)
_WALLS: tuple[tuple[re.Pattern[str], type[PageError], str], ...] = (
    (_BOT, ChallengePage, "a bot check"),
    (_CONSENT, ChallengePage, "a consent wall"),
    (_LOGIN, ChallengePage, "a login wall"),
    (_GONE, NotAnArticle, "a missing page answered as if it were there"),
)
_LIST_ADDRESS = re.compile(r"/(?:authors?|tags?|category|categories|topics?|search)/|/page/\d+/?$")
_LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_FURNITURE = re.compile(
    r"cookies?\b|©|copyright|rights reserved|newsletter|e-?mail|sign up|subscri|javascript|privacy|terms", re.IGNORECASE
)
_ENOUGH = 600
"""Characters of prose that no wall, no error page and hardly a list has."""
_LITTLE = 120
"""Characters of prose under which nothing has been told."""
_SHELL = 200
"""Characters of all visible text under which not even a page that calls itself an article is one."""
_LINE = 60
"""Characters of a line of prose: names, dates and menu entries are shorter."""
_CARDS = 2


@dataclass(frozen=True, slots=True)
class _Words:
    """The body's own lines, and how many characters of it are teasers'."""

    own: tuple[str, ...]
    lent: int

    @property
    def prose(self) -> int:
        return sum(map(len, self.own))


def refuse_no_article(page: Page, extraction: Extraction) -> None:
    """Raises NotAnArticle or ChallengePage with what was seen. A page with a story is never refused."""
    declared = _is_declared(page)
    alone = declared or not _is_front_page(page)
    if alone and _least_prose(extraction) >= _ENOUGH:
        return
    words = _weigh(extraction)
    if alone and words.prose >= _ENOUGH:
        return
    if not declared:
        _refuse_walls(page, _headings(page, extraction), words)
        _refuse_lists(page, extraction, words)
    if words.prose < _LITTLE and _is_bare(page, declared):
        under = "".join(f" under “{heading[:80]}”" for heading in _headings(page, extraction)[:1])
        raise NotAnArticle(f"no article text{under}", where=page.capture.where)


def _least_prose(extraction: Extraction) -> int:
    """The body's own prose if it repeated every teaser: mostly that settles it, without comparing one line."""
    prose = sum([len(b.text) for b in extraction.blocks if len(b.text) >= _LINE and b.kind != "heading"])
    return prose - sum(map(len, _teased(extraction)))


def _teased(extraction: Extraction) -> list[str]:
    texts = (text for each in extraction.teasers for text in (each.headline, each.summary, each.byline))
    return list(filter(None, texts))


def _weigh(extraction: Extraction) -> _Words:
    teasers = set(map(bare, _teased(extraction)))
    texts = [block.text for block in extraction.blocks if block.kind != "heading"]
    own = tuple(text for text in texts if len(text) >= _LINE and bare(text) not in teasers)
    return _Words(own, sum(len(text) for text in texts if bare(text) in teasers))


def _headings(page: Page, extraction: Extraction) -> list[str]:
    """What the page calls itself: its titles, and its heading where there is one. A login box may bring another."""
    first = _printed(page, "h1", 2)
    heading = first if len(first) == 1 else [] if first else _printed(page, "h2", 1)
    return [*(found.value for found in extraction.headline), *heading]


def _printed(page: Page, tag: str, most: int) -> list[str]:
    """What the first elements of that kind say, those that say nothing left out."""
    return list(islice(filter(None, map(printed, page.tree.iter(tag))), most))


def _is_declared(page: Page) -> bool:
    kinds = (kind_of(each) for each in page.linked)
    return "article" in page.meta.get("og:type", ()) or any(kind.endswith(("Article", "BlogPosting")) for kind in kinds)


def _refuse_walls(page: Page, headings: list[str], words: _Words) -> None:
    """A wall says so in its heading, or in most of what little it says."""
    for signs, error, what in _WALLS:
        saying = [line for line in words.own if signs.search(line)]
        mostly = saying if sum(map(len, saying)) * 2 > words.prose else []
        if found := next(filter(None, map(signs.search, (*headings, *mostly))), None):
            raise error(f"{what}: “{found[0]}”", where=page.capture.where)


def _refuse_lists(page: Page, extraction: Extraction, words: _Words) -> None:
    cards = len(extraction.teasers)
    if cards >= _CARDS and (words.lent > words.prose or words.prose < _LITTLE):
        raise NotAnArticle(f"a list of {cards} articles", where=page.capture.where)
    if _is_front_page(page):
        raise NotAnArticle("a front page", where=page.capture.where)
    if found := _LIST_ADDRESS.search(urlsplit(page.url or "").path):
        raise NotAnArticle(f"a list: its address has {found[0]}", where=page.capture.where)
    if lists := _LISTS.intersection(map(kind_of, page.linked)):
        raise NotAnArticle(f"a list: it calls itself a {min(lists)}", where=page.capture.where)


def _is_front_page(page: Page) -> bool:
    parts = urlsplit(page.url or "//unknown/unknown")
    return parts.path.strip("/") == "" and not parts.query


def _is_bare(page: Page, declared: bool) -> bool:
    """Whether even the text outside paragraphs comes to nothing: some articles have none."""
    if declared:
        return sum(len(text.strip()) for text in page.tree.itertext()) < _SHELL
    lines = (text.strip() for text in page.tree.itertext())
    return sum(len(line) for line in lines if len(line) >= _LINE and not _FURNITURE.search(line)) < _LITTLE
