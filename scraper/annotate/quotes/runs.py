"""Runs: words in capitals next to each other, cut into the names that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.annotate.quotes.tokens import Token, ends_sentence, is_inside_of, links
from scraper.annotate.quotes.vocabulary import vocabulary

_MONTHS = ("March", "April", "June", "August", "May")
_DATE = re.compile(r"\s\d")
_PLACES = ("body", "acronym", "modifier")
# What may stand behind a word inside a run other than a blank.
_HINGES = (".", "'", "’")

Piece = Sequence[Token]


def cut_run(text: str, tokens: Sequence[Token]) -> list[Piece]:
    """The tokens of each name; links that belong to none may hang at its end."""
    return [piece for stretch in _stretches(text, tokens) for piece in _pieces(stretch)]


def _stretches(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut at words that are no names, before titles, behind a possessive and the end of a sentence."""
    stretches: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        stretch = stretches[-1]
        if token.kind == "never":
            token = _in_company(text, stretch, token)
        if token.kind == "never":
            stretches.append([])
        elif token.kind == "title" and any(before.kind != "title" for before in stretch):
            stretches.append([token])
        else:
            stretch.append(token)
            hinge = token.kind != "title" and text[token.end : token.end + 1] in _HINGES
            if hinge and (ends_sentence(text, token) or _is_owner(text, stretch, tokens[i + 1 :])):
                stretches.append([])
    return stretches


def _in_company(text: str, before: Piece, token: Token) -> Token:
    """The token as what stands before it makes it."""
    if _is_surname(text, before, token):
        return token._replace(kind="person")
    return token._replace(kind="modifier") if is_inside_of(before, token) else token


def _is_surname(text: str, before: Piece, token: Token) -> bool:
    """`Jo March`."""
    named = token.word in _MONTHS and bool(before) and before[-1].word in vocabulary().given
    return named and not _DATE.match(text, token.end)


def _is_owner(text: str, stretch: Piece, after: Piece) -> bool:
    return text.startswith(("'", "’"), stretch[-1].end) and not _possessive_inside(stretch, after)


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
        elif piece and piece[-1].kind in _PLACES and token.kind != "link" and _starts_person(stretch, i, piece[-1]):
            pieces.append([token])
        else:
            piece.append(token)
    return [piece for piece in pieces if piece]


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
