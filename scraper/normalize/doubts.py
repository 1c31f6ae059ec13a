"""Doubts: what a page seems to say and could not be believed."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.extraction import Extraction
from scraper.normalize.dates import Dated
from scraper.record import Warning


def doubts(printed: Extraction, published: Dated | None) -> Iterator[Warning]:
    if not printed.headline:
        yield Warning(field="headline", code="no_headline")
    if published is None and printed.published:
        yield Warning(field="published", code="impossible_date", detail=printed.published[0].value[:80])
    elif published is None and any(teaser.date or teaser.timestamp for teaser in printed.teasers):
        yield Warning(field="published", code="date_only_in_teaser")
