"""Pictures: captions and credits taken apart."""

from __future__ import annotations

import re

from scraper.extraction import PrintedImage
from scraper.normalize.addresses import absolute
from scraper.normalize.credits import read_credit, split_caption
from scraper.normalize.text import clean
from scraper.record import Image

_CLAIM = re.compile(r"(?i)\(c\)|©|^(?:image|photo|picture|credit)s?(?: credit)?:")
"""An alternative text that is the credit says so; any other names what the picture shows."""
_CLAIM_TAIL = re.compile(r"[(\[](?:image|photo|picture)s?(?: (?:credit|by))?\s*:[^()\[\]]+[)\]]\s*$", re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
"""Some systems print their captions' markup into the attribute."""


def clean_images(printed: tuple[PrintedImage, ...], base: str | None) -> tuple[Image, ...]:
    return tuple(_clean(image, base) for image in printed)


def _clean(image: PrintedImage, base: str | None) -> Image:
    caption, credit = clean(image.caption), clean(image.credit)
    if caption and not credit:
        caption, credit = split_caption(caption)
        if not credit and image.alt and (claim := _CLAIM_TAIL.search(image.alt)):
            credit = claim[0].strip()
    elif not caption and not credit and image.alt and _CLAIM.search(image.alt):
        credit = split_caption(image.alt.strip())[1]
    return Image(
        url=absolute(image.url, base),
        alt=clean(_TAG.sub("", image.alt)) if image.alt else None,
        caption=caption,
        credit=read_credit(credit) if credit else None,
        role=image.role,
    )
