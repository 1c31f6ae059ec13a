"""Names outside the gazetteer: where the capitalised words of a name begin, and whether they name one body."""

from __future__ import annotations

import re

from scraper.annotate.organisations.forms import STATUTORY


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STOPS = frozenset(',.;:!?)]"”')
_TOKEN = re.compile(r"[^\W_][\w'&.,-]*|&")
_LINKS = frozenset({"and", "&", "of", "upon", "on", "for"})
_OF = frozenset({"Hospital", "Hospitals", "Isle", "East", "West", "North", "South", "University", "Countess"})
# `Kent's`, `London-based` describe the name that follows.
_OWNER_OR_PLACE = re.compile(r"^(?!King|Queen|Prince).*'s$|.*-(?:based|run|hit|wide)$")
# Words that begin a sentence, not a name.
_OPENERS = _words(
    "a after all although an and another any as at because before both but by during each either every following "
    "for four from he her his if in inside it its last like local meanwhile most my nearby neighbouring neither "
    "nhs no nor now of on one or other our outside over private public she since six so some staff ten that the "
    "their there these they this those three to today two under until we when where while with yesterday your "
    "former new monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december "
    "troubled struggling embattled beleaguered"
)
# Words that end the name of an organisation: what stands before `and` is then a body of its own.
_ENDINGS = _words(
    "trust ft board icb council hospital hospitals commission england scotland wales ireland university college "
    "service authority agency care healthcare home ltd limited inspectorate infirmary group practice surgery "
    "centre"
)
# Words that say what sort of body it is, not which one.
_GENERIC = _words(
    "acute ambulance british care cardiac children's clinic clinical combined community cottage day dental "
    "district doctors' emergency english family field foundation general gp group health healthcare home homes "
    "hospital hospitals integrated international irish learning maternity medical memorial mental model national "
    "nhs nightingale north nursing primary psychiatric regional residential royal rural scottish secure social "
    "south specialist teaching therapeutic training uk university urgent veterinary virtual welsh women's "
    "independent primary-care online and & of the village animal pet department dr"
)
_CARE_WORD = re.compile(
    r"(?i)\b(?:care|carers?|caring|healthcare|homecare|health|homes?|lodge|house|nursing|medical|dental|clinics?|hospitals?"
    r"|support|living|court|manor|grange|hall|residential|ambulance|pharmacy|hospices?)\b"
)
_HOUSE = re.compile(
    r" (?:House|Lodge|Court|Manor|Grange|Hall|Villa|Cottage|View|Gardens|Park|Place|Rest|Mount|Croft|Priory)$"
)
_NAME = r"(?:The |St\.? )?[A-Z][\w'-]+(?: (?:(?:of|the|and|&|on) )?[A-Z][\w'-]+){0,4}"
# `Hollin Bank, a nursing home near …`, `Hollin Bank is a 30-bed …`
_CALLED_HOME = re.compile(rf"(?<!In )(?<!in )(?<!near )({_NAME})(?:,| is| was) an? (?:[a-z\d][\w'-]* ){{0,4}}$")
_HOME_CALLED = re.compile(rf",? (?:called |named )?({_NAME})(?!\w)")
_NO_HOME = re.compile(r" (?!in|near|at|on|for|with|that|which|where|run|owned|operated|registered|just|outside)\w")
_SPECIALTY = re.compile(
    r"(?:ic|al|ac|ar|ary|Eye|Heart|Brain|Hip|Knee|Day|Elective|Emergency|Robotic|Spine|Hand) Surgery$"
)


def continues_left(plain: str, start: int, *, place: bool) -> bool:
    """Does the name begun at `start` belong to a longer one (`East | Bolton`)? `place`: also after `Leeds and |`."""
    *words, rest = plain[max(0, start - 40) : start].rpartition("\n")[2].split(" ")
    if rest or not words:
        return False
    word = words.pop().lstrip("('\"“[")
    if word in ("and", "&", "of"):
        return place and bool(words) and _joins(words[-1], word)
    return (
        is_capital(word) and word[-1] not in _STOPS and word.lower() not in _OPENERS and not _OWNER_OR_PLACE.match(word)
    )


