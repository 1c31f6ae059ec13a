"""Health bodies named in an article, with their codes where these are certain."""

from scraper.annotate.organisations.gazetteer import HealthBody
from scraper.annotate.organisations.mentions import Mention, Mentions, find_mentions, read_mentions
from scraper.prose import Prose
from scraper.record import Organisation, Span

__all__ = ["HealthBody", "Mention", "Mentions", "find_mentions", "find_organisations", "read_mentions"]


def find_organisations(prose: Prose, mentions: Mentions | None = None) -> tuple[Organisation, ...]:
    """In the order of their first mention; one named only in the headline or standfirst may have no spans.

    `mentions` saves reading the article again when they are at hand.
    """
    spans: dict[HealthBody, list[Span]] = {}
    found = mentions or read_mentions(prose)
    for mention in (*found.headline, *found.standfirst):
        spans.setdefault(mention.organisation, [])
    for mention in found.text:
        spans.setdefault(mention.organisation, []).append((mention.start, mention.end))
    return tuple(_organisation(body, tuple(where)) for body, where in spans.items())


def _organisation(body: HealthBody, spans: tuple[Span, ...]) -> Organisation:
    return Organisation(name=body.name, kind=body.kind, code=body.code, code_system=body.code_system, spans=spans)
