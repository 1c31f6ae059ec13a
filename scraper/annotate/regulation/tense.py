"""Whether a statement tells of what is done, what may be, or what was once."""

from __future__ import annotations

import re

_CONDITIONAL = re.compile(
    r"(?i)\b(?:if|unless|could|might|may|would|whether|can|should|in case|warned (?:it|they|that)|risks?"
    r"|avoid(?:s|ed|ing)?"
    r"|not (?:be|been|being)|never|without|prevent|hopes?|rather than|instead of|short of|below|just under"
    r"|whenever|otherwise"
    r"|(?:powers?|right|able|ability|entitled|option) (?:to|including)"
    r"|any (?:service|home|provider|trust))\b[^.;]{0,90}$"
)
_MIGHT = re.compile(r"\b(?:would|could|may|might)\b[^.;]{0,60}$")
_NEW_CLAUSE = re.compile(r"; |\bwhich\b|, (?:and|but) ")
_RECOMMENDED = re.compile(r"\b(?:recommend\w*|announced|confirmed)\b[^.;]*$")
_IF_THEN = re.compile(r"\b[Ii]f\b[^.;]*, (?:[\w’']+ ){1,4}(?:will|would|could|may|might)\b[^.;]*$")
_NOT_YET = re.compile(
    r"\bnot (?:yet|(?:\w+ ){0,2}(?:enough|sufficient))\b[^.;]*$"
)  # `has not yet done enough for it to leave …`
_CONDITION_AFTER = re.compile(r"(?i)^[^.;]{0,60}\b(?:if (?:it|they|you|we|the|improvements?|this)|unless)\b")


def conditional(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is only a possibility: `if you do not improve you will be placed in …`."""
    if _NOT_YET.search(text, max(0, start - 120), start):
        return True
    recommended = _RECOMMENDED.search(text, max(0, start - 120), start)
    if recommended and not _MIGHT.search(text, max(0, start - 200), recommended.start()):
        return False
    if _IF_THEN.search(text, max(0, start - 300), start):
        return True
    clause = _NEW_CLAUSE.split(text[max(0, start - 120) : start])[-1]
    return bool(_CONDITIONAL.search(clause) or _CONDITION_AFTER.match(text[end : end + 90]))


_RESUMED = re.compile(r", (?=has\b|have\b|is\b|are\b)")  # `…, which was once good, has been placed in …`
_HAD = re.compile(r"\bhad (?:\w+ )?(?:been|received|left|entered|issued|served|placed|imposed|put)\b")
_REPORTED = re.compile(
    r"\b(?:said|announced|confirmed|revealed|heard|told|added)\b[^.;]*$"
)  # `she said it had been put …`
_HISTORY = re.compile(
    r"(?i)\b(?:previously(?! (?:struggling|troubled|failing|embattled))"
    r"|formerly|originally|at the time"
    r"|in the past|in recent years|used to be"
    r"|(?:earlier|last|two|three|four|five|several|a few|\w+) years? (?:ago|earlier|before)|having been|previous)\b"
)


_UNTIL = re.compile(r"[^.;]{0,60}\buntil (?:\w+ )?(?:19|20)\d\d\b")


def historical(text: str, start: int, end: int) -> bool:
    """Whether the clause around `[start, end)` speaks of earlier times."""
    clause = _RESUMED.split(text[max(0, start - 60) : end])[-1]
    had = _HAD.search(clause) and not _REPORTED.search(text, max(0, start - 160), start)
    return bool(had or _HISTORY.search(clause) or _UNTIL.match(text, end))
