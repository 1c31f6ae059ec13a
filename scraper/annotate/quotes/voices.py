"""Voices: what a mention stands for, as a person, an organisation or somebody unnamed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from operator import attrgetter

from scraper.annotate.quotes.bodies import is_regulator
from scraper.annotate.quotes.cast import Person
from scraper.annotate.quotes.issuers import INSPECTORS, body, body_voice
from scraper.annotate.quotes.mentions import Mention
from scraper.annotate.quotes.names import Name
from scraper.annotate.quotes.posts import parse_post
from scraper.annotate.quotes.scene import LOWER_NOUN, Heard, Scene, Voice, employer_of, resolve_body
from scraper.annotate.quotes.vocabulary import Sex, vocabulary, word_group
from scraper.record import SpeakerKind

_DEFINITE = re.compile(r"(?i)\s*(?:(?:but|however|meanwhile|and)\s+)?(?:the|its|their|his|her|this)\s|.*['’]s?\s")
_INDEFINITE = re.compile(r"(?i)\s*(?:an?|one|another|some)\s")
_FORMER = re.compile(r"(?i)\s*(?:\w+,? )?the (?:former|ex-)")
_BY = re.compile(
    r"\b(?:rated|inspected|visited|told|graded|warned|downgraded|found|criticised"
    r"|measures)\b[^.]*?\bby (?:the )?(?=[A-Z])"
)
_PLURAL = re.compile(r"(?:s|(?<!member of )staff|people|family|women|men)$")
_OF_HEARINGS = ("chair", "chairman", "chairwoman", "counsel")
_OWNED = re.compile(r"['’]s? (?P<noun>[a-z]+)")
_PARTISANS = ("Liberal Democrat", "Lib Dem", "Conservative", "Tory", "Independent", "Green")
_OPENING = re.compile(r"(?i)(?:an?|the) ")
_SPEAKS = re.compile(r" (?:said|says|told|added|explained|described|called|claims|claimed|,)")
_PARTYS = re.compile(r"(?i)(?:the|his|her) party['’]s ")
_ONCE = re.compile(r"(?i)an? (?:former|ex)[ -]")
_GOES_ON = re.compile(r" ?(?:also )?(?:added|continued|concluded|went on)\b")
_TITLES = {
    "councillor": ("Cllr ", "Clr ", "Coun ", "Councillor "),
    "doctor": ("Dr ",),
    "judge": ("Judge ",),
    "professor": ("Prof",),
}
_SEATED = ("mp", "msp", "ms", "mla", "td", "am", "mep", "senator")
_FAR = 5
"""Paragraphs."""
_MOST = 50
"""Sentences."""
_SOON = 600
"""Characters."""
_LONG = 1500
"""Characters."""
_ANYBODY: Collection[SpeakerKind] = ("person", "organisation", "unnamed")
_at = attrgetter("at")


def voice_of(scene: Scene, mention: Mention, heard: list[Heard]) -> Voice | None:
    """`heard`: what was spoken before, latest last; pronouns and `the spokesperson` look there."""
    if mention.kind == "pronoun":
        return _referent(scene, mention, heard)
    if mention.kind == "post":
        return _post_voice(scene, mention, heard)
    if mention.name and mention.name.text in _PARTISANS:
        politician = scene.cast.holding("politician", "politician")
        if politician:
            return scene.voice(politician)
    named = _name_voice(scene, mention, mention.name) if mention.kind == "name" and mention.name else None
    return named or body_voice(scene, mention, heard)


def _name_voice(scene: Scene, mention: Mention, name: Name) -> Voice | None:
    """None for a name that is nobody's."""
    if mention.partner is not None:
        role = mention.noun if vocabulary().roles.get(mention.noun) == "kin" else None
        first = mention.partner.words[0] if _share_surname(mention.partner) else _full(scene, mention.partner)
        return Voice(f"{first} and {_full(scene, name)}", role, None, "person")
    person = scene.cast.named(name) or (_nearest_bearer(scene, name) if name.title else None)
    if person is not None:
        return scene.voice(person)
    if name.title:
        return Voice(f"{name.title} {name.text}", None, None, "person")
    known = name.kind == "person" or _is_surname(scene, name)
    return Voice(name.text, None, None, "person") if known else None


def _is_surname(scene: Scene, name: Name) -> bool:
    """A lone word that no organisation's name begins with."""
    return name.kind == "lone" and len(name.words) == 1 and scene.bodies.beginning(name.text) is None


def _nearest_bearer(scene: Scene, name: Name) -> Person | None:
    """The one named in full not far before, where a whole family bears the surname of `Mr Reed`."""
    before = reversed(scene.narration.names_in(max(0, name.start - _LONG), name.start))
    bearers = (n for n in before if n.kind == "person" and len(n.words) > 1 and n.words[-1] == name.words[-1])
    sex = vocabulary().titles.get(name.title or "", "-")
    people = (person for n in bearers if (person := scene.cast.named(n)))
    return next((person for person in people if "-" in (sex, person.sex) or sex == person.sex), None)


