"""The language the page declares."""

from __future__ import annotations

from scraper.extract.linked import Linked, from_meta
from scraper.extraction import Candidates, Found
from scraper.page import Page


def find_language(page: Page, linked: Linked) -> Candidates:
    attributes = ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")
    root = tuple(Found(value, "dom", "html[lang]") for name in attributes if (value := page.tree.get(name)))
    return (
        *root,
        *linked.texts("inLanguage"),
        *from_meta(page, "content-language", "itemprop:inlanguage", "og:locale", "language", "dc.language"),
    )
