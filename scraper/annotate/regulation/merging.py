"""Facts → one fact per thing done, however often the article says it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scraper.annotate.regulation.facts import Fact
from scraper.annotate.regulation.meant import Meant
from scraper.annotate.regulation.sameness import Pile, question_of, same, same_levels, same_subject
from scraper.record import Amount


@dataclass(frozen=True, slots=True)
class Merged:
    """One fact with all the sentences that state it, the fullest first."""

    fact: Fact
    told: tuple[Fact, ...]


def merge(facts: list[Fact]) -> list[Merged]:
    facts = _without_title_overalls([fact for fact in _without_explained(facts) if not _is_nobodys(fact)])
    merged = _piled(_with_full_notices(_with_services_of_titles(facts)))
    merged = _with_old_levels(_told(merged))
    return _without_prosecutions_told_by_fines(_without_plans_done(_past_after_leaving(merged)))


def _with_full_notices(facts: list[Fact]) -> list[Fact]:
    """The `warning notice` of a title is the section 29A notice of the text."""
    full = next((f for f in facts if f.action == "warning_notice_29a" and not f.background), None)
    if full is None:
        return facts
    return [
        replace(f, action=full.action, legal_basis=full.legal_basis, meant=full.meant)
        if f.action == "warning_notice" and f.sentence.title
        else f
        for f in facts
    ]


def _with_services_of_titles(facts: list[Fact]) -> list[Fact]:
    """What a title does to a body, and the text only to a service of that body, is done to the service."""
    done = [f for f in facts if f.action and not f.background and not f.sentence.title]
    whole = {f.action for f in done if not f.meant.service}
    served = {f.action: f.meant for f in done if f.action not in whole and f.meant.named}
    return [
        replace(f, meant=served[f.action])
        if f.sentence.title and f.action in served and not f.meant.service and f.meant.named == served[f.action].named
        else f
        for f in facts
    ]


def _piled(facts: list[Fact]) -> list[Merged]:
    fullest: list[Fact] = []
    told: list[list[Fact]] = []
    pile = Pile()
    for fact in facts:
        at = next((i for i in pile.like(fact, len(fullest)) if same(fullest[i], fact)), len(fullest))
        if at == len(fullest):
            fullest.append(fact)
            told.append([fact])
        else:
            fullest[at] = _join(fullest[at], fact)
            told[at].append(fact)
        pile.put(at, fullest[at])
    return [Merged(fact, tuple(those)) for fact, those in zip(fullest, told, strict=True)]


def _told(merged: list[Merged]) -> list[Merged]:
    """Without ratings that are only told in somebody's words, unless both levels are given or nothing else rates."""
    ratings = [m for m in merged if m.fact.kind == "rating"]
    plain = any(not f.spoken for m in ratings for f in m.told)
    return [m for m in merged if m.fact.kind != "rating" or _is_told(m, plain)]


def _is_told(merged: Merged, plain: bool) -> bool:
    fact = merged.fact
    if not all(f.spoken for f in merged.told):
        return True
    return bool(fact.question or (fact.old and fact.to)) or (not plain and fact.rule in ("rated", "moved to"))


def _join(first: Fact, second: Fact) -> Fact:
    """The earlier statement with what only the later one knows."""
    amount = first.amount
    if second.amount:
        amount = _whole(amount, second.amount) if amount else second.amount
    meant = max((first.meant, second.meant), key=lambda one: len((one.named and one.named.name) or ""))
    return replace(
        first,
        meant=meant,
        old=first.old or second.old,
        to=first.to or second.to,
        trend=first.trend or second.trend,
        legal_basis=first.legal_basis or second.legal_basis,
        stage="imposed" if "imposed" in (first.stage, second.stage) else first.stage,
        amount=amount,
        background=first.background and (second.background or second.spoken),
    )


def _whole(first: Amount, second: Amount) -> Amount:
    """The fine rather than the total; a fine of just the total is the total."""
    if first.kind == second.kind or first.value == second.value:
        return first if first.kind in ("total", second.kind) else second
    return first if first.kind == "fine" else second


def _without_title_overalls(facts: list[Fact]) -> list[Fact]:
    """A title that rates a trust without naming the key question, and `the inadequate rating`, mean the one named."""
    if any(fact.question == "overall" for fact in facts):
        return facts
    named = [fact for fact in facts if fact.question and not fact.background]
    return [fact for fact in facts if not any(_points_at(fact, n) for n in named)]


