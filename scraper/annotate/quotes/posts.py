"""Posts: a phrase like `deputy director of operations for the CQC in the north` split into role and organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from scraper.annotate.quotes.vocabulary import vocabulary, word_group

_WORD = re.compile(r"[^\s,;()]+")
_PLAIN_WORD = re.compile(r"\w[\w-]*")
_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_VERB = re.compile(
    r",?\s(?:said|says|told|over|about|after|following|during|amid|because|before|added|asked|was|were|is|are|has|have|had|that|who|which|whose|when|where|will|since|until"
    r"|for (?:[a-z-]+ ){1,3}(?:years|months|decades)|in the (?:week|month|year|wake|same)|in (?:January|February"
    r"|March|April|May|June|July|August|September|October"
    r"|November|December|\d{4}))\b"
)
_ARTICLE = re.compile(
    r"^(?:(?:(?:(?:earlier|later)\s)?(?:last|this|next)\s(?:week|month|year|night|spring|summer|autumn|winter|\w+day)"
    r"|in\s(?:the|an?|its|their)\s(?:report|statement|letter)|yesterday|today|the|a|an|its|their|our|his|her|this|then|now|also|one|another|some|many|several|two|three|but"
    r"|however|meanwhile"
    r"|who is|is|was|and|which|in which)[\s,]+)+",
    re.IGNORECASE,
)
_POSSESSOR = re.compile(r"^(?P<body>.*[\w)](?:['’]s|(?<=s)['’]))\s+(?P<post>\S.*)$", re.DOTALL)
# `children’s services director`, `women’s health lead`: a field of work, no owner.
_FIELD_OWNER = re.compile(r"(?:^|\s)(?:children|women|people|men|families)['’]s?$")
_SAINT = re.compile(r"\bSt\.? [\w-]+['’]s?$")
_LINK = re.compile(r"(?:,\s*|\s+)(?P<link>at|of|for|from|with|in|to|on|within|across|covering|and)\s+(?=\S)")
_THE = re.compile(r"^(?:the|its|their|our|his|her)\s+", re.IGNORECASE)
_COMMON = re.compile(r"(?:the|its|their|our|this)\s+(?:[a-z-]+(?:['’]s)?\s+){0,2}(?P<noun>[a-z]+)")
_INSIDE = re.compile(r"(?:the\s+)?(?P<body>[A-Z][\w& ]*?)['’]s\s+(?P<rest>.+)$")
_REGION = (
    r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Mm]idlands|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Cc]entral"
    r"|London|England"
    r"|Wales|Scotland|Ireland|[Rr]egion|[Aa]rea|[Yy]orkshire|[Hh]umber|Anglia|network)"
)
_IN_REGION = re.compile(_REGION)
_BLANKS = re.compile(r"\s+")
_LOWER_WORDS = re.compile(r"^(?:[a-z][\w-]*\s+)+(?=[A-Z])")
_REGIONAL_TAIL = re.compile(rf"\s+(?:in|for|across|covering)\s+(?:the\s+)?[^,]*?{_REGION}\b[^,]*$")
_COMPASS = re.compile(r"(?:the\s+)?(?:(?:North|South|East|West|Mid)(?:\s+(?:and|of|&)\s+)){1,2}(?=[A-Z])")
_OWNED_NOUN = re.compile(r"\s+(?:panel|report|team|inspection|hearing|care home|nursing home)$")
_DANGLING = re.compile(r"\s+(?:of|for|in|and|at|to|from)(?:\s+(?:an?|the|his|her|their))?$")
_INSTITUTIONS = frozenset({"Inspectorate", "Commission", "Authority", "Council"})
_PREPOSITIONS = frozenset({"of", "at", "for", "in", "from", "with", "to", "on", "by", "as", "between"})
_ENDING = frozenset({"of", "at", "for", "in", "from", "with", "to", "on"})
_DESCRIPTION = re.compile(
    r"^(?:[a-z-]+\s+){0,3}(?:charity|firm|group|union|solicitors|barristers|tank|provider|company|regulator"
    r"|watchdog|body|organisation)\s+(?=[A-Z])"
)
_PLACED = re.compile(r"\s(?:based|working|employed)$")
_TOWN = re.compile(r"\s+(?:in|from)\s+[A-Z][^,]*$")
_OF_THEIRS = re.compile(r"^\s+of\s+(?:an?\s|the\s)?[a-z].*$", re.DOTALL)  # `relatives of pensioners`
_RANKS = re.compile(r"(?:(?:former|ex|then|interim|acting|deputy|outgoing|incoming)\s)+")
_SEATS = frozenset(
    {"mp", "msp", "ms", "td", "mla", "mep", "councillor", "mayor", "senator", "peer", "minister", "coroner"}
)
_PLACED_SEATS = _SEATS - {"minister", "councillor", "peer", "senator"}
# Posts that are held of a whole organisation: what follows their `of` is that organisation.
_WHOLE = frozenset(
    {"executive", "ceo", "founder", "co-founder", "owner", "president", "chair", "chairman", "chairwoman", "leader"}
)


class Post(NamedTuple):
    """`organisation` as printed, also a common noun (`the trust`) or `its`; `kind` is the class of the role's noun."""

    role: str | None
    organisation: str | None
    kind: str


