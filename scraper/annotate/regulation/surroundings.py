"""Names without a telling last word (`The Elms`, `Hazel Bank`): what stands around them tells that they are bodies."""

from __future__ import annotations

import re

from scraper.record import SubjectLevel

_SITE = (
    r"(?:(?:care|nursing|residential|dental|private|rest|retirement|community|mental health|children[’']s) )?"
    r"(?:homes?|hospital|surgery|practice|service|centre|clinic|hospice|unit|pharmacy|provider|agency)"
)
_CALLED_BEFORE = re.compile(rf"\b(?:{_SITE}|company|firm|operator),?\s(?:called\s|named\s)?$")
_COMPANY_BEFORE = re.compile(r"\b(?:company|firm|operator|provider|agency),?\s(?:called\s|named\s)?$")
_COMPANY_AFTER = re.compile(
    r", (?:the )?(?:owners?|operators?) of\b|"
    r", (?:the|an?) (?:[\w-]+ ){0,3}(?:company|firm|operator|provider|group)\b"
    r"|, which (?:owned|owns|runs|ran|operates)\b"
)
# What stands before a name that is being rated, visited, put into special measures.
_ACTED_ON_BEFORE = re.compile(
    r"\b(?:[Rr]ated?s?|[Dd]owngraded?s?|[Uu]pgraded?s?|(?:re-?)?[Ii]nspected|[Vv]isited|[Ff]ined"
    r"|[Pp]rosecuted|[Pp]laced|[Pp]ut|runs?|ran|operates|owns|manages"
    r"|(?:rating|report|inspection|verdict) (?:of|for|on|into|at)|[Aa]t|on|served|to|of|around|gave|judged"
    r"|found|said of|for)\s$"
)
_APPOSITION = r"(?:(?:,|\s\()[^,()]{0,90}[,)]|,? (?:in|near|at) (?:[A-Z][\w’'-]*,? ?)+)?"
_STATED = (
    r"(?:rated|downgraded|upgraded|placed|put|told|given|served|fined|ordered|issued|prosecuted|inspected|judged|found"
    r"|graded|taken|removed|awarded|moved|re-rated|criticised|praised|banned|made|failing|celebrating|also)"
)
_AFTER = re.compile(
    r"^(?:(?:,(?:\s[A-Z][\w’'-]+,)?|\s[–—-])\s(?:an?|which|run by|based|in|on|near|the|home to)\b"
    rf"[^.]{{0,60}}\b{_SITE}\b"
    r"|, (?:the )?(?:owners?|operators?) of\b"
    rf"|[’']s\s(?:overall |latest |new |\w+ )?(?:rating|registration|maternity|leaders|care|owner|provider|residents)"
    rf"|{_APPOSITION}\s(?:is|has|have|was|were|had|being)\s(?:\w+ly\s|now\s|once\s|again\s)*(?:been\s)?(?:\w+ly\s"
    rf"|now\s|once\s|again\s)*{_STATED}\b"
    rf"|{_APPOSITION}\s(?:shows?|showed) (?:\w+ )?improvements?,"
    rf"|{_APPOSITION}\s(?:dropped|fell|slipped|improved|moved|slid|rated|downgraded|upgraded|jumped|rose"
    rf"|went|retains?|retained"
    r"|remains?|keeps|kept|wins?|plunged|climbed|loses|gets|exits|leaves|declined|slides|drops)\b)"
)
_OFFICE_AFTER = re.compile(
    r"(?i)^, (?:[\w’']+ ){0,4}(?:inspector|director|manager|chief|executive|officer|head|leader|owner"
    r"|councillor|spokes\w+|minister|chair\w*|MP|solicitor)\b"
)
_PLACE_AFTER = re.compile(r"^(?:,? [A-Z]|[’']s [A-Z]| area| region| road| street)")
_OF_PLACE = (" in ", " near ", "In ", "Near ", " serves ", " serving ", " covers ", " covering ", " across ")
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Nn]ear|of) (?:[A-Z][\w’'-]+ ?){1,3}, $")  # `in Sutton, Kent`
_OF_MANY = re.compile(r" (?:have|were|are)\b")  # `Improvements have been made`
# `Home manager Ann Vale was given …`, `The manager of the home Ann Vale was ordered …`
_PERSON_BEFORE = re.compile(
    r"(?i)\b(?:manager|matron|carer|nurse|midwife|doctor|director|boss|chief executive)(?: of the [\w ]{3,20})?,? $"
)


def level_by_surroundings(text: str, start: int, end: int) -> SubjectLevel | None:
    """The level of a name that something is done to, None where nothing tells that it is one."""
    if not _is_acted_on(text, start, end):
        return None
    is_company = _COMPANY_BEFORE.search(text, max(0, start - 40), start) or _COMPANY_AFTER.match(text, end)
    return "provider" if is_company else "location"


def _is_acted_on(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    if " " not in text[start:end] and before.endswith((" for ", " of ", " from ")):  # `the hospice for Exeter`
        return False
    if _OFFICE_AFTER.match(text[end : end + 60]):
        return False
    if before.endswith(_OF_PLACE) or _PLACE_BEFORE.search(before):
        return False
    if _PERSON_BEFORE.search(before) or (" " not in text[start:end] and _OF_MANY.match(text, end)):
        return False
    if _CALLED_BEFORE.search(before) or _AFTER.match(text[end : end + 130]):
        return True
    long = " " in text[start:end]
    return long and bool(_ACTED_ON_BEFORE.search(before)) and not _PLACE_AFTER.match(text[end:])