def _without_explained(facts: list[Fact]) -> list[Fact]:
    """A text that gives nobody in particular several outcomes explains what the outcomes are."""
    open_ones = [f for f in facts if f.rule == "SEND outcome" and not (f.meant.named and f.meant.named.name)]
    return [f for f in facts if f not in open_ones] if len({f.to for f in open_ones}) > 1 else facts


def _is_nobodys(fact: Fact) -> bool:
    """Ratings of nobody, and plans for nobody in particular, explain how things are done."""
    if fact.kind in ("rating", "inspection"):
        return fact.meant == Meant(None)
    if fact.kind in ("enforcement", "oversight") and fact.action != "prosecution" and fact.meant == Meant(None):
        return True
    named = fact.meant.named
    return fact.stage == "proposed" and fact.action != "prosecution" and (named is None or named.name is None)


def _points_at(fact: Fact, named: Fact) -> bool:
    if fact.kind != "rating" or fact.question or not same_levels(fact, named):
        return False
    in_title = fact.sentence.title and fact.meant.level == named.meant.level == "trust"
    before = fact.sentence.text[: fact.start].rstrip("\"'“‘")
    return in_title or (fact.rule == "rating" and before.endswith((" the ", " this ", " that ")))


def _with_old_levels(merged: list[Merged]) -> list[Merged]:
    """`It was rated good in 2021. Now it is inadequate.`: history supplies the level before."""
    past = [m for m in reversed(merged) if m.fact.kind == "rating" and m.fact.background]
    past.sort(key=_left_first)
    found: list[Merged] = []
    used: set[Fact] = set()
    for m in merged:
        before = next((p for p in past if _precedes(p.fact, m.fact)), None)
        if before:
            used.add(before.fact)
            m = Merged(replace(m.fact, old=before.fact.to or before.fact.old), m.told)
        found.append(m)
    return [m for m in found if m.fact not in used and (m.fact.kind != "rating" or m.fact.to or m.fact.trend)]


def _left_first(past: Merged) -> tuple[bool, bool]:
    """What held last comes before what was held years ago."""
    ago = " years ago" in past.fact.sentence.text
    return ago, past.fact.old is None or past.fact.to is not None


def _precedes(past: Fact, now: Fact) -> bool:
    return (
        now.kind == "rating"
        and not now.background
        and now.old is None
        and question_of(past) == question_of(now)
        and same_subject(past, now)
    )


def _past_after_leaving(merged: list[Merged]) -> list[Merged]:
    """Who leaves special measures was put there before: that is history then."""
    left = [m.fact for m in merged if m.fact.stage in ("lifted", "met") and not m.fact.background]
    return [
        Merged(replace(m.fact, background=True), m.told)
        if m.fact.stage in ("imposed", "in_force")
        and any(m.fact.action == f.action and same_subject(m.fact, f) for f in left)
        else m
        for m in merged
    ]


def _without_plans_done(merged: list[Merged]) -> list[Merged]:
    """`I recommend that it is placed …` in a text that tells that it was."""
    done = [m.fact for m in merged if m.fact.stage in ("imposed", "in_force") and not m.fact.background]
    return [
        m
        for m in merged
        if m.fact.stage != "proposed"
        or m.fact.action == "prosecution"
        or not any(m.fact.action == f.action and same_subject(m.fact, f) for f in done)
    ]


def _without_prosecutions_told_by_fines(merged: list[Merged]) -> list[Merged]:
    """A fine tells of the prosecution; and what is called a fine here, but the total there, is the total."""
    amounts = [f.amount for m in merged if m.fact.action == "prosecution" for f in m.told if f.amount]
    totals = {amount.value for amount in amounts if amount.kind == "total"}
    parts = [amount for amount in amounts if amount.kind == "fine" and amount.value not in totals]
    fined = [m.fact for m in merged if m.fact.action == "prosecution" and _is_the_fine(m.fact.amount, totals, parts)]
    return [
        m
        for m in merged
        if m.fact.action != "prosecution" or m.fact in fined or not any(_is_told_by(m.fact, fine) for fine in fined)
    ]


def _is_the_fine(amount: Amount | None, totals: set[float], parts: list[Amount]) -> bool:
    return amount is not None and (amount.value not in totals or not parts)


def _is_told_by(case: Fact, fine: Fact) -> bool:
    """A case that is still to be heard against somebody else is news of its own."""
    if case.background != fine.background and not same_subject(case, fine):
        return False
    if case.meant.level == fine.meant.level == "trust" and not same_subject(case, fine):
        return False
    return case.stage != "proposed" or same_subject(case, fine)
