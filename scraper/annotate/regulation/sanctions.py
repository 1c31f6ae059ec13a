"""What a professional regulator decided about one registrant: struck off, suspended, cautioned, cleared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scraper.annotate.regulation.taxonomy import rows
from scraper.annotate.regulation.tense import historical
from scraper.record import Stage

PROFESSIONAL = frozenset(("nmc", "gmc", "mpts", "gdc", "gphc", "psni", "hcpc", "goc", "swe", "sssc"))
_ERASING = {
    "gmc": "erasure",
    "mpts": "erasure",
    "gdc": "erasure",
    "goc": "erasure",
    "gphc": "removal",
    "sssc": "removal",
}


@dataclass(frozen=True, slots=True)
class Sanction:
    action: str
    stage: Stage
    background: bool
    start: int
    end: int


@cache
def _sanctions() -> tuple[re.Pattern[str], tuple[dict[str, str], ...]]:
    table = rows("sanctions")
    return re.compile("(?i)\\b(?:" + "|".join(f"(?P<a{i}>{r['pattern']})" for i, r in enumerate(table)) + ")\\b"), table


_BY_EMPLOYER = re.compile(
    r"(?i)^[^.;]{0,25}\bby (?:the|her|his|their) (?:trust|hospital|employers?|home|surgery|practice"
    r"|health board|bosses)\b"
)
_NOT_IMPOSED = re.compile(
    r"(?i)\b(?:not|no|avoid(?:s|ed|ing)?|spared|escape[sd]?|rather than|instead of|against|without"
    r"|considered|considering|consider|whether|"
    r"calls? for|called for|wanted|urged|submitted|argued|sought|short of|insufficient|disproportionate"
    r"|substitut\w+|asks?|appropriate|would|could|should|"
    r"if|facing|faces|faced|fear\w*|risk\w*|until|sufficient)\b[^.;]{0,45}$"
)
_NOT_AFTER = re.compile(
    r"(?i)^[^.;]{0,30}\b(?:would (?:not )?be|was (?:not|too|dis)|were not|insufficient|inappropriate|inadequate to)\b"
)
_UNCERTAIN = re.compile(r"(?i)\b(?:if|whether|unless|could|hopes?|until)\b[^.;]{0,45}$")
_NEW_CLAUSE = re.compile(r"[;.,] ")
_LIFTED = re.compile(r"(?i)^[^.;]{0,45}\b(?:lifted|revoked|ended|quashed|overturned|expired)\b")
_LIFTED_BEFORE = re.compile(r"(?i)\b(?:lifted|revoked|quashed|overturned|restored after|ended)(?: \w+){0,2} $")
_APPEALED = re.compile(r"(?i)\bappeal\w*(?: \w+){0,3} (?:against )?(?:being |the |her |his )*$")


def find_sanctions(text: str, regulator: str | None) -> Iterator[Sanction]:
    pattern, table = _sanctions()
    for m in pattern.finditer(text):
        row = table[int((m.lastgroup or "a0")[1:])]
        before, after = text[max(0, m.start() - 80) : m.start()], text[m.end() :]
        if _BY_EMPLOYER.match(after) or _denied(row["action"], before, after):
            continue
        yield Sanction(_named(row["action"], regulator), _stage(before, after), historical(text, *m.span()), *m.span())


def _denied(action: str, before: str, after: str) -> bool:
    if _APPEALED.search(before):
        return False
    if action == "no_further_action":
        return bool(_UNCERTAIN.search(before))
    return bool(_NOT_IMPOSED.search(_NEW_CLAUSE.split(before)[-1]) or _NOT_AFTER.match(after))


def _stage(before: str, after: str) -> Stage:
    if _APPEALED.search(before):
        return "appealed"
    return "lifted" if _LIFTED.match(after) or _LIFTED_BEFORE.search(before) else "imposed"


def _named(action: str, regulator: str | None) -> str:
    """Newspapers say `struck off` for every profession; each regulator has its own word."""
    return _ERASING.get(regulator or "", action) if action in ("striking_off", "erasure") else action
