"""Ratings in one sentence: which level for which key question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scraper.annotate.regulation.cues import Cue, cues, shape
from scraper.annotate.regulation.levels import Given, levels
from scraper.annotate.regulation.taxonomy import questions_of
from scraper.record import Span


@dataclass(frozen=True, slots=True)
class Rating:
    """`question` None: none is named, which is read as overall. `start` and `end` are offsets in the sentence."""

    question: str | None
    to: str | None
    old: str | None
    trend: str
    earlier: bool
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A list of key questions; `first` and `last` are cue positions, `last` exclusive."""

    first: int
    last: int
    questions: tuple[str, ...]
    paraphrase: bool


_LIST = re.compile(r"[Qq](?:(?:DV)?[,&DPRoa(–V]*[Qq])*")
_AFTER_LEVEL = re.compile(
    r"^VW?D{0,2}P[DPRoaVK]*$|^P[DwoX]{1,6}K[–:(,]?P?[DPVoa]*$|^P[Dw]{0,2}\($|^P[Dw]{0,2}[KR][Dw]{0,4}[–:(,]?[DPV]{0,3}$|^R?[DBA]*(?:[P(–:][DPRoaVBK]*)?$|^,?&?[DRA]*P[DPRoaVK]*$"
)
_ALSO = re.compile(r"E[DPRoaVK]*$")
_BEFORE_LEVEL = re.compile(r"^[^;|]*[RUSVWF:–T(][^;|]*$|^[,D]*$|^(?:[aPo]D?w{1,8})?a$|^,?r")
_POINTED_AT = re.compile(r"\|D?(?=[SV])")  # `…, so both keep …`
_SO = frozenset(("so", "meaning", "therefore"))
_LOOKED_AT = re.compile(
    r"(?i)\b(?:inspected|look(?:ed|ing|s)? (?:at|into)|focus(?:ed|ing|sed|sing)? on|examined|reviewed"
    r"|against|assess(?:ed|ing)?|considered)\b(?:(?!, with)[^.;]){0,50}$"
)
_OF_WHOM = re.compile(r"o[Dw&]{1,9}V?[RW][VTaD]*")
_OWN_VERB = re.compile(r"D?[VSU][^,;|&]*$")
_OF_QUESTION = re.compile(r"(?:RP[DV]{0,2})?[qQ]")
_RATED_AFTER_LEVEL = re.compile(r"LP[DPRoaV]*$")
_LAST_OF_LIST = re.compile(r"(?:,?&[DP]*|,D+)[Qq](?=(?:[&,]+[DP]*[Qq])?$)")
_OWN_LEVEL = re.compile(r"D?[VA]+[RSUWaToFD]*L")
# `the well-led inspection`, `well-led and core service inspections`
_IS_INSPECTION = re.compile(r"(?: and core services?)? (?:inspections?|reviews?|assessments?)\b")
_NOT = re.compile(r"\bnot |n[’']t ")
_VERB_FIRST = re.compile(r"[^w&]*(?:[RUS]|V(?!A?w))")
_PREPOSITION_FIRST = re.compile(r"(?:VW?D{0,2})?[R,]?[DQA]*P[DPRoaV]*$")
_CATEGORIES = re.compile(r"K[VDSBa,]*(?:[RUSW][aDoT]{0,3})?$")
_NOW = re.compile(r"\b(?:but|and)\b[^.;]*\b(?:has|have|is|are) (?:now|since)\b")
_PARTING = re.compile("[,&;LRUV]")
# `good in a number of areas` is the rating of none that is named.
_SOME_AREAS = re.compile(
    r"[\"'’”]? (?:ratings? )?(?:in|for|across) (?:a number of|some|several|other|many|most|two|three|four)"
    r" (?:\w+ )?(?:areas|categories|aspects|domains|criteria)\b"
)
_ALL_FIVE = re.compile(r"(?i)\b(?:all|each of the|every one of the) five\b")


def find_ratings(text: str, scale: str) -> list[Rating]:
    row = cues(text, scale)
    letters = shape(row)
    if "L" not in letters:
        return []
    given = levels(row, text)
    if not given:
        return []
    asked = _questions(row, letters, text)
    pairs = _pair(row, letters, given, asked)
    found = [rating for g in given for rating in _ratings(g, pairs[g.first], row, text, scale, given)]
    found = [rating for rating in found if rating.question or not _SOME_AREAS.match(text, rating.end)]
    return _with_level_before(_with_question_of_news(found), text)


def _with_level_before(found: list[Rating], text: str) -> list[Rating]:
    """`It was graded requires improvement, but that has now been upgraded to good`: one change."""
    if len(found) != 2 or found[0].question != found[1].question or found[0].old or found[1].old:
        return found
    first, second = found
    if first.trend or first.to == second.to or not _NOW.search(text[first.end : second.start]):
        return found
    return [replace(second, old=first.to, start=first.start)]


def _with_question_of_news(found: list[Rating]) -> list[Rating]:
    """`inadequate for safety, compared to good previously`: the old level is about safety, too."""
    if len(found) == 2 and found[1].earlier and not found[0].earlier and found[1].question is None:
        return [found[0], replace(found[1], question=found[0].question)]
    return found


def _questions(row: list[Cue], letters: str, text: str) -> list[Asked]:
    found = []
    for first, last in _lists(letters):
        at = [i for i in range(first, last) if letters[i] in "Qq" and not _qualifies(row, letters, i)]
        named = tuple(dict.fromkeys(row[i].value for i in at))
        if _IS_INSPECTION.match(text, row[last - 1].end) or _describes(row, first, last, text):
            continue
        looked_at = _LOOKED_AT.search(text[: row[first].start])
        if not looked_at or _NOT.search(text[: looked_at.start()]):
            found.append(Asked(first, last, named, "Q" not in letters[first:last]))
    return found


