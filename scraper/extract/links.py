"""Which links may lead to an article of the same publisher, judged by address and length alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple
from urllib.parse import urlsplit

from scraper.extract.furniture import Furniture
from scraper.extract.survey import Survey

_SECOND_LEVEL = frozenset({"co", "com", "org", "gov", "ac", "net", "nhs", "edu"})
"""Labels below a country code that belong to no publisher: `example.co.uk`."""

_NO_ARTICLE = frozenset((
    "about", "account", "advertise", "advertising", "author", "authors", "basket", "book-club", "byline", "careers",
    "categories", "category", "classifieds", "columnist", "columnists", "competitions", "contact", "contact-us",
    "contributor", "contributors", "cookies", "copyright", "corrections", "coupons", "donate", "e-paper", "epaper",
    "events", "faq", "feed", "feeds", "forum", "forums", "galleries", "gallery", "games", "help", "hub", "jobs",
    "join", "login", "logout", "members", "membership", "newsletter", "newsletters", "notifications", "offers",
    "people", "person", "podcast", "podcasts", "policies", "privacy", "privacy-policy", "product", "products",
    "profile", "profiles", "quizzes", "register", "reprints", "rss", "search", "section", "shop", "sign-in",
    "signin", "signup", "staff", "store", "subscribe", "subscription", "subscriptions", "support", "syndication",
    "tag", "tags", "team", "terms", "threads", "topic", "topics", "users", "video", "videos", "voucher-codes",
    "vouchercodes", "vouchers", "watch", "wp-login.php",
))  # fmt: skip
"""Path segments under which sites keep what is no article of theirs."""

_WITH_HOST = ("http://", "https://", "//", "HTTP://", "HTTPS://")
_LONGEST_SCHEME = 12
_FILES = (
    ".pdf", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp3", ".mp4", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".xml",
)  # fmt: skip
_ENDING = max(map(len, _FILES))
_DATED_OR_NUMBERED = re.compile(r"\d{5}|/\d{4}/\d\d?/|\d{4}-\d\d-\d\d")
_POST_NUMBER = re.compile(r"(?:^|&)(?:p|id|storyid|articleid)=\d+", re.I)
_SURE_TITLE = 30
_SHORTEST_TITLE = 15
_OFTEN = 3
"""Times that a page links a section, at least; an article stands in fewer blocks."""
_SHORTEST_LINE = 8
"""Characters: what is shorter names a section. A link without text may lie over a whole card."""


class Link(NamedTuple):
    """`href` as printed; `target` is the same for every link to one article; `strong` when address and length together
    say headline; `own` when it stays with the publisher."""

    row: int
    href: str
    target: str
    strong: bool
    own: bool = True


def brand(url: str | None) -> str | None:
    """The label of the host a publisher owns under any ending: `bbc` of www.bbc.co.uk and of bbc.com."""
    host = (urlsplit(url).hostname or "") if url else ""
    labels = host.split(".")
    while len(labels) > 1 and (labels[-1] in _SECOND_LEVEL or len(labels[-1]) <= 3 or len(labels) == 2):
        labels.pop()
    return labels[-1] or None


def target_of(href: str, own: str | None) -> str | None:
    """Path in lower case, with the query where only that names the article; None for what is no article of `own`."""
    address, _, query = href.strip().partition("#")[0].partition("?")
    if address.startswith(_WITH_HOST):
        host, _, address = address.partition("//")[2].partition("/")
        if own and own not in host.lower().split("."):
            return None
    elif ":" in address[:_LONGEST_SCHEME]:
        return None
    path = address.strip("/").lower()
    if query and "=" in query and (number := _POST_NUMBER.search(query)):
        return f"/{path}?{number.group()}"
    if not path or not _NO_ARTICLE.isdisjoint(path.split("/")) or ("." in path[-_ENDING:] and path.endswith(_FILES)):
        return None
    return f"/{path}"


def is_telling(target: str) -> bool:
    """A date, a long number, a slug of four words and more, or a file's name of two."""
    name = target.rpartition("/")[2]
    breaks = name.count("-") + name.count("_") + name.count("+")
    return breaks >= 3 or "=" in name or (breaks > 0 and "." in name) or bool(_DATED_OR_NUMBERED.search(target))


def article_links(survey: Survey, url: str | None, furniture: Furniture) -> list[Link]:
    """Links outside furniture that may lead to an article, in document order; the page's own address among them."""
    own = brand(url)
    end, before = survey.end, survey.text_before
    rows = [row for row in survey.tagged("a") if not 0 < before[end[row]] - before[row] < _SHORTEST_LINE]
    links = [link for row in furniture.outside(rows) if (link := _link(survey, row, own))]
    sections = _sections(survey, links)
    return [link for link in links if link.target not in sections]


def _sections(survey: Survey, links: list[Link]) -> set[str]:
    """Targets that short words lead to again and again: cards are marked with their sections."""
    shallow = (link.target for link in links if not link.strong and 0 < survey.text_length(link.row) < _SURE_TITLE)
    often = {
        target
        for target, times in Counter(shallow).items()
        if times >= _OFTEN and "." not in target and not is_telling(target)
    }
    return often - {link.target for link in links if link.strong}


def _link(survey: Survey, row: int, own: str | None) -> Link | None:
    size = survey.text_length(row)
    href = survey.elements[row].get("href") or ""
    if target := target_of(href, own):
        strong = size >= _SURE_TITLE or (size >= _SHORTEST_TITLE and is_telling(target))
        return Link(row, href, target, strong)
    if own and size >= _SURE_TITLE and (target := target_of(href, None)):
        return Link(row, href, target, strong=True, own=False)
    return None