def names_post(phrase: str) -> bool:
    """Whether there is a post's noun in the phrase; cheap to tell, and false of most."""
    return any(map(_post_noun, _PLAIN_WORD.findall(phrase)))


def parse_post(phrase: str) -> Post | None:
    """None when the phrase names no post."""
    phrase = phrase.strip(" ,.;–—-•*\n\t\xa0")
    if not names_post(phrase):
        return None
    phrase = _BRACKETS.sub("", phrase)
    owner, own = _possessor(_ARTICLE.sub("", _until_verb(phrase)))
    head = _head(own)
    return _post(own, head, owner, "its" if phrase.startswith("its ") else None) if head else None


def _post(own: str, head: tuple[int, str, int], owner: str | None, ours: str | None) -> Post:
    """`owner` is the body printed in front of the post; `ours` stands for it where none is named."""
    first, noun, end = head
    kind = vocabulary().roles[noun]
    before = own[:first].strip(" ,")
    if kind == "public" and (noun in _PLACED_SEATS or not any(map(bodily, before.split()))):
        first, before, owner = 0, "", None if noun in _PLACED_SEATS else owner  # `Leeds MP`: a seat, no employer
    owned = owner is not None or any(map(bodily, before.split()))
    tail, trailing = _trailing(own[end:], noun, owned=owned)
    if kind in ("kin", "staffer"):
        tail = _TOWN.sub("", tail)
    if kind == "kin":
        tail = _OF_THEIRS.sub("", tail)
    body = _clean(trailing or owner or before) or ours
    if kind == "kin" and body and _is_someone(body):
        body = None
    if (trailing or owner) and before and _is_title_case(before):  # `Medical Negligence Solicitor at Hart Legal`
        first = 0
    rank = _RANKS.match(before) if first and before else None  # `former interim trust chairman`
    role = _ARTICLE.sub("", own[first:end]) + tail
    return Post(_tidy((rank.group() if rank and before.islower() else "") + role), body, kind)


def _is_someone(owner: str) -> bool:
    """The owner of `Moore's niece`, `Mrs England's niece`."""
    words = owner.split()
    return words[0] in vocabulary().titles or not any(bodily(word) or word in vocabulary().bodies for word in words)


def _is_title_case(before: str) -> bool:
    """Whether what stands before a post's noun is capitalised without being a body."""
    bodies = vocabulary().organisation_words
    return all(word[0].isupper() and word not in bodies and not word.isupper() for word in before.split())


def _until_verb(phrase: str) -> str:
    verb = _VERB.search(phrase, 3)
    return phrase[: verb.start()] if verb else phrase


def _possessor(phrase: str) -> tuple[str | None, str]:
    """`Elm Trust's` in front of the post, and the post; only before the first preposition behind a role's noun."""
    found = _POSSESSOR.match(phrase)
    if found is None or _head(found["body"]) or _FIELD_OWNER.search(found["body"]) or _is_saint(found):
        return None, phrase
    return found["body"].removesuffix("s").rstrip("'’"), found["post"]


def _is_saint(owner: re.Match[str]) -> bool:
    """`St Mary's Hospital spokesman`: the name of the body goes on."""
    return _SAINT.search(owner["body"]) is not None and owner["post"][0].isupper()


def end_of_head(phrase: str) -> int | None:
    """Where the noun of the post ends; None when the phrase names no post."""
    head = _head(phrase)
    return head[2] if head else None


@lru_cache(maxsize=4096)
def _post_noun(word: str) -> str | None:
    """`director` for Director and managing-director; None for words that name no post, as the title Ms."""
    roles, lower = vocabulary().roles, word.lower()
    last = lower.rsplit("-", 1)[-1]
    noun = lower if lower in roles else last if last in roles else None
    return None if word == "Ms" else noun


def _head(phrase: str) -> tuple[int, str, int] | None:
    """Where the role begins, its noun, and where the noun ends: the last noun of a post before a preposition."""
    words = list(_WORD.finditer(phrase))
    at, noun = None, ""
    for i, word in enumerate(words):
        lower = word.group().lower()
        if at is not None and (lower in _ENDING or phrase[word.start() - 2] == ","):
            break
        named = _post_noun(word.group())
        if named:
            at, noun = i, named
        elif at is not None and not (lower in ("and", "general", "&", "designate") or _modifies(words, i)):
            break
    return None if at is None else (words[_first(words, at)].start(), noun, words[at].end())


def _first(words: Sequence[re.Match[str]], at: int) -> int:
    """Back from the noun over everything that qualifies it."""
    while at and (
        _modifies(words, at - 1) or (words[at - 1].group() in ("and", "&") and at > 1 and _modifies(words, at - 2))
    ):
        at -= 1
    while words[at].group() in word_group("not of a post"):
        at += 1
    return at


