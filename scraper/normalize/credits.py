"""Credits: who made a picture, and which agency sells it, out of what is printed."""

from __future__ import annotations

import re

from scraper.record import Credit

_AGENCIES = (
    "Getty(?: Images)?", r"iStock(?:photo)?", r"Shutterstock(?:\.com)?", "Alamy(?: Stock Photo| Live News)?", "Pixabay",
    "Unsplash", "Pexels", "Flickr", "Freepik", "Reuters", "REUTERS", "AFP", "Afp", "AAP", "EPA(?:-EFE)?", "EFE",
    "PA(?: (?:Wire|Images|Media|Archive))?", "Press Association", "AP(?: (?:Photo|Images))?", "Associated Press",
    "Canadian Press", "Bloomberg", "Rex(?: Features)?", "ZUMA(?: Press)?(?: Wire)?", "NurPhoto", "Anadolu(?: Agency)?",
    "Xinhua", "Sipa(?: USA)?", r"(?:stock\.)?[Aa]dobe(?: ?[Ss]tock|\.com)?(?:\.com)?", "Dreamstime", "Depositphotos",
    "123RF", "Wikimedia(?: Commons)?", "Wikipedia", "Creative Commons", "Science Photo Library", "SPL", "SWNS",
    "Gallo Images", "Corbis", "Hulton Archive", "Tribune News Service", "TNS", "NASA", "GETTY", "SHUTTERSTOCK", "ALAMY",
)  # fmt: skip
_AGENCY = rf"(?:{'|'.join(_AGENCIES)})(?![\w-])"
_NOUN = (
    r"(?:(?:main|lead|featured?|header|cover|stock)\s+)?"
    r"(?:image|photo(?:graph)?|foto|bild|llun|picture|pic|illustration|graphic|cartoon)s?"
)
_LABEL = (
    rf"(?i:{_NOUN}(?:\s+(?:credits?|source|copyright|by|from|via))?\s*[:=]"
    rf"|{_NOUN}\s+(?:copyright|credit|source|by|courtesy(?:\s+of)?|supplied\s+by)\b"
    r"|photography\s+by\b|(?:cr[eé]dits?(?:\s+(?:photos?|images?))?|source)\s*[:=]|copyright\b:?|courtesy(?:\s+of)?\b:?|\(c\)|©)\s*"
)
_BOUNDARY = r"(?:^|(?<=[.!?’”\"')\]])\s*|\s+[-–—|]\s+)"
"""A credit at the end of a caption begins a sentence of its own, or follows a rule."""

_AGENCY_END = re.compile(rf"{_BOUNDARY}({_AGENCY})\.?$")
_LABELS = re.compile(rf"(?:{_LABEL})+")
_LABEL_SIGNS = (
    "image", "photo", "foto", "bild", "llun", "pic", "illustration", "graphic", "cartoon", "credit", "crédit", "source",
    "copyright", "courtesy", "(c)", "©",
)  # fmt: skip
_TAILS = (
    (
        _LABEL_SIGNS,
        re.compile(
            rf"(?:{_BOUNDARY}|(?<!file)(?<!File)(?<!FILE)\s+(?=\(c\)|\(C\)|©|[^\s:]+(?:\s\w+)?:))"
            rf"({_LABEL}\S.{{0,140}})$"
        ),
    ),
    (("/",), re.compile(rf"{_BOUNDARY}((?:(?i:reuters|afp|epa|pa|nasa)|AP(?: Photo)?)\s*/\s*\S[^.]{{1,80}}?)\.?$")),
    (
        ("/", "|", "via"),
        re.compile(rf"{_BOUNDARY}((?:[^.!?\s]+\s+){{0,6}}[^.!?\s]*?\s?(?:[/|]|\bvia)\s*{_AGENCY}[^.]{{0,20}})\.?$"),
    ),
)
"""How a credit ends a caption, each with the signs of which one must stand there: most captions have none."""
_LONGEST_AGENCY = 40
_BRACKET = re.compile(r"\s*[(\[](?!c\))([^()\[\]]{2,160}(?:\([^()]*\)[^()\[\]]*)?)[)\]]\s*\.?$")
_NAMING = re.compile(
    rf"{_LABEL}|(?<![\w-]){_AGENCY}|[A-Z]\S*\s?[/|]\s?[A-Z]|\bvia [A-Z]"
    r"|^(?i:(?:submitted|handout|supplied)(?:\s+(?:photo|image|picture))?)$"
    r"|^(?:[A-Z][\w.’'-]*\s+){1,2}[A-Z][\w’'-]+$"
)
"""What makes words in brackets a credit: a label, an agency, two names side by side, or the name of one person."""

