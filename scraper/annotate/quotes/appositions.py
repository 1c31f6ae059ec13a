"""Appositions: the post a text gives a name, on either side of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.annotate.quotes.names import Name
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.posts import Post, bodily, end_of_head, names_post, parse_post
from scraper.annotate.quotes.veil import FILL, STOP
from scraper.annotate.quotes.vocabulary import vocabulary

_APPOSITION = re.compile(
    r",?\s+who(?:['’]s|\s+(?:is|was|has been|became|is now|took over as|joined as|works as|was appointed(?: as)?"
    r"|took up the post of))\s+"
    r"|\s*\((?=[^)\d])|\s(?=(?:from|of|at)\s+(?:the\s+)?[A-Z])|,\s*(?:aged\s+)?(?:\d{2},\s*)?|\s[–—-]\s|,?\s+(?:is|was|became"
    r"|has been)\s+(?:appointed\s+|named\s+|made\s+)?(?:as\s+)?"
    r"(?=(?i:the|a|an|its|chief|interim|acting|head|director|manager|medical|chair|registered|managing|regional)\s"
    r"|(?:[A-Za-z-]+\s){1,2}(?i:manager|director|executive|officer|nurse|owner|lead)\s)"
)
_STRETCH_END = re.compile(
    rf"[.;:?!{FILL}{STOP}\n()]|\s[–—-]\s|(?:,?\s)?\b(?:who|which|whose|where|when|that|has|have|had|is|was|were"
    rf"|will|would|but|since|until|last|earlier|this|in \d{4}|after|before|because|as|while|"
    r"said|says|told|added|adds|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|also|then|to (?:say|the)|"
    r"[a-z]{3,}ed(?<!registered)(?<!retired)(?<!integrated)(?<!led)(?<!nominated)(?<!allied)(?<!based)(?<!advanced))\b"
)
_LEFT_BREAK = re.compile(
    rf"[.;:?!{FILL}{STOP}\n]\s*|\((?![A-Z][\w&-]{{1,14}}\))[^()]*\)?\s*|\s[–—]\s|\b(?:that|said|says|told|but|when|while|after|because|whether|than|as|is|was|are|were"
    rf"|adding|including|added|explained|sagte|sagt|erklärte|forderte|betonte|meinte|warnte|kritisierte|dit|dénonce|meddai)\s"
)
_TO_LAST_STOP = re.compile(rf".*[.;:?!{FILL}{STOP}\n]", re.DOTALL)
_LEFT_PREPOSITION = re.compile(
    r"\b(?:[Tt]o|[Bb]y|[Ww]ith|[Ff]rom|[Oo]f|[Ff]or|[Ii]n|[Aa]t|[Aa]nd|[Oo]n|against|including|about|between|like"
    r"|(?!registered|retired|integrated|nominated|nursing|managing|operating)[a-z]+(?:ed|ing))\s+"
)
_OPENER = re.compile(r"\s*(?:In|At|On|For|To|By|With|After|Responding|Following|Speaking|As|Asked|Under)\b")
_CLOSED_POST = re.compile(r"the\s|[A-Z][\w ]*['’]s?\s")
# Honours, party and `(pictured)` between a name and its post.
_BESIDE = re.compile(
    r"(?:,?\s(?:[OCMD]BE|QC|KC|RN|QN|PhD|MD|FRCN|FRCP)\b"
    r"|\s*\((?:pictured|above|left|right|inset|Con|Lab|LD|Lib Dem|SNP|Plaid|Green|Ind|DUP|SF|UUP|Alliance)[^)]*\))+"
)
_CHUNK = re.compile(r"[^,]+")
_ROLE_WORD = re.compile(r"[^\W\d_][\w-]*")
_CHAIRS = re.compile(r",?\s+who\s+chair(?:s|ed)\b")
_SEAT = re.compile(r",?\s(?P<seat>MP|AM|MSP|MS|TD|MLA|MEP)\b")
_SEATS = ("MP", "AM", "MSP", "MS", "TD", "MLA", "MEP")
_FROM = re.compile(
    r",?\s+(?:presenting|prosecuting|appearing|acting|speaking)(?: (?:the|its) case)?,? (?:for"
    r"|on behalf of)\s+(?:the\s+)?$|"
    r"(?:,\s*|\s+)(?:of|from|for|representing|with|at)\s+(?:the\s+)?(?:charity\s+|union\s+|law firm\s+"
    r"|solicitors\s+|campaign group\s+)?$"
)
_FOR_THE = re.compile(
    r"(?:(?:representing|for|from|(?:speaking|appearing)\s(?:for|on behalf of))\s+)the\s+(?P<noun>[a-z]+)$"
)
# `Tees, Esk and Wear Valleys NHS …`, a body for several places.
_LAST_OF_PLACES = re.compile(r" (?:[A-Z][\w’'-]+ ){1,3}and (?:[A-Z][\w’'-]+ ){1,4}(?:NHS|Integrated|Health)\b")
# `many of the clients Ann Vale met`
_PARTITIVE = re.compile(r"\bof (?:the|his|her|their|its) [a-z-]+s $")
_FIELD = re.compile(r",?\s*(?:$|(?:of|at|for|from|in|with|to|and|on|general|designate|elect|emeritus|\()\b)|\s*\(")
# `Ann Vale, MP, wants the managers to go`: what follows the comma is a verb.
_VERB_FIRST = re.compile(r"[a-z]{3,}s\s(?:the|an?|to|that|his|her|their|its|it|them|in|on)\s")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+ $")
_OF_WHOM = re.compile(r"\s(?:of|for|to|from|with|by|in|at|about|against|like)\s*$")
_RANK = re.compile(
    r"\b(?P<rank>(?i:district|circuit|crown court|high court|assistant|senior|area|deputy|chief|high))\s$"
)
_OFFICES = {
    "Councillor": "councillor",
    "Cllr": "councillor",
    "Clr": "councillor",
    "Coun": "councillor",
    "Judge": "judge",
    "Coroner": "coroner",
    "Recorder": "recorder",
    "Sheriff": "sheriff",
}


def find_post(narration: Narration, name: Name) -> Post | None:
    """The role from whichever side gives one; an organisation alone counts only when there is no role."""
    right = _post_right(narration, name)
    if right and right.role and right.organisation:
        return right
    posts = (right, _post_left(narration, name), _belonging(narration, name))
    roles = [p for p in posts if p and p.role]
    post = next((p for p in roles if p.role not in _SEATS), roles[0] if roles else None)
    body = next((p.organisation for p in posts if p and p.organisation), None)
    if post:
        return post._replace(organisation=post.organisation or body)
    role = _office(narration.text, name)
    return Post(role, body, "public" if role else "") if role or body else None


def _office(text: str, name: Name) -> str | None:
    """`district judge` for `District Judge Ann Vale`, whose title is the office itself."""
    office = _OFFICES.get(name.title or "")
    rank = _RANK.search(text, max(0, name.start - 20), name.start) if office else None
    return f"{rank['rank']} {office}".lower() if rank else office


def _post_right(narration: Narration, name: Name) -> Post | None:
    text = narration.text
    seat = _SEAT.match(text, name.end)
    if seat:
        return Post(seat["seat"], None, "public")
    if _CHAIRS.match(text, name.end):
        return Post("chair", None, "public")
    beside = _BESIDE.match(text, name.end)
    opening = _APPOSITION.match(text, beside.end() if beside else name.end)
    if opening is None:
        return None
    if _VERB_FIRST.match(text, opening.end()):
        return None
    end = _STRETCH_END.search(text, opening.end(), opening.end() + 220)
    stretch = text[opening.end() : end.start() if end else opening.end() + 220]
    return parse_post(_first_item(stretch)) or _body_only(narration, opening.start(), opening.end(), stretch)


def _first_item(stretch: str) -> str:
    """Up to the first comma that ends the post: `director of nursing, midwifery and quality at Elm, …`."""
    areas = vocabulary().areas
    pieces = stretch.split(",")
    kept = pieces[0]
    for piece in pieces[1:]:
        first = _ROLE_WORD.search(piece)
        lower = first.group().lower() if first else ""
        if not (lower in areas or lower in ("at", "of", "for", "from") or _LAST_OF_PLACES.match(piece)):
            break
        kept += "," + piece
    return kept


def _body_only(narration: Narration, start: int, inside: int, stretch: str) -> Post | None:
    """`Jo Bell, of Unison,`, `Jo Bell, for the NMC,`: no post, but a body."""
    common = _FOR_THE.match(stretch)
    if common and common["noun"] in vocabulary().bodies:
        return Post(None, f"the {common['noun']}", "")
    names = narration.names_in(inside, inside + len(stretch))
    if (
        names
        and names[0].kind == "organisation"
        and _is_no_place(names[0])
        and _FROM.fullmatch(narration.text, start, names[0].start)
    ):
        return Post(None, names[0].text, "")
    return None


def _is_no_place(name: Name) -> bool:
    """`of Brighton u3a` and `from BetterCare`, but not `from Coulby Newham`."""
    if name.words[-1] in ("Street", "Road", "Lane", "Avenue", "Close", "Drive", "Crescent", "Terrace", "Way"):
        return False
    return any(bodily(word) or not word.istitle() for word in name.words)


def _post_left(narration: Narration, name: Name) -> Post | None:
    text = narration.text
    floor = max(0, name.start - 160, text.rfind("\n", 0, name.start) + 1)
    stop = _TO_LAST_STOP.match(text, floor, name.start)
    last = text[stop.end() if stop else floor : name.start].rstrip(", \xa0").rpartition(",")[2]
    if not names_post(last) or _PARTITIVE.search(text, floor, name.start):
        return None
    breaks = list(_LEFT_BREAK.finditer(text, floor, name.start))
    start = breaks[-1].end() if breaks else floor
    chunks = [c for c in _CHUNK.finditer(text, start, name.start) if c.group().strip()]
    if not chunks:
        return None
    chunk = chunks[-1]
    begin = _phrase_begin(narration, chunk.start(), chunk.end())
    if text[chunk.end() : name.start].startswith(","):
        if _stands_before(chunks):
            begin = chunk.start()
        elif (
            not text.startswith((",", ".", " who "), name.end)
            or not _CLOSED_POST.match(text, begin)
            or _OPENER.match(chunk.group())
        ):
            return None
    if not _leads_to(narration, begin, chunk.end()):  # `residents came to a meeting called by nurse Jo Bell`
        begin = max((found.end() for found in _LEFT_PREPOSITION.finditer(text, begin, chunk.end())), default=begin)
    return parse_post(text[begin : chunk.end()]) if _leads_to(narration, begin, chunk.end()) else None


def _leads_to(narration: Narration, start: int, end: int) -> bool:
    """Whether nothing but the post's own field stands between its noun and the name: no verb, and nobody else."""
    noun = end_of_head(narration.text[start:end])
    if noun is None:
        return True
    if _OF_WHOM.search(narration.text, start + noun, end):
        return False  # `relatives of Ann Vale`
    others = (name for name in narration.names_in(start + noun, end) if name.kind == "person")
    return next(others, None) is None and _FIELD.match(narration.text, start + noun, end) is not None


