"""Saved pages become captures, from wherever they lie."""

import gzip
import io
import sys

import pytest

from scraper.capture import MAX_BYTES
from scraper.errors import InputError, NoSuchFile, NotHtml, TooLarge
from scraper.fetch.files import open_saved
from scraper.page import open_page
from tests.fetch.scenes import ARTICLE


def saved(folder, name, body=ARTICLE):
    path = folder / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(body)
    return path


def test_one_page(tmp_path):
    path = saved(tmp_path, "ward.html")
    (capture,) = open_saved(path)
    assert (capture.body, capture.url, capture.file, capture.origin) == (ARTICLE, None, str(path), "file")


def test_address_is_given_or_noted_by_the_browser(tmp_path):
    by_browser = b"<!-- saved from url=(0029)https://news.example/a -->\r\n" + ARTICLE
    by_singlefile = b"<!DOCTYPE html> <!--\n Page saved with SingleFile \n url: https://news.example/b \n-->" + ARTICLE
    assert next(open_saved(saved(tmp_path, "a.html", by_browser))).url == "https://news.example/a"
    assert next(open_saved(saved(tmp_path, "b.html", by_singlefile))).url == "https://news.example/b"
    assert next(open_saved(tmp_path / "a.html", "https://news.example/c")).url == "https://news.example/c"


def test_folder_in_the_order_of_names(tmp_path):
    for name in ("b/2.html", "a.htm", "b/1.html.gz", "notes.txt", "b/photo.jpg"):
        saved(tmp_path, name, gzip.compress(ARTICLE) if name.endswith("gz") else ARTICLE)
    captures = list(open_saved(tmp_path))
    assert [capture.file.removeprefix(str(tmp_path)) for capture in captures] == ["/a.htm", "/b/1.html.gz", "/b/2.html"]
    assert {capture.body for capture in captures} == {ARTICLE}


def test_stdin(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE)))
    (capture,) = open_saved("-", "https://news.example/a")
    assert (capture.body, capture.url, capture.file) == (ARTICLE, "https://news.example/a", "stdin")


def test_no_such_file(tmp_path):
    with pytest.raises(NoSuchFile):
        next(open_saved(tmp_path / "missing.html"))
    with pytest.raises(NoSuchFile, match=r"nothing in this folder ends in \.html"):
        next(open_saved(tmp_path))


def test_what_cannot_be_read(tmp_path, monkeypatch):
    path = saved(tmp_path, "locked.html")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        next(open_saved(path))


@pytest.mark.parametrize(
    ("name", "body"), [("scan.html", b"%PDF-1.4 ..."), ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(9))]
)
def test_what_is_no_page_is_told_on_opening(tmp_path, name, body):
    (capture,) = open_saved(saved(tmp_path, name, body))
    with pytest.raises(NotHtml, match=name):
        open_page(capture)


@pytest.mark.parametrize("pack", [lambda body: body, gzip.compress])
def test_no_more_is_read_than_needed_to_see_that_it_is_too_much(tmp_path, pack):
    (capture,) = open_saved(saved(tmp_path, "large.html", pack(b"<p>" + bytes(3 * MAX_BYTES))))
    assert len(capture.body) == MAX_BYTES + 1
    with pytest.raises(TooLarge):
        open_page(capture)


def test_damaged_gzip_is_no_page(tmp_path):
    (capture,) = open_saved(saved(tmp_path, "page.html.gz", b"\x1f\x8b\x08\x00 and nonsense"))
    with pytest.raises(NotHtml, match="gzip"):
        open_page(capture)
