"""Content codings, unpacked in small pieces: whoever reads them decides when it is enough, and a bomb costs nothing.

`requests` would unpack too, but tells neither a stream that stopped short nor one that grows beyond bounds.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from scraper.errors import Unreachable

PIECE = 65_536
_CHAIN = 3
"""More codings than this on one answer is an attack, not a habit."""

_ZSTD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
_ZSTD_WINDOW = 23
"""Eight megabytes, the largest window HTTP allows (RFC 9659)."""

Pieces = Iterator[bytes]


def accepted() -> str:
    """The value of Accept-Encoding: what can be unpacked here."""
    return ", ".join(["gzip", "deflate", *(["br"] if _has_brotli() else []), *(["zstd"] if _has_zstd() else [])])


def unpack(chunks: Iterable[bytes], codings: str) -> Pieces:
    """`codings` is the value of Content-Encoding. Raises Unreachable for what cannot be unpacked or stops short."""
    names = [name for name in codings.lower().replace(" ", "").split(",") if name in _UNPACK]
    if len(names) > _CHAIN:
        raise Unreachable(f"packed {len(names)} times over")
    pieces = iter(chunks)
    for name in reversed(names):
        pieces = _UNPACK[name](pieces)
    return _blamed(pieces, codings)


def _blamed(pieces: Pieces, codings: str) -> Pieces:
    try:
        yield from pieces
    except EOFError:
        raise Unreachable(f"the {codings} stream stopped short") from None
    except ImportError:
        raise Unreachable(f"the answer is packed with {codings}, which was not asked for") from None
    except _codec_errors() as error:
        raise Unreachable(f"the {codings} stream is broken: {error}") from None


def _inflate(chunks: Pieces) -> Pieces:
    """gzip, zlib, or the bare deflate that some servers send under its name."""
    stream = None
    for chunk in chunks:
        while chunk:
            if stream is None:
                stream = zlib.decompressobj(_wbits(chunk[0]))
            elif stream.eof and chunk[0] != 0x1F:  # padding, not a further gzip member
                return
            elif stream.eof:
                stream = zlib.decompressobj(31)
            yield stream.decompress(chunk, PIECE)
            chunk = stream.unused_data if stream.eof else stream.unconsumed_tail
    if stream is not None:
        yield stream.flush()
        if not stream.eof:
            raise EOFError


def _wbits(first: int) -> int:
    packed_in_a_frame = first == 0x1F or first & 0x0F == 8
    return 47 if packed_in_a_frame else -15


def _unbrotli(chunks: Pieces) -> Pieces:
    stream = None
    for chunk in chunks:
        if chunk and stream is None:
            stream = import_module("brotli").Decompressor()
        while stream is not None:
            piece = stream.process(chunk, output_buffer_limit=PIECE)
            yield piece
            chunk = b""
            if not piece and stream.can_accept_more_data():
                break
    if stream is not None and not stream.is_finished():
        raise EOFError


def _unzstd(chunks: Pieces) -> Pieces:
    stream = None
    for chunk in chunks:
        if chunk and stream is None:
            stream = _zstd_stream()
        while stream is not None and (chunk or not stream.needs_input):
            yield stream.decompress(chunk, PIECE)
            chunk = b""
            if stream.eof:
                chunk = stream.unused_data
                if not chunk:
                    break
                stream = _zstd_stream()
    if stream is not None and not stream.eof:
        raise EOFError


def _zstd_stream() -> Any:
    """From the standard library since Python 3.14, from its backport before."""
    zstd = import_module(_ZSTD)
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW})


def _codec_errors() -> tuple[type[Exception], ...]:
    """What the codecs that have been used so far raise."""
    names = (("brotli", "error"), (_ZSTD, "ZstdError"))
    return zlib.error, *(getattr(sys.modules[module], error) for module, error in names if module in sys.modules)


def _installed(module: str) -> bool:
    return find_spec(module) is not None


def _has_brotli() -> bool:
    """Older brotli cannot be kept from unpacking everything at once."""
    return _installed("brotli") and hasattr(import_module("brotli").Decompressor, "can_accept_more_data")


def _has_zstd() -> bool:
    return _installed(_ZSTD.split(".")[0]) and _installed(_ZSTD)


_UNPACK: Mapping[str, Callable[[Pieces], Pieces]] = {
    "gzip": _inflate,
    "x-gzip": _inflate,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
