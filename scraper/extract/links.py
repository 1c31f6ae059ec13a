"""Which links may lead to an article of the same publisher, judged by address and length alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from scraper.extract.survey import Survey

_SECOND_LEVEL = frozenset({"co", "com", "org", "gov", "ac", "net", "nhs", "edu"})
"""Labels below a country code that belong to no publisher: `example.co.uk`."""

_NO_ARTICLE = frozenset((
    "about", "account", "advertise", "advertising", "author", "authors", "basket", "book-club", "byline",
    "careers", "categories", "category", "classifieds", "columnist", "columnists", "competitions", "contact",
    "contact-us", "contributor", "contributors", "cookies", "copyright", "corrections", "donate", "e-paper",
    "epaper", "events", "faq", "feed", "feeds", "forum", "forums", "gallery", "galleries", "games", "help", "hub",
    "jobs", "join", "login", "logout", "members", "membership", "newsletter", "newsletters", "notifications",
    "offers", "people", "person", "podcast", "podcasts", "policies", "privacy", "privacy-policy", "product", "products",
    "profile",
    "profiles", "quizzes", "register", "reprints", "rss", "search", "section", "shop", "sign-in", "signin",
    "signup", "staff", "store", "subscribe", "subscription", "subscriptions", "support", "syndication", "tag",
    "tags", "team", "terms", "threads", "topic", "topics", "users", "video", "videos", "watch", "wp-login.php",
))  # fmt: skip
"""Path segments under which sites keep what is no article of theirs."""

_ADDRESS = re.compile(r"(?:(?:https?:)?//([^/?#]*))?([^?#]*)(?:\?([^#]*))?", re.I)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z+.-]*:", re.I)
_FILE = re.compile(r"\.(?:pdf|jpe?g|png|gif|webp|mp3|mp4|docx?|xlsx?|zip|xml|ics)$")
_TELLING_PATH = re.compile(r"\d{5}|/\d{4}/\d\d?/|\d{4}-\d\d-\d\d|(?:[^/\W]+[-_+]+){3,}[^/]*$|/[^/]+-[^/]+\.\w+$")
"""A long number, a date, a slug of four words and more."""
_POST_NUMBER = re.compile(r"(?:^|&)(?:p|id|storyid|articleid)=\d+", re.I)
_SURE_TITLE = 30
_SHORTEST_TITLE = 15


@dataclass(frozen=True, slots=True)
class Link:
    """`target` is the same for every link to one article; `strong` when address and length together say headline;
    `own` when it stays with the publisher."""

    row: int
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


def target_of(href: str, own: str | None) -> tuple[str | None, bool]:
    """Path in lower case, with the query where only that names the article; and whether it looks like an article's."""
    if href.startswith("#") or _OTHER_SCHEME.match(href):
        return None, False
    host, path, query = _ADDRESS.match(href).groups()  # type: ignore[union-attr]
    if host and own and own not in host.lower().split("."):
        return None, False
    path = "/" + path.strip("/").lower()
    number = _POST_NUMBER.search(query) if query else None
    if number:
        return f"{path}?{number.group()}", True
    if path == "/" or _FILE.search(path) or not _NO_ARTICLE.isdisjoint(path.split("/")):
        return None, False
    return path, _TELLING_PATH.search(path) is not None


def article_links(survey: Survey, url: str | None) -> list[Link]:
    """Links that may lead to an article of the site, in document order; the page's own address among them."""
    own = brand(url)
    found = []
    for row, tag in enumerate(survey.tag):
        if tag == "a" and (href := survey.elements[row].get("href")):
            size = survey.text_length(row)
            target, telling = target_of(href.strip(), own)
            if target:
                found.append(Link(row, target, size >= (_SHORTEST_TITLE if telling else _SURE_TITLE)))
            elif size >= _SURE_TITLE and (target := target_of(href.strip(), None)[0]):
                found.append(Link(row, target, strong=True, own=False))
    return found
