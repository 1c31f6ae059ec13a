"""Voices: what a mention stands for, as a person, an organisation or somebody unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scraper.annotate.quotes.bodies import Bodies, is_regulator
from scraper.annotate.quotes.mentions import Mention, head
from scraper.annotate.quotes.names import Name
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.people import Cast, Person
from scraper.annotate.quotes.posts import parse_post
from scraper.annotate.quotes.vocabulary import Sex, vocabulary, word_group
from scraper.prose import Paragraph, Prose
from scraper.record import SpeakerKind

_LOWER_NOUN = re.compile(r"[a-z]+")
_DEFINITE = re.compile(r"(?i)\s*(?:(?:but|however|meanwhile|and)\s+)?(?:the|its|their|his|her|this)\s|.*['’]s?\s")
_INDEFINITE = re.compile(r"(?i)\s*(?:an?|one|another|some)\s")
# Posts that only the inspecting body has, and posts that lead whatever body the article is about.
_INSPECTING = re.compile(r"(?i)\binspect(?:or|ion|ions|ors)\b|\bdeputy director of operations (?:in|for) ")
_LEADING = re.compile(r"(?i)\bchief\b|\b(?:senior|managing|GP) partner\b|\bin charge\b")
_BY = re.compile(
    r"\b(?:rated|inspected|visited|told|graded|warned|downgraded|found|criticised"
    r"|measures)\b[^.]*?\bby (?:the )?(?=[A-Z])"
)
_PLURAL = re.compile(r"(?:s|staff|people|family|women|men)$")
_ISSUED = re.compile(r"\b(?:by|from)\s")
_OWNERS = ("provider", "other", "regulator")
_OF_HEARINGS = ("chair", "chairman", "chairwoman", "counsel")
_OWNED = re.compile(r"['’]s? (?P<noun>[a-z]+)")
_FAR = 8


@dataclass(frozen=True, slots=True)
class Voice:
    name: str | None
    role: str | None
    organisation: str | None
    kind: SpeakerKind
    sex: Sex = "-"


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice and where its quotation began."""

    at: int
    voice: Voice


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the article tells about who may speak."""

    prose: Prose
    narration: Narration
    cast: Cast
    bodies: Bodies


def voice_of(scene: Scene, mention: Mention, heard: list[Heard]) -> Voice | None:
    """`heard`: what was spoken before, latest last; pronouns and `the spokesperson` look there."""
    if mention.kind == "pronoun":
        return _referent(scene, mention, heard)
    if mention.kind == "post":
        return _post_voice(scene, mention, heard)
    if mention.kind == "name" and mention.name is not None:
        if mention.partner is not None:
            return Voice(f"{_full(scene, mention.partner)} and {_full(scene, mention.name)}", None, None, "person")
        person = scene.cast.named(mention.name)
        if person is not None:
            return person_voice(scene, person)
        if mention.name.title:
            return Voice(f"{mention.name.title} {mention.name.text}", None, None, "person")
        if mention.name.kind == "person" or _is_surname(scene, mention.name):
            return Voice(mention.name.text, None, None, "person")
    return _body_voice(scene, mention, heard)


def _is_surname(scene: Scene, name: Name) -> bool:
    """A lone word that no organisation's name begins with."""
    return name.kind == "lone" and len(name.words) == 1 and _lone(scene, name.text) not in scene.bodies.names


def _full(scene: Scene, name: Name) -> str:
    person = scene.cast.named(name)
    return person.name if person else name.text


def person_voice(scene: Scene, person: Person) -> Voice:
    return Voice(
        person.name,
        person.role,
        _employer(scene, person.role, person.organisation, person.post_kind),
        "person",
        person.sex,
    )


def _employer(scene: Scene, role: str | None, organisation: str | None, kind: str) -> str | None:
    """The organisation behind a post: as printed, what `the trust` stands for, or the one the article is about."""
    if organisation:
        return _resolve_body(scene, organisation)
    if role and (kind == "inspector" or (kind == "officer" and _INSPECTING.search(role))):
        return scene.bodies.regulator
    if role and (kind == "officer" or (kind in ("staffer", "kin") and _LEADING.search(role))):
        return scene.bodies.employer(role)
    return None