def _share_surname(partner: Name) -> bool:
    """`Ann and Tom Reed`: the first one's is not printed."""
    return partner.end - partner.start == len(partner.words[0])


def _full(scene: Scene, name: Name) -> str:
    person = scene.cast.named(name)
    return person.name if person else name.text


def _post_voice(scene: Scene, mention: Mention, heard: list[Heard]) -> Voice:
    """`the deputy director` is whoever holds the post; `inspectors` are the regulator; the rest stays unnamed."""
    phrase = scene.narration.text[mention.start : mention.end].strip()
    kind = vocabulary().roles[mention.noun]
    if kind != "inspector" or not mention.noun.endswith("s"):
        person = scene.cast.holding(phrase, mention.noun) if not _INDEFINITE.match(phrase) else None
        if person is not None and (person.at < mention.end or kind != "public" or scene.cast.is_called(person, phrase)):
            return scene.voice(person)
    if kind == "inspector":
        return body(scene.bodies.regulator, mention.noun)
    if mention.noun == "ombudsman" and "Ombudsman" in (scene.bodies.regulator or ""):
        return body(scene.bodies.regulator, mention.noun)
    post = parse_post(phrase)
    role, organisation = (post.role, post.organisation) if post else (mention.noun, None)
    if organisation is None or _FORMER.match(phrase) or _PARTYS.match(phrase):
        return (
            (_introduced(scene, mention, phrase, heard) if _FORMER.match(phrase) else None)
            or _spoken_before(scene, mention, phrase, heard)
            or _introduced(scene, mention, phrase, heard)
            or (_named_next(scene, mention, role) if kind != "spokes" and _OPENING.match(phrase) else None)
            or _unnamed(scene, mention, role, kind, heard)
        )
    return Voice(None, role, resolve_body(scene.bodies, organisation), "unnamed", _sex(mention.noun))


def _spoken_before(scene: Scene, mention: Mention, phrase: str, heard: list[Heard]) -> Voice | None:
    """`The spokesperson added`: the one introduced before."""
    if not _DEFINITE.match(phrase):
        return None
    before = antecedents(scene, mention.start, heard, {"unnamed"})
    return next((v for v in before if v.kind == "unnamed" and mention.noun in (v.role or "").lower().split()), None)


def _introduced(scene: Scene, mention: Mention, phrase: str, heard: list[Heard]) -> Voice | None:
    """`Jo Bell has run the home for years. The owner said`: the person just spoken of, whose post comes only now."""
    if not _DEFINITE.match(phrase):
        return None
    if _FORMER.match(phrase):
        return next((v for v in antecedents(scene, mention.start, heard) if v.kind == "person"), None)
    partys = _PARTYS.match(phrase) is not None
    if mention.noun in _SEATED or _GOES_ON.match(scene.narration.text, mention.end):
        return next((v for v in antecedents(scene, mention.start, heard) if v.kind == "person"), None)
    if (vocabulary().roles[mention.noun] != "officer" and not partys) or mention.noun in _OF_HEARINGS:
        return None
    nearest = next(iter(antecedents(scene, mention.start, heard)), None)
    if nearest is None or nearest.kind != "person" or nearest.role is not None:
        return None
    if partys:
        return nearest._replace(role=_PARTYS.sub("", phrase))
    return nearest._replace(role=mention.noun, organisation=employer_of(scene.bodies, mention.noun, None, "officer"))


def _named_next(scene: Scene, mention: Mention, role: str | None) -> Voice | None:
    """`A council boss called it “grim”. Jo Bell, leader of …, said`: a story's opening leaves the name to come."""
    behind = (person for person in scene.cast.people if person.at > mention.end)
    first = min(behind, key=lambda person: person.at, default=None)
    long = 4 if vocabulary().roles[mention.noun] == "kin" else 2
    opening = scene.prose.paragraphs[:long][-1].end
    if first is None or mention.noun.endswith("s") or mention.end > opening or not 0 < first.at - mention.end < _SOON:
        return None
    sits = scene.cast.holding(mention.noun, mention.noun) if mention.noun in ("coroner", "judge") else None
    if sits:
        return scene.voice(sits)
    once = _ONCE.match(scene.narration.text, mention.start) and (first.role or "").lower() in _SEATED
    titled = scene.narration.text.startswith(_TITLES.get(mention.noun, ()), first.at)
    if first.role and not once and not titled and not scene.cast.holds(first, mention.noun):
        return None
    told = scene.narration.text[first.at : first.at + len(first.name) + 12]
    if first.role is None and not _SPEAKS.search(told) and not _opens_next(scene, mention, first):
        return None
    return scene.voice(first)._replace(role=first.role or role)


def _opens_next(scene: Scene, mention: Mention, person: Person) -> bool:
    """`A NURSE who …⏎Ann Vale left …`: the next paragraph begins with the name the first one kept back."""
    text = scene.narration.text
    if vocabulary().roles[mention.noun] not in ("staffer", "kin") or not _INDEFINITE.match(text, mention.start):
        return False
    last = scene.narration.paragraphs_until(person.at, 2)
    return len(last) == 2 and last[0].start == mention.start and last[1].start == person.at


