"""Bytes become a page: which encoding they are in, and what is no page at all."""

import codecs
import encodings.aliases
from contextlib import suppress

import pytest

from scraper.capture import Capture, of_html
from scraper.errors import EmptyPage, InputError, NotHtml, TooLarge, UnknownCharset
from scraper.page import open_page

TEXT = "‘Café’ – naïve, £5"
PAGE = f"<html><p>{TEXT}</p></html>"
RUSSIAN = "Больница получила новую оценку. " * 20
JAPANESE = "病院は新しい評価を受けた。" * 20


def opened(body: bytes, content_type: str | None = None):
    return open_page(Capture(body, headers={"content-type": content_type} if content_type else {}))


def text_of(body: bytes, content_type: str | None = None) -> str:
    return opened(body, content_type).tree.text_content().strip()


@pytest.mark.parametrize(
    ("body", "content_type", "encoding"),
    [
        (PAGE.encode(), None, "utf-8"),
        (PAGE.encode(), "text/html; charset=iso-8859-1", "utf-8"),
        (codecs.BOM_UTF8 + PAGE.encode(), "text/html; charset=windows-1252", "utf-8"),
        (PAGE.encode("utf-16"), None, "utf-16"),
        (PAGE.encode("utf-16-le"), None, "utf-16-le"),
        (PAGE.encode("utf-16-be"), "text/html; charset=UTF-16BE", "utf-16-be"),
        (PAGE.encode(), "text/html; charset=utf-16", "utf-8"),
        (PAGE.encode("cp1252"), None, "cp1252"),
        (PAGE.encode("cp1252"), "text/html; charset=ISO-8859-1", "cp1252"),
        (PAGE.encode("cp1252"), "text/html; charset=us-ascii", "cp1252"),
        (PAGE.encode("cp1252"), "text/html; charset=utf-8", "utf-8"),
        (PAGE.encode("cp1252"), 'text/html; charset="utf8mb4"', "cp1252"),
    ],
)
def test_encoding_is_found(body, content_type, encoding):
    page = opened(body, content_type)
    assert page.tree.text_content().strip() == TEXT
    assert page.encoding == encoding


def test_meta_declares_what_the_header_leaves_open():
    body = f'<head><meta charset="windows-1251"></head><p>{RUSSIAN}</p>'.encode("cp1251")
    assert text_of(body, "text/html") == RUSSIAN.strip()


def test_header_goes_before_meta():
    body = f'<head><meta charset="koi8-r"></head><p>{RUSSIAN}</p>'.encode("cp1251")
    assert text_of(body, "text/html; charset=windows-1251") == RUSSIAN.strip()


def test_undeclared_text_is_detected():
    assert text_of(f"<p>{RUSSIAN}</p>".encode("cp1251")) == RUSSIAN.strip()


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "iso-2022-jp"])
def test_declared_japanese_is_read(charset):
    assert text_of(f"<p>{JAPANESE}</p>".encode(charset), f"text/html; charset={charset}") == JAPANESE


def test_single_pasted_bytes_do_not_spoil_utf8():
    body = f"<p>{TEXT} ".encode() * 3 + b"\x93pasted\x94</p>"
    assert text_of(body).endswith("“pasted”")


def test_str_in_hand_ignores_its_declaration():
    page = open_page(of_html(f'<meta charset="iso-8859-1"><p>{TEXT}</p>'))
    assert page.tree.text_content() == TEXT


def test_no_declared_codec_does_harm():
    """Python knows codecs that are none of text, or that give up in ways of their own."""
    for label in sorted({*encodings.aliases.aliases, "idna", "undefined", "unicode_escape", "rot13"}):
        with suppress(InputError):
            opened(f"<meta charset={label}><p>{TEXT}".encode("cp1252") + b"\\x \xff\x00\x80")


def test_megabytes_of_stray_bytes_take_no_time():
    assert len(text_of(b"<meta charset=utf-8><p>" + b"\xff" * 5_000_000)) == 5_000_000


def test_unknown_charset_is_named():
    with pytest.raises(UnknownCharset, match="x-nowhere"):
        opened(b"<meta charset=x-nowhere><p>" + bytes(range(0x80, 0x100)) * 20)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"PK\x03\x04" + bytes(30), "ZIP"),
        (b"\x1f\x8b\x08\x00" + bytes(30), "gzip"),
        (bytes(i * i * 7919 % 256 for i in range(4000)), "noise"),
        (b"\xff\xfe" + bytes(i * i * 7919 % 251 for i in range(4000)), "this is"),
        (b"A letter without a single tag in it.", "plain text"),
        (b'{"headline": "no page"}', "plain text"),
        (b'<?xml version="1.0"?>\n<!-- made by hand --><rss version="2.0"><channel/></rss>', "<rss>"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "<feed>"),
    ],
)
def test_what_is_no_page_is_named(body, what):
    with pytest.raises(NotHtml, match=what):
        opened(body, "text/html; charset=utf-8")


@pytest.mark.parametrize("body", [b"", b" \r\n\t", bytes(500), b"<!-- nothing -->"])
def test_empty(body):
    with pytest.raises(EmptyPage):
        opened(body)


def test_fifty_megabytes_are_too_large():
    with pytest.raises(TooLarge):
        opened(b"<p>" + b" " * 50_000_000)


def test_error_names_the_file():
    with pytest.raises(InputError, match=r"pages/scan\.html"):
        open_page(Capture(b"%PDF-1.4", file="pages/scan.html"))


def test_many_comments_before_nothing_are_no_trap():
    with pytest.raises(NotHtml):
        opened(b"\x01\x02\x03" * 40 + b"<!---->" * 120)
