"""What the misbehaving server plays, a scene per path."""

from __future__ import annotations

import gzip
import os
import socket
import struct
import time
import zlib
from collections.abc import Callable
from email.utils import formatdate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fetch.misbehaving import Handler, Scene

ARTICLE = b"""<!doctype html><html><head><title>Ward reopens</title></head><body><h1>Ward reopens at Larkhill</h1>
<p>The ward at Larkhill reopened on Monday after eight weeks of building work, with its first patients in by noon.</p>
<p>Its manager, Ida Brook, thanked the porters who had carried every bed up two flights of stairs in a single night.</p>
<p>The lift, which had failed in the summer, will be replaced in the spring at the expense of the building's owner.</p>
<p>Visitors may come between two and eight o'clock, and the cafe on the ground floor is open again until seven.</p>
<p>A second ward is to close for the same work in May, when its patients will move to the floor above for a while.</p>
</body></html>"""
ZEROS = bytes(1_000_000)


def not_found(guest: Handler) -> None:
    guest.reply(b"<h1>Not here</h1>", 404)


def article(guest: Handler) -> None:
    guest.reply()


def silence(guest: Handler) -> None:
    guest.server.closing.wait(10)


def drip_headers(guest: Handler) -> None:
    guest.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    guest.drip(b"z")


def drip_body(guest: Handler) -> None:
    guest.start(content_length="100000", content_type="text/html")
    guest.drip(b"z")


def drip_chunks(guest: Handler) -> None:
    guest.start(transfer_encoding="chunked", content_type="text/html")
    guest.drip(b"1\r\nz\r\n")


def reset(guest: Handler) -> None:
    guest.start(content_length=str(len(ARTICLE)))
    guest.wfile.write(ARTICLE[:100])
    guest.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(guest.connection.detach())  # close() would wait for the streams on it


def truncated_gzip(guest: Handler) -> None:
    guest.reply(gzip.compress(ARTICLE)[:-40], content_encoding="gzip")


def too_short(guest: Handler) -> None:
    guest.reply(content_length=str(len(ARTICLE) + 500))
    guest.close_connection = True


def too_long(guest: Handler) -> None:
    guest.reply(content_length=str(len(ARTICLE) - 10))


def cut_chunks(guest: Handler) -> None:
    guest.start(transfer_encoding="chunked", content_type="text/html")
    guest.chunk(ARTICLE)
    guest.close_connection = True


def no_http(guest: Handler) -> None:
    guest.wfile.write(b"220 mail.example ESMTP ready\r\n")
    guest.close_connection = True


def too_many_headers(guest: Handler) -> None:
    guest.start(**{f"x-{number}": "y" for number in range(2_000)})


def wide_header(guest: Handler) -> None:
    guest.start(x_wide="y" * 200_000)


def loop(guest: Handler) -> None:
    guest.reply(b"", 302, location="/loop")


def redirect(guest: Handler) -> None:
    """To whatever `?to=` says."""
    guest.reply(b"", 302, location=guest.query["to"])


def long_redirect(guest: Handler) -> None:
    """A redirect whose body never ends."""
    guest.start(302, location="/article", transfer_encoding="chunked")
    guest.drip(b"1\r\nz\r\n")


def latin_redirect(guest: Handler) -> None:
    """To an address with raw bytes in it, as some servers write them."""
    guest.wfile.write("HTTP/1.1 302 Found\r\nLocation: /caf\xc3\xa9\r\nContent-Length: 0\r\n\r\n".encode("latin-1"))


def busy(guest: Handler) -> None:
    guest.reply(b"", 429, retry_after=guest.query.get("for", "1"))


def busy_until(guest: Handler) -> None:
    guest.reply(b"", 429, retry_after=formatdate(time.time() + float(guest.query["for"]), usegmt=True))


def flapping(guest: Handler) -> None:
    """Every second visitor is served."""
    visits = sum(hit.path == guest.path for hit in guest.server.log)
    guest.reply(b"", 503) if visits % 2 else guest.reply()


