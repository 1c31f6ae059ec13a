"""Runs: words in capitals next to each other, cut into the names that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from scraper.annotate.quotes.tokens import Token, ends_sentence, is_inside_of, links, read_tokens
from scraper.annotate.quotes.vocabulary import vocabulary

MONTHS = ("March", "April", "June", "August", "May")
# In front of the name of one, no part of it.
_DESCRIBING = ("Charity", "Union", "Hospital", "Trust", "Council")
_PLACES = ("body", "acronym", "modifier")
# What may stand behind a word inside a run other than a blank.
_HINGES = frozenset(".'’")

Piece = Sequence[Token]


class Part(NamedTuple):
    """A name in its run: where it stands there with its title, and its tokens without."""

    start: int
    title: str | None
    tokens: Piece


# The same names come again and again, within a story and from one to the next.
@lru_cache(maxsize=4096)
def cut_run(run: str, dated: bool, named: bool) -> Sequence[Part]:
    """The names of a run, in order. `dated`: a number follows it; `named`: the month it begins with may be a name."""
    tokens = read_tokens(run)
    if named and _is_given(tokens):
        tokens = [tokens[0]._replace(kind="person"), *tokens[1:]]
    pieces = [tokens] if _is_plain(run, tokens) else _cut(run, tokens, dated)
    return tuple([part for piece in pieces if (part := _part(piece))])


def _is_plain(run: str, tokens: Piece) -> bool:
    """`Jo Bell`, as most are: nothing to cut at."""
    return all(token.kind == "person" for token in tokens) and _HINGES.isdisjoint(run)


def _is_given(tokens: Piece) -> bool:
    """`June Reed`; but `June Ann Reed said` is told when."""
    return len(tokens) > 1 and tokens[1].kind == "person" and tokens[1].word not in vocabulary().given


@cache
def _joined_names() -> tuple[str, ...]:
    """Names of regulators that would come apart at their `and`."""
    return tuple(name for name in vocabulary().regulators if " and " in name)


def _part(tokens: Piece) -> Part | None:
    """None for words that are no name by themselves."""
    while tokens and tokens[-1].kind == "link":
        tokens = tokens[:-1]
    if len(tokens) > 2 and tokens[0].word in _DESCRIBING and tokens[1].kind != "link":
        tokens = tokens[1:]
    named = tokens
    while named and named[0].kind == "title":  # `Professor Sir Mike Vale`
        named = named[1:]
    title = tokens[len(tokens) - len(named) - 1].word if len(named) < len(tokens) else None
    if not named or (len(named) == 1 and named[0].kind == "modifier" and not title):
        return None
    return Part(tokens[0].start, title, named)


def _cut(run: str, tokens: Piece, dated: bool) -> Iterator[Piece]:
    """The tokens of each name; links that belong to none may hang at its end."""
    official = next((name for name in _joined_names() if run.startswith(name)), "") if " and " in run else ""
    if official:
        yield [Token(0, len(official), official, "body")]
        tokens = [token for token in tokens if token.start >= len(official)]
    for stretch in _stretches(run, tokens, dated):
        yield from _pieces(stretch)


def _stretches(run: str, tokens: Sequence[Token], dated: bool) -> list[list[Token]]:
    """Cut at words that are no names, before titles, behind a possessive and the end of a sentence."""
    stretches: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        stretch = stretches[-1]
        if token.kind == "never":
            token = _in_company(stretch, token, tokens[i + 1 :], before_number=dated and i + 1 == len(tokens))
        if token.kind == "never":
            stretches.append([])
        elif token.kind == "title" and any(before.kind != "title" for before in stretch):
            stretches.append([token])
        else:
            stretch.append(token)
            hinge = token.kind != "title" and run[token.end : token.end + 1] in _HINGES
            if hinge and (ends_sentence(run, token) or _is_owner(run, stretch, tokens[i + 1 :])):
                stretches.append([])
    return stretches


def _in_company(before: Piece, token: Token, after: Piece, *, before_number: bool) -> Token:
    """The token as what stands around it makes it."""
    if _unites(before, token, after):
        return token._replace(kind="modifier")
    if not before_number and _is_surname(before, token):
        return token._replace(kind="person")
    return token._replace(kind="modifier") if is_inside_of(before, token) else token


def _unites(before: Piece, token: Token, after: Piece) -> bool:
    """`Employees` in `Public Employees International Union`."""
    if not before or before[-1].kind == "title" or not _are_many(token):
        return False
    body = next((t for t in after if t.kind in ("body", "title", "acronym")), None)
    return (
        body is not None
        and body.kind == "body"
        and all(map(_are_many, [token, *(t for t in after if t.kind == "never" and t.start < body.start)]))
    )


def _are_many(token: Token) -> bool:
    """`Nurses`, `Midwives`."""
    return token.word.endswith("s") and token.word.lower() in vocabulary().roles


def _is_surname(before: Piece, token: Token) -> bool:
    """`Jo March`."""
    return token.word in MONTHS and bool(before) and before[-1].word in vocabulary().given


def _is_owner(run: str, stretch: Piece, after: Piece) -> bool:
    return run.startswith(("'", "’"), stretch[-1].end) and not _possessive_inside(stretch, after)


def _possessive_inside(stretch: Piece, after: Piece) -> bool:
    """`King's College`, `St Mary's Hospital`, `Children's Services`: the name goes on behind the possessive."""
    if stretch[0].word in ("St", "Saint") or stretch[-1].word in ("Patients", "King", "Queen"):
        return True
    return stretch[-1].kind == "modifier" and bool(after) and after[0].kind in ("body", "modifier")


def _pieces(stretch: Piece) -> list[Piece]:
    """Cut where a link does not belong inside a name, and before a person."""
    pieces: list[list[Token]] = [[]]
    for i, token in enumerate(stretch):
        piece = pieces[-1]
        if token.kind == "link" and not links(piece, token, stretch[i + 1 :]):
            pieces.append([])
        elif (
            piece and _ends_place(stretch, piece[-1]) and token.kind != "link" and _starts_person(stretch, i, piece[-1])
        ):
            pieces.append([token])
        else:
            piece.append(token)
    return [piece for piece in pieces if piece]


def _ends_place(stretch: Piece, last: Token) -> bool:
    """`Oak Care`, and the seat in `MSP for Fenland Jo Bell`."""
    if last.kind in _PLACES:
        return True
    return stretch[0].word in ("for", "of") and last.kind == "person" and last.word not in vocabulary().given


def _starts_person(stretch: Piece, here: int, before: Token) -> bool:
    """`Oak Care Jo Bell`: an organisation is complete and a given name follows."""
    given = stretch[here].word in vocabulary().given and before.word not in ("St", "Saint")
    if given and len(stretch) > here + 1 and stretch[here + 1].kind == "person":
        return True
    return _follows_field(stretch, here)


def _follows_field(stretch: Piece, here: int) -> bool:
    """`of Public Health Ngozi Bell`: two words that can only be a name, behind a field of work."""
    fields = stretch[1:here]
    if stretch[0].word not in ("of", "for") or [token.kind for token in stretch[here:]] != ["person", "person"]:
        return False
    return bool(fields) and all(token.word.lower() in vocabulary().areas for token in fields)
