"""What bytes are, told by their first few, whatever a server or a file name calls them."""

from __future__ import annotations

import re

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture, sound or film"),
    (b"BM", "a bitmap picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"(\xb5/\xfd", "zstandard data"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"OggS", "sound or film"),
    (b"ID3", "sound"),
    (b"\x00asm", "a program"),
    (b"wOF", "a font"),
    (b"WARC/", "a WARC archive"),
)
_FILM = b"ftyp"
"""Stands at offset 4 of MP4, HEIC and AVIF."""

_FEED = re.compile(
    rb"(?><\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s+)*+<(rss|feed|urlset|sitemapindex|rdf:RDF|svg)\b", re.S
)
_TAG = re.compile(rb"<[!?/a-zA-Z]")
_MARKS_OF_NOISE = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_NOISE = 0.02
_NEVER = re.compile(r"\s*(?:image|audio|video|font)/(?!svg)|\s*application/(?:pdf|zip|msword|vnd\.|x-shockwave)", re.I)


def foreign(body: bytes) -> str | None:
    """What the bytes plainly are instead of a page, None when they may be one."""
    head = body[:1024].lstrip()
    for beginning, name in _BEGINNINGS:
        if head.startswith(beginning) and not (beginning == b"BM" and _TAG.search(body)):
            return name
    if head[4:8] == _FILM:
        return "film or a picture"
    if feed := _FEED.match(head):
        return f"an XML document <{feed[1].decode()}>"
    return None


def formless(body: bytes) -> str | None:
    """What bytes in an ASCII-like encoding are that show no trace of HTML."""
    sample = body[:4096]
    if len(sample) - len(sample.translate(None, _MARKS_OF_NOISE)) > _NOISE * len(sample):
        return "binary noise"
    if not _TAG.search(body):
        return "plain text without any markup"
    return None


def never_a_page(content_type: str, head: bytes) -> bool:
    """Whether both the declared type and the first bytes speak against a page. One alone is often wrong."""
    return bool(_NEVER.match(content_type)) and bool(foreign(head) or formless(head))
