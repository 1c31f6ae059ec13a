"""Page → Extraction. One file per part of the page; each says where it found what it found."""

from __future__ import annotations

from scraper.extract.about import read_about
from scraper.extract.body import locate_body, read_body
from scraper.extract.headline import find_headline
from scraper.extract.images import find_images
from scraper.extract.linked import read_linked
from scraper.extract.story import find_story
from scraper.extract.survey import survey
from scraper.extract.teasers import find_teasers
from scraper.extraction import Extraction
from scraper.page import Page


def extract(page: Page) -> Extraction:
    plan = survey(page.tree)
    linked = read_linked(page)
    headline = find_headline(page, plan, linked)
    story = find_story(plan, headline)
    cards = find_teasers(page, plan, headline, story)
    about = read_about(page, plan, linked, headline, story)
    blocks = read_body(plan, story, cards, about)
    return Extraction(
        headline=headline.candidates,
        label=headline.label,
        canonical=about.canonical,
        site_name=about.site_name,
        standfirst=about.standfirst,
        byline=about.byline,
        authors=about.authors,
        published=about.published,
        modified=about.modified,
        section=about.section,
        tags=about.tags,
        language=about.language,
        access=about.access,
        truncated=about.truncated,
        blocks=blocks,
        body=locate_body(plan, story, blocks),
        images=find_images(page, plan, headline, story, cards),
        teasers=tuple(card.teaser for card in cards if card.teaser),
    )