def name_start(plain: str, head: int, kind: str, *, floor: int) -> int | None:
    """Where the capitalised name starts whose last words begin at `head`; None when nothing there names one body.

    It starts at `floor` at the earliest, where the name before it ends.
    """
    statutory = kind in STATUTORY
    tokens = _name_tokens(plain, max(floor, head - 90), head, links=statutory or kind == "care_provider")
    words = [token.group() for token in tokens]
    first = max(_openers(words), _owner(words))
    if all(word.lower().strip(",") in _GENERIC for word in words[first:]):
        return None
    if not statutory and first and words[first - 1] == "The" and _in_sentence(plain, tokens[first - 1].start()):
        first -= 1
    return tokens[first].start()


def _in_sentence(plain: str, start: int) -> bool:
    return plain[max(0, start - 2) : start - 1].isalnum()


def _name_tokens(plain: str, floor: int, head: int, *, links: bool) -> list[re.Match[str]]:
    """The capitalised words before `head`, with the small words between them if `links`."""
    tokens = list(_TOKEN.finditer(plain, max(0, floor), head))
    first, listed, after = len(tokens), False, head
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i].group()
        if plain[tokens[i].end() : after] != " ":
            break
        after = tokens[i].start()
        if is_capital(word) and _goes_on(word, listed):
            first = i
        elif links and i and word in _LINKS and _joins(tokens[i - 1].group(), word):
            listed = listed or word in ("and", "&")
        else:
            break
    return tokens[first:]


def _goes_on(word: str, listed: bool) -> bool:
    """A comma belongs inside a name only in `Barking, Havering and Redbridge`, a full stop only in `St.`"""
    return word[-1] not in ".," or word == "St." or (word[-1] == "," and listed)


def _joins(before: str, link: str) -> bool:
    """Is `before link` the inside of one name (`Leeds and`, `Hospitals of`), not two bodies or a person's role?"""
    if not is_capital(before) or before[-1] in _STOPS:
        return False
    if link in ("of", "for"):
        return before in _OF
    return before.lower() not in _ENDINGS and not before.isupper()


def _openers(words: list[str]) -> int:
    return next((i for i, word in enumerate(words) if word.lower() not in _OPENERS or word == "NHS"), 0)


def _owner(words: list[str]) -> int:
    """Words before the name itself in `Dudley's Russells Hall Hospital`; none in `St Mary's` or `King's Mill`."""
    for i in range(len(words) - 3, -1, -1):
        saint = i > 0 and words[i - 1] in ("St", "St.", "Saint")
        if _OWNER_OR_PLACE.match(words[i]) and words[i + 1] not in ("and", "&") and not saint:
            return i + 1
    return 0


def is_capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1].isdigit() and word[-1].isalpha())


def is_precise(name: str, kind: str) -> bool:
    """Does the name say what the body does (`Tesco plc`), and is it a body at all (`Plastic Surgery`)?"""
    if kind == "care_provider":
        return bool(_CARE_WORD.search(name))
    return not _SPECIALTY.search(name)


def is_royal(name: str, kind: str) -> bool:
    """`Queen's Medical Centre` is a hospital, other medical centres are practices."""
    return kind == "gp_practice" and name.startswith(("Queen", "King", "Royal", "University"))


def is_house(name: str) -> bool:
    """`Rosewood Lodge`, as before a lower-case `care home`; a bare place (`a Norwich care home`) is not."""
    return bool(_HOUSE.search(name))


def apposed_home(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The name of what `[start, end)` calls a home: `Hollin Bank, a nursing home`, `a care home, Elm Lodge,`."""
    line = plain.rfind("\n", 0, start) + 1
    before = _CALLED_HOME.search(plain, max(line, start - 110), start)
    if before and _is_home_name(before[1]) and not _NO_HOME.match(plain, end):
        return before.span(1)
    after = _HOME_CALLED.match(plain, end)
    return after.span(1) if after and is_house(after[1]) else None


def _is_home_name(name: str) -> bool:
    first, *others = name.lower().split()
    return bool(others) and (first == "the" or first not in _OPENERS)
