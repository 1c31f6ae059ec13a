"""What the page says about its article: who wrote it, when, where it was published, and who may read it."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.extract.access import find_access, find_gate, find_truncation
from scraper.extract.authors import find_authors
from scraper.extract.byline import find_bylines
from scraper.extract.dates import find_modified, find_published, find_stamps
from scraper.extract.headline import Headline
from scraper.extract.language import find_language
from scraper.extract.linked import Linked, from_meta
from scraper.extract.opening import find_opening
from scraper.extract.printed import spaced
from scraper.extract.section import find_section, find_tags
from scraper.extract.standfirst import find_standfirst
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extract.titles import head_of, read_site_name
from scraper.extraction import Candidates, Found, PrintedAuthor
from scraper.page import Page


@dataclass(frozen=True, slots=True)
class About:
    canonical: Candidates
    site_name: Candidates
    standfirst: Candidates
    byline: Candidates
    authors: tuple[PrintedAuthor, ...]
    published: Candidates
    modified: Candidates
    section: Candidates
    tags: Candidates
    language: Candidates
    access: Candidates
    truncated: Candidates


def read_about(page: Page, survey: Survey, linked: Linked, headline: Headline, story: Story) -> About:
    opening = find_opening(survey, headline, story)
    bylines = find_bylines(survey, opening)
    gate = find_gate(survey, story)
    stamps = find_stamps(survey, opening)
    return About(
        canonical=_canonical(page),
        site_name=read_site_name(page, linked),
        standfirst=find_standfirst(survey, opening, headline.text, _told(page, linked)),
        byline=tuple(Found(spaced(survey.elements[each.row]), each.method, each.where) for each in bylines),
        authors=find_authors(page, survey, bylines, story, linked),
        published=find_published(page, linked, stamps),
        modified=find_modified(page, linked, stamps),
        section=find_section(page, linked),
        tags=find_tags(page, survey, headline, linked),
        language=find_language(page, linked),
        access=find_access(page, linked, gate),
        truncated=find_truncation(survey, story, gate),
    )


def _told(page: Page, linked: Linked) -> list[str]:
    """What the page tells machines that it is about."""
    named = from_meta(page, "og:description", "description", "twitter:description")
    return [found.value for found in (*named, *linked.texts("description"))]


def _canonical(page: Page) -> Candidates:
    links = (link.get("href") for link in head_of(page).iter("link") if (link.get("rel") or "").lower() == "canonical")
    declared = tuple(Found(address, "dom", "link[canonical]") for address in links if address)
    social = (Found(url, "opengraph", "meta[og:url]") for url in page.meta.get("og:url", ()))
    return (*declared, *social)