def _describes(row: list[Cue], first: int, last: int, text: str) -> bool:
    """`a caring couple`, where `a caring rating` would rate"""
    article = row[first - 1] if first else None
    if article is None or last != first + 1 or text[article.start : article.end].lower() != "a":
        return False
    return "w" in shape(row[last : last + 1]) and "L" not in shape(row[:first])


def _lists(letters: str) -> Iterator[Span]:
    """`good for safe, and caring was rated outstanding`: what follows `and` opens a clause of its own."""
    for m in _LIST.finditer(letters):
        own = _LAST_OF_LIST.search(letters, *m.span()) if _RATED_AFTER_LEVEL.search(letters, 0, m.start()) else None
        if own and _OWN_LEVEL.match(letters, m.end()):
            yield m.start(), own.start()
            yield own.end() - 1, m.end()
        else:
            yield m.span()


def _qualifies(row: list[Cue], letters: str, i: int) -> bool:
    """`their overall safety rating`, `the overall rating for being safe` are about safety."""
    return row[i].value == "overall" and bool(_OF_QUESTION.match(letters, i + 1))


def _pair(row: list[Cue], letters: str, given: list[Given], asked: list[Asked]) -> dict[int, list[Asked]]:
    """Each list of key questions goes to the level before it (`good for safe`) or after it (`safe was rated good`)."""
    pairs: dict[int, list[Asked]] = {g.first: [] for g in given}
    for questions in asked:
        owner = _owner(row, letters, given, questions)
        if owner:
            pairs[owner.first].append(questions)
    return pairs


def _owner(row: list[Cue], letters: str, given: list[Given], asked: Asked) -> Given | None:
    around = next((g for g in given if g.first <= asked.first < g.last), None)
    if around:
        return around
    before = next((g for g in reversed(given) if g.last <= asked.first), None)
    if before and letters[asked.last : asked.last + 1] == "E":  # `inadequate, with safety receiving the same rating`
        return before
    after = next((g for g in given if g.first >= asked.last), None)
    if before and _belongs_to_level_before(letters[before.last : asked.first], asked):
        return after if after and _opens_clause(letters, before, asked, after) else before
    if after and _BEFORE_LEVEL.match(gap := _gap(row, letters, asked, after)):
        if gap.endswith("a") and "R" in letters[: asked.first]:  # `ranked the quality of care as weak`
            return after
        if asked.paraphrase and _OF_WHOM.fullmatch(gap):  # `The leadership of Elm Hospital was rated …`
            return after
        verbless = gap == "" and letters[asked.first - 1 : asked.first] in ("D", ",", "&")
        return after if not asked.paraphrase or verbless or _VERB_FIRST.match(gap) else None
    return None


def _gap(row: list[Cue], letters: str, asked: Asked, given: Given) -> str:
    """What stands between a list and the level after it; `so they` goes on about the list."""
    gap = letters[asked.last : given.first]
    pointing = _POINTED_AT.search(gap)
    if pointing and row[asked.last + pointing.start()].value in _SO:
        return _POINTED_AT.sub("V", gap)
    return gap


def _opens_clause(letters: str, before: Given, asked: Asked, after: Given) -> bool:
    """`… inadequate, and its rating for caring is good`: the list has a verb and a level of its own."""
    joined = re.search("[,&]", letters[before.last : asked.first])
    return bool(joined and _OWN_VERB.match(letters[asked.last : after.first]))


def _belongs_to_level_before(gap: str, asked: Asked) -> bool:
    if _ALSO.search(gap):
        return True
    if asked.paraphrase:
        return bool(_PREPOSITION_FIRST.match(gap))
    return bool(_AFTER_LEVEL.match(gap))


def _ratings(
    given: Given, asked: list[Asked], row: list[Cue], text: str, scale: str, everything: list[Given]
) -> list[Rating]:
    questions: list[str | None] = [q for a in asked for q in a.questions]
    if (
        len(asked) == 2
        and asked[1].questions == ("overall",)
        and not _PARTING.search(shape(row[asked[0].last : asked[1].first]))
    ):
        questions.remove("overall")  # `well-led for the trust overall`
    if len(questions) > 1 and asked[0].first == 0 and text.startswith("Overall,"):
        questions.remove("overall")  # `Overall, the service was good for safe and well-led.`
    if not questions and len(everything) == 1 and _in_all_five(given, row, text):
        questions = [*questions_of(scale)]
    if not questions and _is_about_categories(given, row):
        return []
    start, end = row[given.first].start, row[given.last - 1].end
    return [
        Rating(q, given.to, given.old, given.trend, given.earlier, start, end, given.rule)
        for q in dict.fromkeys(questions or [None])
    ]


def _in_all_five(given: Given, row: list[Cue], text: str) -> bool:
    """Whether the level's own clause says `in all five areas`."""
    m = _ALL_FIVE.search(text)
    return m is not None and not any(
        cue.kind == "|" and min(m.start(), row[given.first].start) < cue.start < max(m.start(), row[given.first].start)
        for cue in row
    )


def _is_about_categories(given: Given, row: list[Cue]) -> bool:
    """`The other three areas were rated good` names none of them."""
    return bool(_CATEGORIES.search(shape(row[: given.first])))
