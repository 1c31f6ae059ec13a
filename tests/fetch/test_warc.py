"""Captures kept in WARC files come back as they were, also to readers that are not ours."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from scraper.capture import Capture
from scraper.errors import InputError
from scraper.fetch.files import open_saved
from scraper.fetch.warc import INDEX, Archive
from tests.fetch.scenes import ARTICLE

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
HEADERS = {"content-type": "text/html; charset=utf-8", "content-encoding": "gzip", "etag": '"v1"'}


def capture(number=1, body=ARTICLE):
    url = f"https://news.example/{number}"
    return Capture(body, url, f"{url}?from=feed", 200, HEADERS, MORNING, "network")


def archive(folder, **settings):
    return Archive(folder, now=lambda: MORNING, **settings)


def files(folder):
    return sorted(folder.glob("*.warc.gz"))


def kinds(path):
    with path.open("rb") as stream:
        return [record.record_type for record in ArchiveIterator(stream)]


def test_round_trip(tmp_path):
    with archive(tmp_path) as kept:
        kept.keep(capture(1))
        kept.keep(capture(2, b"<p>caf\xe9</p>"))
    first, second = open_saved(tmp_path)
    assert (first.body, first.url, first.requested_url) == (ARTICLE, capture().url, capture().requested_url)
    assert (first.status, first.fetched_at, first.origin) == (200, MORNING, "warc")
    assert first.headers["etag"] == '"v1"'
    assert "content-encoding" not in first.headers
    assert second.body == b"<p>caf\xe9</p>"


def test_another_library_reads_it_and_finds_its_digests_right(tmp_path):
    with archive(tmp_path) as kept:
        kept.keep(capture())
    (path,) = files(tmp_path)
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response, verify_digests=True)
        (found,) = [(record.headers["WARC-Target-URI"], record.reader.read()) for record in records]
    assert found == (capture().url, ARTICLE)
    with path.open("rb") as stream:
        assert all(
            record.verify_payload_digest() for record in ArchiveIterator(stream, record_types=WarcRecordType.response)
        )


def test_each_record_is_its_own_gzip_member(tmp_path):
    with archive(tmp_path) as kept:
        kept.keep(capture())
    (path,) = files(tmp_path)
    last = (tmp_path / INDEX).read_text().split("\t")
    start = path.read_bytes().rindex(b"\x1f\x8b\x08")
    assert gzip.decompress(path.read_bytes()[start:]).startswith(b"WARC/1.1\r\n")
    assert int(last[3]) == path.stat().st_size


def test_unchanged_page_becomes_a_revisit_also_in_a_later_run(tmp_path):
    with archive(tmp_path) as kept:
        kept.keep(capture())
        kept.keep(capture())
    with archive(tmp_path) as kept:
        kept.keep(capture())
        kept.keep(capture(body=ARTICLE + b"<p>Updated.</p>"))
    (path,) = files(tmp_path)
    w = WarcRecordType
    assert kinds(path) == [w.warcinfo, w.response, w.revisit, w.revisit, w.response]
    assert [len(page.body) for page in open_saved(path)] == [len(ARTICLE), len(ARTICLE) + 15]


def test_same_bytes_elsewhere_are_a_page_of_their_own(tmp_path):
    with archive(tmp_path) as kept:
        kept.keep(capture(1))
        kept.keep(capture(2))
    assert [page.url for page in open_saved(tmp_path)] == [capture(1).url, capture(2).url]


def test_full_file_is_followed_by_another(tmp_path):
    with archive(tmp_path, rotated_at=500) as kept:
        for number in range(3):
            kept.keep(capture(number))
    with archive(tmp_path, rotated_at=500) as kept:
        kept.keep(capture(3))
    names = [path.name for path in files(tmp_path)]
    assert names == [f"carewire-20260302-{number:05}.warc.gz" for number in (1, 2, 3, 4)]
    assert [page.url for page in open_saved(tmp_path)] == [capture(number).url for number in range(4)]


def test_a_clock_that_was_set_back_does_not_stop_the_archive(tmp_path):
    with archive(tmp_path, rotated_at=500) as kept:
        kept.keep(capture(1))
    with Archive(tmp_path, now=lambda: MORNING - timedelta(days=400), rotated_at=500) as kept:
        kept.keep(capture(2))
        kept.keep(capture(3))
    assert sorted(path.name[-13:-8] for path in files(tmp_path)) == ["00001", "00002", "00003"]


def test_of_a_full_file_nothing_is_remembered(tmp_path):
    """An archive of years has millions of records."""
    with archive(tmp_path, rotated_at=500) as kept:
        kept.keep(capture(1))
        kept.keep(capture(1))
    pages = [WarcRecordType.warcinfo, WarcRecordType.response]
    assert [kinds(path) for path in files(tmp_path)] == [pages, pages]


def test_what_a_crash_tore_is_cut_off(tmp_path):
    with archive(tmp_path) as kept:
        kept.keep(capture(1))
    (path,) = files(tmp_path)
    with path.open("ab") as torn:
        torn.write(gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n")[:25])
    with (tmp_path / INDEX).open("a") as torn:
        torn.write("sha1:HALF")
    with archive(tmp_path) as kept:
        kept.keep(capture(2))
    with archive(tmp_path) as kept:
        kept.keep(capture(2))
    assert [page.url for page in open_saved(tmp_path)] == [capture(1).url, capture(2).url]
    assert kinds(path)[-1] == WarcRecordType.revisit


def test_archive_of_others(tmp_path):
    """Chunked and gzipped as it came off the wire, pictures and errors in between."""

    def record(kind, url, http, body):
        block = http.replace(b"\n", b"\r\n") + b"\r\n" + body
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T08:00:00Z\r\n"
        head += "WARC-Record-ID: <urn:uuid:7b1f6d0e-0000-4000-8000-000000000000>\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        return head.encode() + block + b"\r\n\r\n"

    packed = gzip.compress(ARTICLE)
    page = b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\nTransfer-Encoding: chunked\n"
    path = tmp_path / "theirs.warc"
    path.write_bytes(
        record("response", "https://a.example/p.png", b"HTTP/1.1 200 OK\nContent-Type: image/png\n", b"\x89PNG")
        + record("response", "https://a.example/gone", b"HTTP/1.1 404 Not Found\nContent-Type: text/html\n", b"gone")
        + record("response", "https://a.example/a", page, b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed))
    )
    (found,) = open_saved(path)
    assert (found.url, found.body) == ("https://a.example/a", ARTICLE)


def test_archive_is_known_by_its_first_bytes(tmp_path):
    with archive(tmp_path) as kept:
        kept.keep(capture())
    (path,) = files(tmp_path)
    renamed = path.rename(tmp_path / "download.bin")
    assert [page.url for page in open_saved(renamed)] == [capture().url]


@pytest.mark.parametrize("body", [b"WARC/1.1\r\nno header at all", b"\x1f\x8b\x08\x00 nonsense", b"<p>A page.</p>"])
def test_damaged_archive(tmp_path, body):
    path = tmp_path / "broken.warc.gz"
    path.write_bytes(body)
    with pytest.raises(InputError, match=r"broken\.warc"):
        list(open_saved(path))


def test_archive_that_ends_within_a_page(tmp_path):
    with archive(tmp_path) as kept:
        kept.keep(capture(1))
        kept.keep(capture(2))
    (path,) = files(tmp_path)
    path.write_bytes(path.read_bytes()[:-60])
    pages = open_saved(path)
    assert next(pages).url == capture(1).url
    with pytest.raises(InputError, match="ends within"):
        next(pages)
