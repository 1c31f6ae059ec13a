"""Everything that can go wrong, one tree.

    ScraperError
    ├── InputError              what was handed over cannot be used
    │   ├── NoSuchFile
    │   ├── EmptyPage
    │   ├── NotHtml             a PDF, an image, noise
    │   ├── UnknownCharset
    │   └── TooLarge
    ├── FetchError              the address gave no page
    │   ├── BadAddress          not an http(s) URL
    │   ├── ForbiddenAddress    a private, loopback or metadata address
    │   ├── Unreachable         transient: no connection, reset, cut short; final when there is no such host
    │   ├── BadCertificate      TLS could not be verified
    │   ├── TooSlow             transient: a time-out or the deadline
    │   ├── HttpError           an answer other than a page; transient for 408, 425, 429 and 5xx
    │   ├── HostResting         transient: the host asked for a longer pause than we wait
    │   ├── RobotsUnavailable   transient: robots.txt is broken for now, so nothing is asked
    │   ├── RobotsDisallowed
    │   ├── RightsReserved      text and data mining is reserved
    │   └── RedirectLoop
    ├── PageError               a page came, and it is not an article
    │   ├── NotAnArticle        a listing, a soft 404, an empty shell
    │   └── ChallengePage       a bot check, a consent or a login wall
    ├── SettingsError           carewire.toml is wrong
    ├── StoreError
    │   └── NoStore             nothing has been stored yet
    ├── RunLocked               another run holds the lock
    ├── OutputError             the result cannot be written
    └── Bug                     an error nobody foresaw, in one page of many

`code` is stable and made for scripts; `transient` says whether trying again later can help.
"""

from __future__ import annotations

from typing import ClassVar


class ScraperError(Exception):
    """Base of every error carewire raises on purpose.

    `where` is the URL or the file it happened at, None when neither is known.
    """

    code: ClassVar[str] = "scraper_error"
    transient: bool = False

    def __init__(self, message: str, *, where: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message} [{self.code}]"

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.__dict__))


def _rebuild(kind: type[ScraperError], state: dict[str, object]) -> ScraperError:
    """Unpickle without calling subclasses' constructors, whose arguments differ."""
    error = kind.__new__(kind, state.get("message"))
    error.__dict__.update(state)
    return error


class InputError(ScraperError):
    code = "bad_input"


class NoSuchFile(InputError):
    code = "no_such_file"


class EmptyPage(InputError):
    code = "empty_page"


class NotHtml(InputError):
    code = "not_html"


class UnknownCharset(InputError):
    code = "unknown_charset"


class TooLarge(InputError):
    code = "too_large"


class FetchError(ScraperError):
    code = "fetch_failed"


class BadAddress(FetchError):
    code = "bad_address"


class ForbiddenAddress(FetchError):
    code = "forbidden_address"


class Unreachable(FetchError):
    """`soon` says whether trying again within seconds can help: it does not where nobody listens."""

    code = "unreachable"
    transient = True
    soon = True


class BadCertificate(FetchError):
    code = "bad_certificate"


class TooSlow(FetchError):
    code = "too_slow"
    transient = True


class HttpError(FetchError):
    """`retry_after` is in seconds, None when the server did not say."""

    code = "http_error"

    def __init__(
        self, message: str, *, status: int, where: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message, where=where)
        self.status = status
        self.retry_after = retry_after
        self.transient = status in (408, 425, 429) or status >= 500


class HostResting(FetchError):
    """`retry_after` is how many seconds of the pause are left."""

    code = "host_resting"
    transient = True

    def __init__(self, message: str, *, where: str | None = None, retry_after: float) -> None:
        super().__init__(message, where=where)
        self.retry_after = retry_after


class RobotsUnavailable(FetchError):
    code = "robots_unavailable"
    transient = True


class RobotsDisallowed(FetchError):
    code = "robots_disallowed"


class RightsReserved(FetchError):
    code = "rights_reserved"


class RedirectLoop(FetchError):
    code = "redirect_loop"


class PageError(ScraperError):
    code = "page_error"


class NotAnArticle(PageError):
    code = "not_an_article"


class ChallengePage(PageError):
    code = "challenge_page"


class SettingsError(ScraperError):
    code = "bad_settings"


class StoreError(ScraperError):
    code = "store_error"


class NoStore(StoreError):
    code = "no_store"


class RunLocked(ScraperError):
    code = "run_locked"


class OutputError(ScraperError):
    code = "cannot_write"


class Bug(ScraperError):
    code = "bug"

    @classmethod
    def of(cls, error: Exception, *, where: str | None = None) -> Bug:
        bug = cls(f"{type(error).__name__}: {error}", where=where)
        bug.__cause__ = error
        return bug