def tagged(guest: Handler) -> None:
    fresh = guest.headers.get("If-None-Match") == '"v1"' or guest.headers.get("If-Modified-Since")
    guest.start(304, etag='"v1"') if fresh else guest.reply(etag='"v1"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")


def bomb(guest: Handler) -> None:
    """A gigabyte of zeros, packed as `?as=` says; the guest should leave long before its end."""
    coding = guest.query["as"]
    guest.start(content_encoding=coding, content_type="text/html", connection="close")
    pack = packer(coding)
    for _ in range(1_000):
        guest.wfile.write(pack(ZEROS))


def packer(coding: str) -> Callable[[bytes], bytes]:
    if coding == "br":
        import brotli

        squeezer = brotli.Compressor(quality=5)
        return lambda body: squeezer.process(body) + squeezer.flush()
    if coding == "zstd":
        from backports import zstd

        frame = zstd.ZstdCompressor()
        return lambda body: frame.compress(body, mode=frame.FLUSH_BLOCK)
    inner = zlib.compressobj(9, wbits=31)
    if coding == "gzip":
        return inner.compress
    outer = zlib.compressobj(9, wbits=31)
    return lambda body: (
        outer.compress(inner.compress(body) + inner.flush(zlib.Z_SYNC_FLUSH)) + outer.flush(zlib.Z_SYNC_FLUSH)
    )


def packed(guest: Handler) -> None:
    """The article in the coding that `?as=` names."""
    coding = guest.query["as"]
    if coding == "br":
        import brotli

        body = brotli.compress(ARTICLE)
    elif coding == "zstd":
        from backports import zstd

        body = zstd.compress(ARTICLE)
    else:
        body = gzip.compress(ARTICLE)
    guest.reply(body, content_encoding=coding)


def endless(guest: Handler) -> None:
    guest.start(transfer_encoding="chunked", content_type="text/html")
    while not guest.server.closing.is_set():
        guest.chunk(b"<p>and so on</p>" * 4_000)


def wrong_charset(guest: Handler) -> None:
    guest.reply("<p>‘Café’ – naïve</p>".encode("cp1252"), content_type="text/html; charset=utf-8")


def pdf_as_html(guest: Handler) -> None:
    guest.reply(b"%PDF-1.7\n\xe2\xe3\xcf\xd3 and so on", content_type="text/html")


def film(guest: Handler) -> None:
    guest.start(transfer_encoding="chunked", content_type="video/mp4")
    while not guest.server.closing.is_set():
        guest.chunk(b"\x00\x00\x00\x18ftypmp42" + bytes(50_000))


def html_as_picture(guest: Handler) -> None:
    guest.reply(content_type="image/jpeg")


def status(guest: Handler) -> None:
    guest.reply(b"<h1>No</h1>", int(guest.query["is"]))


def challenge(guest: Handler) -> None:
    guest.reply(b"<h1>Just a moment</h1>", 403, cf_mitigated="challenge")


def cookie_wall(guest: Handler) -> None:
    """Sends everyone in a circle who does not bring the cookie back."""
    if "seen=yes" in guest.headers.get("Cookie", ""):
        guest.reply()
    else:
        guest.reply(b"", 302, location=guest.path, set_cookie="seen=yes; Path=/")


def soft_404(guest: Handler) -> None:
    guest.reply(b"<html><body><h1>Page not found</h1><p>We looked everywhere.</p></body></html>")


def consent_wall(guest: Handler) -> None:
    guest.reply(b"<html><body><h1>We value your privacy</h1><button>Accept all</button></body></html>")


def reserved_by_header(guest: Handler) -> None:
    guest.reply(tdm_reservation="1")


def reserved_by_meta(guest: Handler) -> None:
    guest.reply(ARTICLE.replace(b"<head>", b'<head><meta content="1" name="TDM-Reservation">'))


SCENES: dict[str, Scene] = {
    "/article": article,
    "/silence": silence,
    "/drip-headers": drip_headers,
    "/drip-body": drip_body,
    "/drip-chunks": drip_chunks,
    "/reset": reset,
    "/truncated-gzip": truncated_gzip,
    "/too-short": too_short,
    "/too-long": too_long,
    "/cut-chunks": cut_chunks,
    "/no-http": no_http,
    "/too-many-headers": too_many_headers,
    "/wide-header": wide_header,
    "/loop": loop,
    "/redirect": redirect,
    "/long-redirect": long_redirect,
    "/latin-redirect": latin_redirect,
    "/caf%C3%A9": article,
    "/busy": busy,
    "/busy-until": busy_until,
    "/flapping": flapping,
    "/tagged": tagged,
    "/bomb": bomb,
    "/packed": packed,
    "/endless": endless,
    "/wrong-charset": wrong_charset,
    "/pdf-as-html": pdf_as_html,
    "/film": film,
    "/html-as-picture": html_as_picture,
    "/status": status,
    "/challenge": challenge,
    "/cookie-wall": cookie_wall,
    "/soft-404": soft_404,
    "/consent-wall": consent_wall,
    "/reserved-by-header": reserved_by_header,
    "/reserved-by-meta": reserved_by_meta,
}
