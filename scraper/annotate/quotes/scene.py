"""Scene: everything an article tells about who may speak, and the voice each person has in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from scraper.annotate.quotes.bodies import Bodies
from scraper.annotate.quotes.cast import Cast, Person
from scraper.annotate.quotes.mentions import Mention
from scraper.annotate.quotes.names import Name
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.vocabulary import Sex, vocabulary, word_group
from scraper.prose import Prose
from scraper.record import SpeakerKind

_NEAR = 400
_SENTENCE_START = re.compile(r"(?:^|\n|[.!?] )(?:The )?$")
LOWER_NOUN = re.compile(r"[a-z]+")
# Posts that only the inspecting body has, and posts that lead whatever body the article is about.
_INSPECTING = re.compile(r"(?i)\binspect(?:or|ion|ions|ors)\b|\bdeputy director of operations (?:in|for) ")
_LEADING = re.compile(r"(?i)\bchief\b|\b(?:senior|managing|GP) partner\b|\bin charge\b")
_OF_COUNCIL = re.compile(r"(?i)\b(?:cabinet member|portfolio holder)\b")
_OF_ANOTHER = re.compile(r"\bof (?:the|this|our) [a-z]+$")  # `chairman of the bench`
_OF_PARTY = re.compile(r"(?i)\b(?:labour|conservative|tory|liberal|lib dem|green|ukip|reform|snp|plaid)\b")
_OF_STATE = re.compile(
    r"(?i)\b(?:health|care|home|shadow|state|cabinet|first|prime"
    r"|education|justice|housing|culture|agriculture|foreign|defence)\b.*\b(?:secretary|minister)\b|secretary of state"
)


class Voice(NamedTuple):
    name: str | None
    role: str | None
    organisation: str | None
    kind: SpeakerKind
    sex: Sex = "-"


class Heard(NamedTuple):
    """A voice and where its quotation began."""

    at: int
    voice: Voice


class Scene(NamedTuple):
    """Everything the article tells about who may speak.

    `subject`: whom a sentence `[start, end)` is about. `voice`: a person's, with post and employer. `hops`: how often
    over the subject of an earlier sentence may point back (`The owner` of one sentence is `the owner` of the one
    before, who is Jo Bell).
    """

    prose: Prose
    narration: Narration
    cast: Cast
    bodies: Bodies
    subject: Callable[[int, int], Mention | None]
    voice: Callable[[Person], Voice]
    hops: int = 2


def person_voice(narration: Narration, bodies: Bodies, person: Person) -> Voice:
    return Voice(
        person.name,
        person.role,
        employer_of(bodies, person.role, _owner(narration, person), person.post_kind),
        "person",
        person.sex,
    )


def _owner(narration: Narration, person: Person) -> str | None:
    """The organisation as printed; for `its` the body the sentences before are about."""
    if person.organisation != "its":
        return person.organisation
    before = narration.names_in(max(0, person.at - _NEAR), person.at)
    text = narration.text
    return next(
        (n.text for n in reversed(before) if n.kind == "organisation" and begins_sentence(text, n)),
        "its",
    )


def employer_of(bodies: Bodies, role: str | None, organisation: str | None, kind: str) -> str | None:
    """The organisation behind a post: as printed, what `the trust` stands for, or the one the article is about."""
    if organisation and not (organisation == "its" and kind == "inspector"):
        return resolve_body(bodies, organisation)
    if role and (kind == "inspector" or (kind == "officer" and _INSPECTING.search(role))):
        return bodies.regulator if "detective" not in role.lower() else None
    if role and (_OF_PARTY.search(role) or _OF_ANOTHER.search(role)):
        return None
    if role and _OF_COUNCIL.search(role):
        return bodies.named_like("council")
    if (
        role
        and not _OF_STATE.search(role)
        and (kind == "officer" or (kind in ("staffer", "kin") and _LEADING.search(role)))
    ):
        return bodies.employer(role)
    return None


def begins_sentence(text: str, name: Name) -> bool:
    """With or without its article."""
    return _SENTENCE_START.search(text, max(0, name.start - 6), name.start) is not None


def resolve_body(bodies: Bodies, organisation: str) -> str | None:
    organisation = organisation.removeprefix("NHS ") if organisation[4:].islower() else organisation
    if any(c.isupper() for c in organisation):
        return bodies.lengthened(organisation)
    if organisation in ("its", "their"):
        return bodies.provider
    words = LOWER_NOUN.findall(organisation)
    nouns = [word for word in words if word in vocabulary().bodies]
    name = bodies.known_as(nouns[-1]) if nouns else None
    sort = next((word for word in words if word in word_group("sorts of bodies")), None)
    return organisation.removeprefix("the ") if sort and sort not in (name or "").lower() else name