def _unnamed(scene: Scene, mention: Mention, role: str | None, kind: str, heard: list[Heard]) -> Voice:
    """`a spokesman said` speaks for the body the sentences before are about."""
    organisation = employer_of(scene.bodies, role, None, kind)
    if kind == "spokes":
        before = antecedents(scene, mention.start, heard, {"organisation"})
        about = next((v.name for v in before if v.kind == "organisation" and v.name), scene.bodies.provider)
        organisation = _of_body(scene, mention) or about
    return Voice(None, role, organisation, "unnamed", _sex(mention.noun))


def _of_body(scene: Scene, mention: Mention) -> str | None:
    """The hospital of `a hospital spokesman`."""
    words = LOWER_NOUN.findall(scene.narration.text[mention.start : mention.end])
    return next(
        (scene.bodies.named_like(w) for w in words if vocabulary().bodies.get(w) in ("provider", "other")), None
    )


def _sex(noun: str) -> Sex:
    return "m" if noun in word_group("men") else "f" if noun in word_group("women") else "-"


def _referent(scene: Scene, mention: Mention, heard: list[Heard]) -> Voice | None:
    if mention.noun in ("one", "another"):  # of those quoted or spoken of before
        unnamed = [h.voice for h in reversed(heard) if h.voice.kind == "unnamed"]
        near = (v for v in antecedents(scene, mention.start, heard, {"unnamed"}) if v.kind == "unnamed")
        several = next((v for v in near if _PLURAL.search(v.role or "")), None)
        return next((v for v in (several, *unnamed[:1]) if v), Voice(None, None, None, "unnamed"))
    nearest = next(iter(_sentences_back(scene, mention.start)), None)
    if mention.noun == "they" and nearest and INSPECTORS.search(scene.narration.text, *nearest):
        return body(scene.bodies.regulator, "inspectors")
    agents: Iterable[Voice] = _agents(scene, *nearest) if nearest and mention.noun in ("it", "they") else ()
    for voice in chain(agents, antecedents(scene, mention.start, heard)):
        if _may_be(mention.noun, voice):
            return voice
    if mention.noun == "it":
        return body(scene.bodies.regulator, "it") if scene.bodies.regulator else None
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


def antecedents(
    scene: Scene, position: int, heard: list[Heard], wanted: Collection[SpeakerKind] = _ANYBODY
) -> Iterator[Voice]:
    """Voices before `position`, nearest sentence first: who spoke in it, then its subject.

    All of the kinds that are wanted, and some of those that are not: they cost nothing.
    """
    if not scene.hops:
        return
    earlier = scene._replace(hops=scene.hops - 1)
    for start, end in islice(_sentences_back(scene, position), _MOST):
        if "person" in wanted:
            yield from _possessor(scene, start, end)
        subject = scene.subject(start, end)
        if subject and _tells(scene, subject):
            voice = voice_of(earlier, subject, heard)
            if voice:
                yield voice
        if "person" in wanted and not (subject and subject.noun in ("he", "she")):
            yield from _people(scene, start, end)
        first, last = (bisect_left(heard, at, key=_at) for at in (start, max(end, start + 1)))
        yield from (h.voice for h in reversed(heard[first:last]))


def _people(scene: Scene, start: int, end: int) -> Iterator[Voice]:
    names = (name for name in scene.narration.names_in(start, end) if name.kind == "person")
    return (scene.voice(person) for name in names if (person := scene.cast.named(name)))


def _tells(scene: Scene, subject: Mention) -> bool:
    """Whether a sentence's subject says who is meant: no pronoun, nor a capitalised word nobody is called by."""
    lone = subject.name if subject.name and subject.name.kind == "lone" else None
    return subject.kind != "pronoun" and not (lone and _is_surname(scene, lone) and not scene.cast.knows(lone))


def _possessor(scene: Scene, start: int, end: int) -> Iterator[Voice]:
    """`Ann Vale's mother is 93`: it is Ann Vale who goes on to speak."""
    name = next(iter(scene.narration.names_in(start, min(end, start + 30))), None)
    owned = _OWNED.match(scene.narration.text, name.end) if name else None
    person = scene.cast.named(name) if name and owned else None
    if owned and scene.narration.names_in(owned.end(), owned.end() + 2):
        return  # `Ann Vale's mother Joy Reed`
    if person and owned and vocabulary().roles.get(owned["noun"]) == "kin":
        yield scene.voice(person)


def _agents(scene: Scene, start: int, end: int) -> Iterator[Voice]:
    """`The home was rated weak by the CQC`: the next `it said` is the agent's."""
    by = _BY.search(scene.narration.text, start, end)
    for name in scene.narration.names_in(by.end(), by.end() + 1) if by else ():
        if name.kind == "organisation" and is_regulator(name.text):
            yield body(scene.bodies.fullest(name.text), name.text)


def _sentences_back(scene: Scene, position: int) -> Iterator[tuple[int, int]]:
    for paragraph in reversed(scene.narration.paragraphs_until(position - 1, _FAR)):
        yield from scene.narration.veil.sentences_back(paragraph.start, min(paragraph.end, position))