def _stands_before(chunks: Sequence[re.Match[str]]) -> bool:
    """Whether a post with a comma behind it (`Chief nurse, Jo Bell`) is a phrase of its own that leads to the name."""
    chunk = chunks[-1].group()
    noun = next((w for w in _ROLE_WORD.finditer(chunk) if w.group().lower() in vocabulary().roles), None)
    if noun is None or _OPENER.match(chunk) or _LEFT_PREPOSITION.search(chunk, 0, noun.start()):
        return False
    return (
        len(chunks) == 1
        or _OPENER.match(chunks[-2].group()) is not None
        or chunk.lstrip().startswith(("the ", "its ", "her ", "his ", "their "))
    )


def _phrase_begin(narration: Narration, start: int, end: int) -> int:
    """Where the noun phrase of the post begins: behind the last preposition or verb before its noun, outside names."""
    roles = vocabulary().roles
    text = narration.text
    nouns = [w for w in _ROLE_WORD.finditer(text, start, end) if w.group().lower() in roles]
    if not nouns:
        return start
    bodies = [n for n in narration.names_in(start, end) if n.kind != "person"]
    begin = start
    for found in _LEFT_PREPOSITION.finditer(text, start, nouns[0].start()):
        if not any(n.start <= found.start() < n.end for n in bodies) and not _joins_places(narration, found):
            begin = found.end()
    return begin


def _joins_places(narration: Narration, found: re.Match[str]) -> bool:
    """`Brighton and Hove coroner`; but `Ann Vale and nurse Tom Reed`."""
    text = narration.text
    if (
        found.group().strip() != "and"
        or not text[found.end()].isupper()
        or text[found.end() : found.end() + 20].isupper()
    ):
        return False
    before = narration.names_in(max(0, found.start() - 40), found.start())
    nobody = not before or before[-1].kind != "person" or before[-1].end != found.start() - 1
    return nobody and _CAPITALISED.search(text, max(0, found.start() - 30), found.start()) is not None


def _belonging(narration: Narration, name: Name) -> Post | None:
    """`Oak Care's Jo Bell`."""
    before = narration.names_in(max(0, name.start - 80), name.start)
    if (
        before
        and before[-1].kind == "organisation"
        and narration.text[before[-1].end : name.start] in ("'s ", "’s ", "' ", "’ ")
    ):
        return Post(None, before[-1].text, "officer")
    return None
