"""Bytes become text: by byte-order mark, by being UTF-8, by what the server or the page declares, by detection."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from scraper.errors import UnknownCharset

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.I)
_IN_PAGE = re.compile(rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.I)
_PRESCAN = 4096
"""The standard looks for a declaration in the first 1,024 bytes; real heads are longer."""

_MEANT: Mapping[str, str] = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What browsers understand by a label (WHATWG Encoding): the first two are windows-1252 in disguise nearly always."""

_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "unicode_escape", "raw-unicode-escape", "utf-7"})
"""What Python can decode and no page is written in."""

_SEVEN_BIT = ("utf-16", "utf-32", "iso2022", "hz")
"""Encodings whose bytes can look like valid UTF-8 without being it."""

_STRAYS = re.compile(r"[\udc80-\udcff]+")
"""What Python makes of bytes that are no UTF-8."""

_ASCII = re.compile(r"[\x00-\x7f]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_CLUSTER = re.compile(rb"[\x80-\xff]{2,}")
_WESTERN = 0.5
"""Share of bytes beyond ASCII that stand side by side, up to which text is western; others use them throughout."""

_SAMPLE = 65_536
"""Bytes that are looked at to tell an encoding."""

_NEVER_GUESSED = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7"]
_NOT_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


def decode(body: bytes, content_type: str | None) -> tuple[bytes, str]:
    """The page as UTF-8, and the name of the encoding it came in. Raises UnknownCharset."""
    for mark, named in _BOMS:
        if body.startswith(mark):
            return (body[len(mark) :] if named == "utf-8" else _recoded(body, named)), named
    labels = _declared(body, content_type)
    known = [name for label in labels if (name := _codec(label)) and _is_possible(name, body)]
    if _is_utf8(body) and not (known and known[0].startswith(_SEVEN_BIT)):
        return body, "utf-8"
    if not known and (wide := _wide(body)):
        known = [wide]
    for name in known:
        if name == "utf-8":
            return mend(body).encode(), name
        text = _decoded(body, name)
        if text is not None:
            return text.encode(), name
    return _detected(body, unknown=labels[0] if labels and not known else None)


def mend(body: bytes) -> str:
    """UTF-8 in which single bytes of windows-1252 stand, pasted or mislabelled, as their writers saw them."""
    return _STRAYS.sub(_as_1252, body.decode("utf-8", "surrogateescape"))


def _as_1252(strays: re.Match[str]) -> str:
    return strays[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _declared(body: bytes, content_type: str | None) -> list[str]:
    header = _IN_HEADER.search(content_type or "")
    page = _IN_PAGE.search(body, 0, _PRESCAN)
    return ([header[1]] if header else []) + ([page[1].decode("ascii", "replace")] if page else [])


def _codec(label: str) -> str | None:
    """Python's name of what the label means, None when nobody knows it."""
    try:
        name = codecs.lookup(label.strip().removeprefix("x-")).name
        bytes(4).decode(name)
    except (LookupError, ValueError):  # the label names nothing, or a codec that is not for text
        return None
    return None if name in _NO_CHARSETS else _MEANT.get(name, name)


def _is_possible(name: str, body: bytes) -> bool:
    """UTF-16 without zeros is a wrong label: every bit of markup has some."""
    return not name.startswith(("utf-16", "utf-32")) or b"\0" in body


def _is_utf8(body: bytes) -> bool:
    if body.isascii():
        return True
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def is_wide(body: bytes) -> bool:
    """Whether the text takes more than a byte for a letter, so that looking at bytes says nothing."""
    return body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or bool(_wide(body))


def _wide(body: bytes) -> str | None:
    """UTF-16 that nobody declares shows as a zero beside each letter of the first tag."""
    head = body[:64]
    if head.count(0) * 3 < len(head):
        return None
    return "utf-16-be" if head[:1] == b"\0" else "utf-16-le"


def _decoded(body: bytes, name: str) -> str | None:
    """None when more than a stray byte does not fit the encoding."""
    text = body.decode(name, "replace")
    return text if text.count("\ufffd") <= len(body) // 2_000 else None


def _recoded(body: bytes, name: str) -> bytes:
    return body.decode(name, "replace").encode()


def _detected(body: bytes, unknown: str | None) -> tuple[bytes, str]:
    if _is_mostly_utf8(body):
        return mend(body).encode(), "utf-8"
    if _is_western(body):
        return mend(body).encode(), "cp1252"
    if unknown:
        raise UnknownCharset(f"the charset {unknown!r} is not known")
    if name := _guess(body):
        return _recoded(body, name), name
    raise UnknownCharset("no charset is declared, and none fits")


def _is_mostly_utf8(body: bytes) -> bool:
    """More letters written in UTF-8 than bytes that are not: text in another encoding hits it by chance only."""
    beyond_ascii = _ASCII.sub("", body[:_SAMPLE].decode("utf-8", "replace"))
    return beyond_ascii.count("\ufffd") * 2 < len(beyond_ascii)


def _is_western(body: bytes) -> bool:
    first = _HIGH.search(body)
    sample = body[first.start() : first.start() + _SAMPLE] if first else b""
    high = sample.translate(None, bytes(range(0x80)))
    clustered = sum(len(cluster[0]) for cluster in _CLUSTER.finditer(sample))
    return clustered <= _WESTERN * len(high) and _NOT_IN_1252.isdisjoint(high)


def _guess(body: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import and to run, and hardly any page needs it

    first = _CLUSTER.search(body)
    start = max(0, first.start() - 1_000) if first else 0
    best = from_bytes(body[start : start + _SAMPLE], cp_exclusion=_NEVER_GUESSED).best()
    return best.encoding if best else None
