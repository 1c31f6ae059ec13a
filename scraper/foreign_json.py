"""JSON of others. Half a surrogate pair and NUL can be written there, and no file or database takes them."""

from __future__ import annotations

import json
import re
from typing import Any

_JSON = json.JSONDecoder(strict=False)
"""Line breaks within strings are common."""

_SUSPECT = re.compile(r"\\u(?:0000|d[89a-f])|\0", re.IGNORECASE)
_UNSOUND = re.compile("[\0\ud800-\udfff]")


def load_foreign(text: str) -> Any:
    """As `json.loads`, with replacement characters for what is no text. Raises ValueError, RecursionError."""
    value = _JSON.decode(text)
    suspect = ("\\u" in text or "\0" in text) and _SUSPECT.search(text)  # to look for two letters costs nothing
    return _sound(value) if suspect else value


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return _UNSOUND.sub("\ufffd", value)
    if isinstance(value, list):
        return [_sound(each) for each in value]
    if isinstance(value, dict):
        return {_sound(name): _sound(each) for name, each in value.items()}
    return value
