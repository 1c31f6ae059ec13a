"""Which carewire this is, for records and for the User-Agent."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def own_version() -> str:
    try:
        return version("carewire")
    except PackageNotFoundError:  # a checkout that was never installed
        return "0+unknown"