def _resolve_body(scene: Scene, organisation: str) -> str | None:
    if any(c.isupper() for c in organisation):
        return organisation
    if organisation in ("its", "their"):
        return scene.bodies.provider
    nouns = [w for w in _LOWER_NOUN.findall(organisation) if w in vocabulary().bodies]
    return scene.bodies.known_as(nouns[-1]) if nouns else None


def _post_voice(scene: Scene, mention: Mention, heard: list[Heard]) -> Voice:
    """`the deputy director` is whoever holds the post; `inspectors` are the regulator; the rest stays unnamed."""
    phrase = scene.narration.text[mention.start : mention.end].strip()
    kind = vocabulary().roles[mention.noun]
    if kind != "inspector" or not mention.noun.endswith("s"):
        person = scene.cast.holding(phrase, mention.noun) if not _INDEFINITE.match(phrase) else None
        if person is not None:
            return person_voice(scene, person)
    if kind == "inspector":
        return _body(scene.bodies.regulator, mention.noun)
    post = parse_post(phrase)
    role, organisation = (post.role, post.organisation) if post else (mention.noun, None)
    if organisation is None:
        return (
            _spoken_before(scene, mention, phrase, heard)
            or _introduced(scene, mention, phrase, heard)
            or _unnamed(scene, mention, role, kind, heard)
        )
    return Voice(None, role, _resolve_body(scene, organisation), "unnamed", _sex(mention.noun))


def _spoken_before(scene: Scene, mention: Mention, phrase: str, heard: list[Heard]) -> Voice | None:
    """`The spokesperson added`: the one introduced before."""
    if not _DEFINITE.match(phrase):
        return None
    before = antecedents(scene, mention.start, heard)
    return next((v for v in before if v.kind == "unnamed" and mention.noun in (v.role or "").lower()), None)


def _introduced(scene: Scene, mention: Mention, phrase: str, heard: list[Heard]) -> Voice | None:
    """`Jo Bell has run the home for years. The owner said`: the person just spoken of, whose post comes only now."""
    if not _DEFINITE.match(phrase) or vocabulary().roles[mention.noun] != "officer" or mention.noun in _OF_HEARINGS:
        return None
    nearest = next(iter(antecedents(scene, mention.start, heard)), None)
    if nearest is None or nearest.kind != "person" or nearest.role is not None:
        return None
    return replace(nearest, role=mention.noun, organisation=_employer(scene, mention.noun, None, "officer"))


def _unnamed(scene: Scene, mention: Mention, role: str | None, kind: str, heard: list[Heard]) -> Voice:
    """`a spokesman said` speaks for the body the sentences before are about."""
    organisation = _employer(scene, role, None, kind)
    if kind == "spokes":
        before = antecedents(scene, mention.start, heard)
        organisation = next((v.name for v in before if v.kind == "organisation" and v.name), scene.bodies.provider)
    return Voice(None, role, organisation, "unnamed", _sex(mention.noun))


def _sex(noun: str) -> Sex:
    return "m" if noun in word_group("men") else "f" if noun in word_group("women") else "-"


def _body(name: str | None, noun: str) -> Voice:
    return Voice(name, None if name else noun, name, "organisation")


def _body_voice(scene: Scene, mention: Mention, heard: list[Heard]) -> Voice:
    """An organisation, or a paper, which speaks for whoever issued it."""
    kind = vocabulary().bodies.get(mention.noun)
    issuer = _issuer(scene, mention)
    if issuer:
        return _body(issuer, mention.noun)
    coroner = scene.cast.holding("coroner", "coroner") if mention.noun == "inquest" else None
    if coroner:
        return person_voice(scene, coroner)
    name = scene.bodies.known_as(mention.noun)
    if kind == "own" or (kind == "document" and name is None):
        last = next((h.voice for h in reversed(heard) if h.voice.kind != "person"), None)
        return last or _body(name, mention.noun)
    return _body(name, mention.noun)