def _modifies(words: Sequence[re.Match[str]], at: int) -> bool:
    """A lower-case word always does; a capitalised one when posts use it and it is no part of a name.

    In `Care England chief executive` it is: the word before is capitalised too and the one behind is not.
    """
    word = words[at].group()
    known = vocabulary()
    lower = word.lower()
    if word[0].islower():
        return lower not in _PREPOSITIONS and (
            lower not in known.bodies or known.bodies[lower] in ("document", "own") or lower in known.post_modifiers
        )
    behind = words[at + 1].group() if at + 1 < len(words) else ""
    if behind.lower() in ("secretary", "minister") and not bodily(word):  # `Agriculture Secretary`
        return True
    if lower not in known.post_modifiers and lower not in known.roles:
        return False
    if lower in known.roles and behind in ("and", "&"):  # `General Secretary and Chief Executive`
        return True
    before = words[at - 1].group() if at else ""
    if before in ("of", "and", "for", "&") and at > 1 and words[at - 2].group()[0].isupper():
        return behind[:1].isupper() and before in ("and", "&")
    return behind[:1].isupper() or not before[:1].isupper()


def _trailing(tail: str, noun: str, *, owned: bool) -> tuple[str, str | None]:
    """What follows the post's noun: the part that belongs to the role, and the organisation.

    `owned`: the organisation stands in front, so that an `of` goes on with the field of work.
    """
    links = list(_LINK.finditer(tail))
    for i, link in enumerate(links):
        rest = tail[link.end() :]
        piece = rest[: links[i + 1].start() - link.end()] if i + 1 < len(links) else rest
        inside = _INSIDE.match(rest)
        if inside and inside["rest"].endswith(" branch"):
            return tail[: link.start()], inside["body"]
        if inside and _IN_REGION.search(inside["rest"]):
            return f"{tail[: link.start()]} {link['link']} {inside['rest']}", inside["body"]
        if owned and link["link"] == "of":
            continue
        whole = rest[: _body_end(tail, links[i + 1 :]) - link.end()]
        goes_on = link["link"] == "for" or _COMPASS.match(rest) or not _INSTITUTIONS.isdisjoint(whole.split())
        if _is_body(link["link"], piece, noun) or (goes_on and _is_body(link["link"], whole, noun)):
            region = _REGIONAL_TAIL.search(rest)
            body = rest[: region.start()] if region else whole
            return tail[: link.start()] + (region.group() if region else ""), body
    return tail, None


def _body_end(tail: str, links: Sequence[re.Match[str]]) -> int:
    """An organisation's name goes on over `of`, `for` and `and` and a capital, but not over `at` or a comma."""
    for link in links:
        if link["link"] not in ("of", "for", "and", "to") or link.group()[0] == "," or not tail[link.end()].isupper():
            return link.start()
    return len(tail)


def _is_body(link: str, piece: str, noun: str) -> bool:
    """Whether a preposition's object is an organisation rather than a field of work or a region."""
    known = vocabulary()
    common = _COMMON.fullmatch(piece.strip(" ,"))
    if common:
        return known.bodies.get(common["noun"], "own") not in ("document", "own")
    words = _WORD.findall(_DESCRIPTION.sub("", _THE.sub("", piece)))
    if link in ("and", "to", "on", "across", "covering", "within") or not words or not words[0][0].isupper():
        return False
    if link == "at":
        return True
    if link == "for" and words[-1].islower() and words[-1] not in known.bodies:  # `officer for the NHS dispute`
        return False
    fields = (word.lower() for word in words if word not in _PREPOSITIONS)
    if all(word.rstrip("'’s") in known.areas or word in known.areas for word in fields):
        return noun in _WHOLE and link == "of" and _IN_REGION.fullmatch(words[0]) is None and words[0] != "Nursing"
    if (noun in _SEATS or known.roles.get(noun) == "kin") and not any(
        word in known.organisation_words for word in words
    ):
        return False
    if link in ("for", "in") and not any(bodily(word) for word in words):
        return link == "for" and noun.startswith("spokes")
    return True


def bodily(word: str) -> bool:
    """Whether a capitalised word speaks for an organisation's name."""
    known = vocabulary()
    return (
        word in known.organisation_words
        or word in known.organisation_modifiers
        or word in known.regulators
        or word.isupper()
    )


def _clean(body: str | None) -> str | None:
    body = _OWNED_NOUN.sub("", _DANGLING.sub("", (body or "").partition(" – ")[0].strip(" ,;")))
    if _THE.sub("", body).lower() in vocabulary().bodies:
        return body.lower()
    if _IN_REGION.fullmatch(body):
        return None
    if any(c.isupper() for c in body):
        return _LOWER_WORDS.sub("", _THE.sub("", body)) or None
    return body if set(_WORD.findall(body)) & vocabulary().bodies.keys() else None


def _tidy(role: str) -> str | None:
    return _PLACED.sub("", _DANGLING.sub("", _BLANKS.sub(" ", role).strip(" ,;–—-"))) or None
