"""Which levels a sentence gives, and which held before: `from good to inadequate`, `good, up from …`, `stays good`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from scraper.annotate.regulation.cues import Cue, shape


@dataclass(frozen=True, slots=True)
class Given:
    """One level given by a sentence; `first` and `last` are cue positions, `last` exclusive."""

    first: int
    last: int
    to: str | None
    old: str | None
    trend: str
    """`up`, `down`, `unchanged` or empty: what the verb says, whatever the levels."""
    earlier: bool
    rule: str


_FROM_TO = re.compile(r"F[aVDRWPoBQ]{0,5}L([^L;|F]{0,6}?)T[aVDRWBS]{0,5}L")
_TO_FROM = re.compile(r"L([^L;|]{0,6}?)F[aVDRWPoB]{0,4}L")
_SPREAD = re.compile(r"L(?:[,&D]+L){2,}|L&D?L")
_DEFINED = re.compile(r"L[VB]D?L(?:,?&D{0,2}L)?")  # `the top rating being outstanding` tells what it is called
_NOT_A_RATING = re.compile(r"(?<!U)(?<!UD)(?<!U[DQ][DQ])R[aDVw]{0,3}F$|w{0,2}HF$")  # a scale: `rated from … to …`

# What must stand before a lone level for it to be a rating; the level itself follows at once.
_CUED = (
    ("rated", re.compile(r"R[^L;|r]{0,14}$|R[^L;|r]{0,30}aD?$")),
    ("moved to", re.compile(r"U[^L;]{0,14}T[DaVRWoQ]{0,5}$")),
    ("stays", re.compile(r"[RQq].*S[aTDVRoBAWPQ,]{0,8}$|S[aTDVRoBAWPQ]*R[aTDVRoBAWPQ]*$")),
    ("judged", re.compile(r"W[aToDVQR]{0,6}$")),
    ("listed", re.compile(r"(?:^|[,;:L(|])[DRV]{0,3}[Qq](?:[,&DR]*[Qq])*R?[:–(,]{0,2}V?$")),
    ("compared", re.compile(r"BD{0,2}V?$")),
    ("was", re.compile(r"Q[^L;|w]*V[aDA]{0,3}$")),
    ("is overall", re.compile(r"V[DA]?Q$")),
)
_JUDGED_AS = re.compile(r"W[^L;|,rFT]{0,10}$")  # `judged Elm Lodge “inadequate”`
_CONTINUED = re.compile(r"^[,&DPaoQqKR|V;BA:()–]*$")
_RETURNED = re.compile(
    r"\b(?:out of|from) [\"'‘“]?special measures\b|\bback to\b"
)  # then `again` tells of better times
_STAYS = re.compile(r"S[aTDVRoBAWPQ,]{0,8}$|A[DaVRPoWQ]{0,6}$")
_AGAIN = re.compile(r"^Q?,?A|^D?,?r?R?[VD]{0,2}S")
_DENIED = re.compile(r"X[DVRaWTUoPA]{0,5}Q?$|H[^|;,]{0,10}$")
_EARLIER_BEFORE = re.compile(r"B[^L;S&|,]{0,9}$")
_EARLIER_AFTER = re.compile(r"^[^L;|&,–]{0,5}B")
_FOR_QUESTION = re.compile(r"P[DVw]{0,3}K|PV?[Qq]|Q")
_RATED_NOUN = re.compile(
    r"\b(?:services?|hospitals?|home|trust|practice|surgery|unit|department) (?:is|are|was|were) [\"'‘“]$"
)
_TOLD_IT = re.compile(r"\b(?:told|found|ruled|concluded)(?: that)? (?:it|they|the (?:[\w-]+ ){1,2})\s?$")
_WAS_BEFORE = re.compile(r"V[aD]?$")
_WHO_SAYS = re.compile(
    r"\b(?:[Rr]eport (?:also )?(?:found|said|says|stated)|CQC|[Ii]nspect\w+|[Ww]atchdog|[Rr]egulator|Commission)\b"
)
# `A practice rated inadequate has become the first to leave …`
_THEN_LEFT = re.compile(
    r"[’'\"”]? (?:has|have) (?:now |since )?(?:become|been (?:taken|removed|moved|lifted|upgraded))\b"
)
_MARKS = frozenset("\"'“‘")
_CLOSED = re.compile("[\"'”’]")  # `rated "inadequate" will …` states a rating, whatever follows
_TAKEN = re.compile("[LF]")
_RATING_AFTER = re.compile(r"[QD]?w?R")
_RATED_BEFORE = re.compile(r"R[aDo]{0,3}$")
_FROM_ONLY = re.compile(r"F[aVDRoBP]{0,4}$")
_MOVED_FROM = re.compile(r"U[aVDoBP]{0,3}F[aVDRoBP]{0,4}$")  # `has improved from good in 2018`
_SCALE_TOLD = re.compile(r"\b(?:scale|ratings|grades|levels)\b[^.;]{0,40}? (?:ranges?|ranging|runs|goes) from\b")
_SCALE = re.compile(
    r"\b(?:(?:behind|below|above|beneath) [\"'“‘]?|(?:second|third|next)[- ])$"
)  # `the second highest grade, below outstanding`
_BETTER = re.compile(
    r"\b(?:grades?|ratings?|levels?|steps?) (?:better|higher|worse|lower|up|down) "
    r"(?:than|on|from) (?:the|its|an?) [\"'“‘]?$"
)
_MOVE = re.compile(r"U[^LU;]{0,16}$")

# Nouns and words are told apart here only: after an adjective stands a noun (`good service`), after a rating does not.
_NOUNS = frozenset(
    ("service", "services", "home", "level", "levels", "standards", "area", "areas", "status", "aspects")
)
_NO_NOUNS = re.compile(
    r"(?i)(?:by|during|today|yesterday|according|just|having|two|three|four|five|last|this|but|out|months"
    r"|years|only|amid|thanks|straight|right|directly|down|up|back|next|first|then|there|here|twice"
    r"|due|owing|led|given|said|says|told|she|you|including|between|throughout|even|instead|immediately|overnight"
    r"|recently|previously|will|must|can|cannot|did|does|do|read|view|see|among|amongst|behind|that|than|however|therefore|under|over|almost|nearly|once|of)$"
)
_INTENSIFIERS = frozenset(("very", "so", "really", "too", "pretty", "extremely", "particularly", "equally"))


def levels(row: list[Cue], text: str) -> list[Given]:
    """The levels of one sentence in order; levels that are no ratings (adjectives, scales, wishes) are left out."""
    if _SCALE_TOLD.search(text):
        return []
    letters = _without_adjectives(row, text)
    letters = _DEFINED.sub(lambda m: _undefined(row, m), letters)
    letters = _SPREAD.sub(lambda m: "w" * len(m.group()), letters)
    found: list[Given] = []
    for pattern, rule, newest_last in ((_FROM_TO, "from A to B", True), (_TO_FROM, "to B from A", False)):
        for m in pattern.finditer(letters):
            given = _transition(row, letters, m, rule, newest_last)
            if given:
                found.append(given)
            letters = letters[: m.start()] + _TAKEN.sub("w", m.group()) + letters[m.end() :]
    known = {given.last - 1 for given in found} | {given.first for given in found}
    singles = [i for i, letter in enumerate(letters) if letter == "L" and i not in known]
    return _with_singles(row, shape(row), sorted(found, key=lambda g: g.first), singles, text)


def _undefined(row: list[Cue], m: re.Match[str]) -> str:
    second = m.start() + m.group().index("L", 1)
    return "w" * len(m.group()) if row[m.start()].value == row[second].value else m.group()


def _without_adjectives(row: list[Cue], text: str) -> str:
    letters = list(shape(row))
    for i, cue in enumerate(row):
        if cue.kind == "L" and _is_adjective(row, i, text):
            letters[i] = "w"
    return "".join(letters)


def _is_adjective(row: list[Cue], i: int, text: str) -> bool:
    level = row[i]
    if level.value.startswith("requires"):
        return False
    before, after = (row[i - 1] if i else None), (row[i + 1] if i + 1 < len(row) else None)
    if before and before.value in _INTENSIFIERS:
        return True
    if before and before.kind in "Ra" and _CLOSED.match(text, level.end) and _quoted(level, text):
        return False
    if after and after.kind not in "RQ" and before and text[before.start : before.end].lower() in ("a", "an"):
        return not level.marked
    if not after:
        return False
    if text[level.start].isupper() and _opens_name(before, after, text):
        return True
    if after.kind in "qc":
        return True
    if after.kind == "w":
        return text[after.start].islower() and not _NO_NOUNS.match(after.value) and after.value.isalpha()
    return after.value in _NOUNS


def _opens_name(before: Cue | None, after: Cue, text: str) -> bool:
    """`at Good Light Hospital`"""
    return after.kind == "w" and text[after.start].isupper() and (before is None or before.kind in "aDPow,")


def _transition(row: list[Cue], letters: str, m: re.Match[str], rule: str, newest_last: bool) -> Given | None:
    before = letters[: m.start()]
    if _DENIED.search(before) or (newest_last and _NOT_A_RATING.search(letters[: m.start() + 1])):
        return None
    ends = [i for i in range(m.start(), m.end()) if letters[i] == "L"]
    new, old = (ends[-1], ends[0]) if newest_last else (ends[0], ends[-1])
    if "R" not in letters and "U" not in letters and "S" not in letters:
        return None
    earlier = bool(_EARLIER_BEFORE.search(before))
    return Given(m.start(), m.end(), row[new].value, row[old].value, _trend(row, before), earlier, rule)


def _trend(row: list[Cue], before: str) -> str:
    m = _MOVE.search(before)
    verb = row[m.start()].value if m else ""
    return verb if verb in ("up", "down") else ""


def _with_singles(row: list[Cue], letters: str, found: list[Given], singles: list[int], text: str) -> list[Given]:
    for i in singles:
        previous = next((g for g in reversed(found) if g.last <= i), None)
        given = _single(row, letters, i, previous, text)
        if given:
            found = sorted([*found, given], key=lambda g: g.first)
    return found


def _single(row: list[Cue], letters: str, i: int, previous: Given | None, text: str) -> Given | None:
    start = previous.last if previous else 0
    before, after = letters[start:i], letters[i + 1 :]
    if _BETTER.search(text, 0, row[i].start):
        return Given(i, i + 1, None, row[i].value, "", True, "from A")
    if m := _DENIED.search(before):
        return _no_longer(row, i) if row[start + m.start()].value == "no longer" else None
    if _SCALE.search(text, 0, row[i].start) or _is_one_of_several_left(previous, before):
        return None
    continued = previous is not None and bool(_CONTINUED.match(before))
    if previous is None and _MOVED_FROM.search(before):
        return Given(i, i + 1, None, row[i].value, _trend(row, before), True, "from A")
    rule = _cue_before(row[i], letters, before, previous) or _cue_around(row, letters, i, before, text)
    if rule is None and not continued:
        return None
    if _FROM_ONLY.search(before):
        return Given(i, i + 1, None, row[i].value, _trend(row, before), True, "from A")
    given = Given(i, i + 1, row[i].value, None, _trend(row, before), False, rule or "list")
    if _stays(row, before, after, start) and not (rule and _RETURNED.search(text)):
        return replace(given, trend="unchanged", old=given.to, rule="unchanged")
    if (
        _THEN_LEFT.match(text, row[i].end)
        or (rule == "said" and "B" in before)
        or (_EARLIER_BEFORE.search(before) and not _says_now(row, i))
        or _EARLIER_AFTER.search(after)
    ):
        return replace(given, earlier=True)
    return _continue(given, previous) if continued and previous and rule is None else given


def _is_one_of_several_left(previous: Given | None, before: str) -> bool:
    """`up from good in 2018 and inadequate in 2015`: only what was left last is of interest."""
    return previous is not None and previous.rule == "from A" and bool(_CONTINUED.match(before))


def _cue_before(level: Cue, letters: str, before: str, previous: Given | None) -> str | None:
    rule = next((name for name, pattern in _CUED if pattern.search(before)), None)
    if rule == "compared" and previous is None:
        return None
    if rule == "was" and not any(letter in letters for letter in "RSU") and not level.marked:
        return None
    return rule


def _cue_around(row: list[Cue], letters: str, i: int, before: str, text: str) -> str | None:
    """What tells a rating by more than the words before it."""
    after = letters[i + 1 :]
    if _RATING_AFTER.match(after) or text[: row[i].end].endswith(("rating", "grade")):
        return "rating"
    if _quoted(row[i], text) and _JUDGED_AS.search(before):
        return "judged"
    if _STAYS.search(before) and (_quoted(row[i], text) or _FOR_QUESTION.match(after)):
        return "stays"
    return "said" if _is_said(row, letters, i, text) else None


def _says_now(row: list[Cue], i: int) -> bool:
    """`once troubled, now rated good`, `a previously struggling home has been rated good`"""
    if any(cue.value == "now" for cue in row[max(0, i - 4) : i]):
        return True
    since = max((j for j in range(i) if row[j].kind == "B"), default=i)
    return any(cue.kind == "w" for cue in row[since:i]) and any(cue.value in ("has", "have") for cue in row[since:i])


def _no_longer(row: list[Cue], i: int) -> Given:
    """`no longer rated good` gives the old level."""
    return Given(i, i + 1, None, row[i].value, "", True, "from A")


def _is_said(row: list[Cue], letters: str, i: int, text: str) -> bool:
    """`inspectors said it Requires Improvement`: the level itself is the verb."""
    after = letters[i + 1 :]
    if row[i].value == "requires improvement" and _quoted(row[i], text):
        return True
    if _quoted(row[i], text) and _RATED_NOUN.search(text, 0, row[i].start) and _WHO_SAYS.search(text):
        return True
    if row[i].value == "requires improvement" and _TOLD_IT.search(text, 0, row[i].start):
        return True
    if not _WHO_SAYS.search(text):
        return False
    if row[i].value == "requires improvement":
        return letters[i - 1 : i] in ("D", "w", ",") and (row[i].marked or bool(_FOR_QUESTION.match(after)))
    return bool(_WAS_BEFORE.search(letters[:i]) and _FOR_QUESTION.match(after))


def _quoted(cue: Cue, text: str) -> bool:
    return text[cue.start - 1 : cue.start] in _MARKS


def _stays(row: list[Cue], before: str, after: str, start: int) -> bool:
    m = _RATED_BEFORE.search(before)
    rerated = m is not None and row[start + m.start()].value == "unchanged"
    return rerated or bool(_STAYS.search(before)) or bool(_AGAIN.match(after))


def _continue(given: Given, previous: Given) -> Given:
    """A further level of the same verb: `remain good for caring and requires improvement for safe`."""
    unchanged = previous.trend == "unchanged"
    return replace(given, trend=previous.trend, old=given.to if unchanged else None, earlier=previous.earlier)