def _issuer(scene: Scene, mention: Mention) -> str | None:
    """The organisation named in the phrase: in front of its noun (`the trust's statement`) or behind `by`, `from`."""
    text = scene.narration.text
    noun = text.lower().find(mention.noun, mention.start, mention.end) if mention.noun else mention.end
    papers = vocabulary().bodies.get(mention.noun) in ("document", "own")
    by = _ISSUED.search(text, noun, mention.end) if papers else None
    stretches = [(mention.start, noun), *([(by.end(), mention.end)] if by else [])]
    for start, end in stretches:
        name = next((n for n in scene.narration.names_in(start, end) if n.kind != "person"), None)
        if name:
            return scene.bodies.fullest(_lone(scene, name.text))
        owner = next((w for w in _LOWER_NOUN.findall(text, start, end) if vocabulary().bodies.get(w) in _OWNERS), None)
        if owner and scene.bodies.known_as(owner):
            return scene.bodies.known_as(owner)
    return None


def _lone(scene: Scene, word: str) -> str:
    """`Barchester` for the one organisation whose name begins so."""
    return next((name for name in scene.bodies.names if name == word or name.startswith(word + " ")), word)


def _referent(scene: Scene, mention: Mention, heard: list[Heard]) -> Voice | None:
    nearest = next(iter(_sentences_back(scene, mention.start)), None)
    agents: Iterable[Voice] = _agents(scene, *nearest) if nearest and mention.noun == "it" else ()
    for voice in (*agents, *antecedents(scene, mention.start, heard)):
        if _may_be(mention.noun, voice):
            return voice
    if mention.noun == "it":
        return _body(scene.bodies.regulator, "it") if scene.bodies.regulator else None
    return heard[-1].voice if heard else None


def _may_be(pronoun: str, voice: Voice) -> bool:
    if pronoun == "it":
        return voice.kind == "organisation"
    if pronoun == "they":
        return voice.kind != "person" or voice.sex == "-"
    if pronoun in ("he", "she"):
        if voice.kind == "unnamed" and _PLURAL.search(voice.role or ""):
            return False
        return voice.kind != "organisation" and voice.sex in ("-", "m" if pronoun == "he" else "f")
    return True


def antecedents(scene: Scene, position: int, heard: list[Heard]) -> Iterator[Voice]:
    """Voices before `position`, nearest sentence first: who spoke in it, then its subject."""
    for start, end in _sentences_back(scene, position):
        yield from _possessor(scene, start, end)
        subject = head(scene.narration, start, end) if end > start else None
        if subject and _tells(scene, subject):
            voice = voice_of(scene, subject, heard)
            if voice:
                yield voice
        for name in scene.narration.names_in(start, end):
            person = scene.cast.named(name) if name.kind == "person" else None
            if person:
                yield person_voice(scene, person)
        yield from (h.voice for h in reversed(heard) if start <= h.at < max(end, start + 1))


def _tells(scene: Scene, subject: Mention) -> bool:
    """Whether a sentence's subject says who is meant: no pronoun, nor a capitalised word nobody is called by."""
    lone = subject.name if subject.name and subject.name.kind == "lone" else None
    return subject.kind != "pronoun" and not (lone and _is_surname(scene, lone) and scene.cast.named(lone) is None)


def _possessor(scene: Scene, start: int, end: int) -> Iterator[Voice]:
    """`Ann Vale's mother is 93`: it is Ann Vale who goes on to speak."""
    name = next(iter(scene.narration.names_in(start, min(end, start + 30))), None)
    owned = _OWNED.match(scene.narration.text, name.end) if name else None
    person = scene.cast.named(name) if name and owned else None
    if person and owned and vocabulary().roles.get(owned["noun"]) == "kin":
        yield person_voice(scene, person)


def _agents(scene: Scene, start: int, end: int) -> Iterator[Voice]:
    """`The home was rated weak by the CQC`: the next `it said` is the agent's."""
    by = _BY.search(scene.narration.text, start, end)
    for name in scene.narration.names_in(by.end(), by.end() + 1) if by else ():
        if name.kind == "organisation" and is_regulator(name.text):
            yield _body(scene.bodies.fullest(name.text), name.text)


def _sentences_back(scene: Scene, position: int) -> Iterator[tuple[int, int]]:
    paragraphs = [p for p in scene.prose.narrative if p.start <= position]
    for paragraph in reversed(paragraphs[-_FAR:]):
        yield from reversed(_sentences_until(scene, paragraph, position))


def _sentences_until(scene: Scene, paragraph: Paragraph, position: int) -> list[tuple[int, int]]:
    sentences = scene.narration.veil.sentences(paragraph.start, min(paragraph.end, max(position, paragraph.start)))
    return [s for s in sentences if s[0] < position]