_BREAK = re.compile(r"\s*[/|;]\s*|\s+via\s+|\s+-\s+")
_AGENCY_ALONE = re.compile(_AGENCY)
_FOR_CLIENT = re.compile(rf"({_AGENCY}) for (?:the )?[A-Z].*")
"""The agency sent its photographer for somebody who paid: `Stock Images for the Elm Prize`."""
_AFTER_COMMA = re.compile(rf"[^,.!?]{{2,40}}, ({_AGENCY}|[A-Z]{{2,}} PRESS)")
"""A whole slot of who supplied a picture and which agency passed it on."""
_HOW = frozenset((
    "file photo", "file", "handout", "family handout", "pool", "contributor", "staff", "supplied", "submitted photo",
))  # fmt: skip
"""Printed among the names, and no name."""


def split_caption(text: str) -> tuple[str | None, str | None]:
    """Caption and credit out of one slot; either may be None."""
    if _AFTER_COMMA.fullmatch(text):
        return None, text
    bracket = _BRACKET.search(text) if text.rstrip(" .").endswith((")", "]")) else None
    if bracket and _NAMING.search(bracket[1]):
        return _without(text, bracket.start()), text[bracket.start() :].strip()
    lower = text.lower()
    for signs, tail in _TAILS:
        if any(map(lower.__contains__, signs)) and (match := tail.search(text)):
            return _without(text, match.start()), match[1].strip()
    agency = _AGENCY_END.search(text, max(0, len(text) - _LONGEST_AGENCY))
    if agency and not _is_name(text[: agency.start()]):
        return _without(text, agency.start()), agency[1].strip()
    return (None, text) if agency else (text, None)


def _is_name(before: str) -> bool:
    """One or two words before an agency are its photographer: `anna_lee - Stock Agency`."""
    return 0 < len(before.split()) <= 2 and not before.rstrip().endswith((".", "!", "?"))


def _without(text: str, end: int) -> str | None:
    return text[:end].strip() or None


def read_credit(text: str) -> Credit:
    """`Ann Lee/Pixabay`, `AP Photo/Ann Lee`, `Ann Lee/Wire via Stock`: person first, unless an agency stands there."""
    bare = text.strip(" .,;:|")
    if bare[:1] in "([" and bare[-1:] in ")]" and not bare.lower().startswith("(c)"):
        bare = bare[1:-1]
    bare = _LABELS.sub("", bare, count=1).strip(" .,;:|")
    names = [name for name in _BREAK.split(bare) if name and name.lower() not in _HOW]
    if not names:
        return Credit(text=text, creator=bare or None)
    if len(names) == 1:
        if client := _FOR_CLIENT.fullmatch(names[0]):
            return Credit(text=text, agency=client[1])
        alone = _AGENCY_ALONE.fullmatch(names[0])
        return Credit(text=text, agency=names[0]) if alone else Credit(text=text, creator=names[0])
    if _AGENCY_ALONE.fullmatch(names[0]) and not _AGENCY_ALONE.fullmatch(names[-1]):
        return Credit(text=text, creator=names[1], agency=names[0])
    return Credit(text=text, creator=names[0], agency=names[-1])
