"""What one sentence states: ratings, outcomes, actions, court cases, sanctions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, product

from scraper.annotate.regulation.article import Article
from scraper.annotate.regulation.compliance import Outcome, find_outcomes
from scraper.annotate.regulation.counting import is_statistic
from scraper.annotate.regulation.courts import find_cases
from scraper.annotate.regulation.dates import moments
from scraper.annotate.regulation.enforcement import Action, find_actions
from scraper.annotate.regulation.facts import Fact
from scraper.annotate.regulation.history import ONCE, is_past
from scraper.annotate.regulation.meant import Meant
from scraper.annotate.regulation.persons import fined_person, is_of_her, is_of_holder, last_told
from scraper.annotate.regulation.ratings import Rating, find_ratings
from scraper.annotate.regulation.sanctions import PROFESSIONAL, find_sanctions
from scraper.annotate.regulation.sentences import Sentence
from scraper.annotate.regulation.subjects import Named, level_by_form
from scraper.annotate.regulation.tables import Head, find_row, may_be_row
from scraper.annotate.regulation.tense import historical
from scraper.annotate.regulation.thread import Thread

_SAME = re.compile(r"\brating\b[^.;]{0,60}\b(?:stayed|remained|remains|stays) (?:the same|unchanged)\.?$")
_BY_POLICE = "corporate manslaughter"  # no regulator can bring that charge
_SOME_OF_THEM = re.compile(r"(?i)\b(?:some|any|one|most|none|two|three) of (?:the|these|those)\b")
_OWN_PENALTY = {"ico": "reprimand"}  # who fines without a court
_HEARING = re.compile(r"(?i)\b(?:tribunal|fitness to practi[sc]e|panel|register|misconduct|striking|struck off)\b")


def _told_of_before(article: Article, sentence: Sentence) -> bool:
    """`Our rating of the trust stayed the same. We rated it …`"""
    before = article.before(sentence)
    return (
        before is not None
        and bool(_SAME.search(before.text))
        and sentence.text.startswith(("We rated", "It was rated"))
    )


def rows_of(article: Article, sentence: Sentence, head: Head | None) -> Iterator[Fact]:
    """The ratings of a line of a table or list."""
    if "rating" not in article.readers[sentence] or not may_be_row(sentence.text):
        return
    regulator, scale = article.rater(sentence)
    row = find_row(sentence.text, head, scale)
    if row is None or not (regulator or article.tells_cqc):
        return
    named = article.cast.named_within(sentence, row.start, row.end)
    if (head or row.inspected) and not (named and named.code):
        name = sentence.text[row.start : row.end]
        named = Named(row.start, row.end, name, level_by_form(name) or "location")
    dated = moments(row.inspected, article.published) if row.inspected else []
    for question, old, level in row.ratings if named else ():
        yield Fact(
            "rating",
            "table",
            sentence,
            row.start,
            row.end,
            Meant(named),
            regulator or "cqc",
            question=question,
            old=old,
            to=level,
            inspected=dated[0] if dated else None,
        )


def facts_of(article: Article, sentence: Sentence, thread: Thread) -> Iterator[Fact]:
    """What a sentence tells was done; `thread` is whom the text is about so far."""
    readers = article.readers[sentence]
    if "rating" in readers:
        yield from _ratings(article, sentence, thread)
    if "outcome" in readers:
        yield from _outcomes(article, sentence, thread)
    if "action" in readers:
        yield from _actions(article, sentence, thread)
    if "case" in readers:
        yield from _cases(article, sentence, thread)
    if "sanction" in readers:
        yield from _sanctions(article, sentence)


def _ratings(article: Article, sentence: Sentence, thread: Thread) -> Iterator[Fact]:
    regulator, scale = article.rater(sentence)
    counting = False
    for place, ratings in groupby(find_ratings(sentence.text, scale), key=lambda rating: (rating.start, rating.end)):
        here = list(ratings)
        counting = is_statistic(sentence.text, *place) or (counting and here[0].rule == "list")
        counted = article.cast.counted(sentence.text[: place[0]])
        if counting and not counted:
            continue
        meants = counted or article.cast.meant(sentence, *place, thread.meant)
        thread.turn_to(meants[-1])
        past = here[0].earlier or is_past(article, sentence, *place)
        if _told_of_before(article, sentence):
            here = [replace(r, trend="unchanged", old=r.to) if r.question in (None, "overall") else r for r in here]
        for meant, rating in product(meants, here):
            yield _rating(rating, sentence, meant, regulator or ("cqc" if article.tells_cqc else None), past)


def _rating(rating: Rating, sentence: Sentence, meant: Meant, regulator: str | None, past: bool) -> Fact:
    return Fact(
        "rating",
        rating.rule,
        sentence,
        rating.start,
        rating.end,
        meant,
        regulator,
        background=past,
        question=rating.question,
        old=rating.old,
        to=rating.to,
        trend=rating.trend,
    )


def _outcomes(article: Article, sentence: Sentence, thread: Thread) -> Iterator[Fact]:
    for outcome in find_outcomes(sentence.text, frozenset(article.named_regulators)):
        if is_statistic(sentence.text, outcome.start, outcome.end):
            continue
        yield Fact(
            outcome.kind,
            outcome.rule,
            sentence,
            outcome.start,
            outcome.end,
            article.cast.meant(sentence, outcome.start, outcome.end, thread.meant)[-1],
            _whose(article, outcome),
            background=historical(sentence.text, outcome.start, outcome.end)
            or is_past(article, sentence, outcome.start, outcome.end)
            or article.tells_earlier_visit(sentence),
            question="overall" if outcome.kind == "rating" else None,
            old=outcome.old,
            to=outcome.to,
            action=outcome.action,
        )


def _whose(article: Article, outcome: Outcome) -> str:
    return next((one for one in outcome.regulators if one in article.named_regulators), outcome.regulators[0])


def _actions(article: Article, sentence: Sentence, thread: Thread) -> Iterator[Fact]:
    for action in find_actions(sentence.text, sentence.title):
        regulator = article.regulator(sentence, action.row["regulator"])
        if regulator is None and action.row["action"] != "special_measures":
            continue
        regulator = regulator or ("cqc" if article.tells_cqc else None)
        left = action.stage in ("lifted", "met")  # what was left had been entered: that alone is no history
        past = (action.background and not left) or is_past(article, sentence, action.start, action.end)
        for told, meant in _acted_on(article, sentence, action, thread):
            yield Fact(
                "oversight" if action.row["kind"] == "oversight" else "enforcement",
                action.row["action"],
                told,
                action.start,
                action.end,
                meant,
                regulator,
                background=past,
                action=action.row["action"],
                stage=action.stage,
                legal_basis=action.row["legal_basis"] or None,
            )


def _acted_on(article: Article, sentence: Sentence, action: Action, thread: Thread) -> Iterable[tuple[Sentence, Meant]]:
    """Those to whom it was done, with the sentence that names them: of `three trusts`, the list that follows."""
    if counted := article.cast.counted(sentence.text[: action.start]):
        return [(sentence, meant) for meant in counted]
    if is_statistic(sentence.text, action.start, action.end):
        if _SOME_OF_THEM.search(sentence.text, 0, action.start):
            return ()
        return [(listing, Meant(named)) for listing, named in article.listed]
    meants = article.cast.meant(sentence, action.start, action.end, thread.meant)
    return [(sentence, _body_of(meant, sentence, action)) for meant in meants]


def _body_of(meant: Meant, sentence: Sentence, action: Action) -> Meant:
    """Special measures are those of a whole body, unless the sentence names a service."""
    if action.row["action"] == "special_measures" and meant.named and (meant.service or "") not in sentence.text:
        return Meant(meant.named)
    return meant


def _cases(article: Article, sentence: Sentence, thread: Thread) -> Iterator[Fact]:
    for case in find_cases(sentence.text):
        if case.amount is None and article.named_regulators[:1] and article.named_regulators[0] in PROFESSIONAL:
            continue  # `found guilty of misconduct`
        fined = _fined(article, sentence, case.start)
        meant = fined or article.cast.defendant(sentence, case.start, thread.meant)
        known = article.named_regulators or article.is_health_body(meant.named) or article.is_about_care(sentence)
        if not known:  # any court may fine anybody
            continue
        regulator = None if _BY_POLICE in sentence.text else article.regulator(sentence)
        yield Fact(
            "enforcement",
            "fine" if case.amount else "prosecution",
            sentence,
            case.start,
            case.end,
            meant,
            regulator,
            background=historical(sentence.text, case.start, case.end) or bool(ONCE.match(sentence.text)),
            action=_OWN_PENALTY.get(regulator or "", "prosecution"),
            stage=case.stage,
            amount=case.amount,
        )


def _fined(article: Article, sentence: Sentence, at: int) -> Meant | None:
    """The person a case is about, None when it is about a body."""
    name = fined_person(sentence.text, at)
    if name is None and is_of_her(sentence.text, at):
        told = article.sentences[: article.sentences.index(sentence) + 1]
        name = last_told(one.text for one in told)
    if name or is_of_holder(sentence.text, at):
        return Meant(Named(0, 0, name, "person"))
    return None


def _sanctions(article: Article, sentence: Sentence) -> Iterator[Fact]:
    regulator = article.professional_regulator(sentence)
    if regulator is None and (article.named_regulators or not _HEARING.search(sentence.text)):
        return
    for sanction in find_sanctions(sentence.text, regulator):
        yield Fact(
            "sanction",
            sanction.action,
            sentence,
            sanction.start,
            sanction.end,
            Meant(Named(0, 0, article.person, "person")),
            regulator,
            background=sanction.background,
            action=sanction.action,
            stage=sanction.stage,
        )
