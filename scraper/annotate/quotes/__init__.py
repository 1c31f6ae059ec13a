"""Who said what: marks → spans → cues → mentions → people → attribution.

marks, pairs and spans find what is quoted, scare takes out what nobody says. veil paints the quotations over; names
(out of tokens) and cues are found in what is left, the narration. mentions and subjects read whom a cue names, posts
and appositions what office that person holds. people (into the cast), bodies and scene know who there is; voices tells
whom a mention stands for, issuers which organisation, evidence what stands at one quotation, headlines whose words a
headline repeats, and attribution puts it together.
"""

from __future__ import annotations

from functools import cache, partial

from scraper.annotate.quotes.attribution import Attributed, attribute
from scraper.annotate.quotes.bodies import gather_bodies
from scraper.annotate.quotes.marks import may_quote
from scraper.annotate.quotes.mentions import head
from scraper.annotate.quotes.narration import narrate
from scraper.annotate.quotes.passages import chain, is_direct, is_few_words
from scraper.annotate.quotes.people import gather_cast
from scraper.annotate.quotes.scare import is_scare
from scraper.annotate.quotes.scene import Scene, person_voice
from scraper.annotate.quotes.spans import Span, find_spans
from scraper.prose import Prose
from scraper.record import Quote, Speaker


def find_quotes(prose: Prose) -> tuple[Quote, ...]:
    """Quotes in order of appearance."""
    if not may_quote(prose.text):
        return ()
    spans = [span for span in find_spans(prose) if _speaks(prose.text, span)]
    if not spans:
        return ()
    scene = _scene(prose, spans)
    found = attribute(scene, chain(prose.text, spans))
    # A few words that nobody is there to say are a term: `a “citizen science” project`.
    return tuple(_quote(scene, one) for one in found if one.voice or not is_few_words(prose, one.passage))


def _speaks(text: str, span: Span) -> bool:
    """Whether there are words, and not just words in scare quotes; what runs over paragraphs is always speech."""
    if not any(map(str.isalnum, text[span.start : span.end])):
        return False
    return not (span.opened and span.closed and is_scare(text, span))


def _scene(prose: Prose, spans: list[Span]) -> Scene:
    narration = narrate(prose, spans)
    around = [text for text in (prose.headline, prose.standfirst, *prose.captions) if text]
    cast, bodies = gather_cast(narration, around), gather_bodies(narration, prose.text)
    return Scene(
        prose, narration, cast, bodies, cache(partial(head, narration)), cache(partial(person_voice, narration, bodies))
    )


def _quote(scene: Scene, found: Attributed) -> Quote:
    spans = tuple((span.start, span.end) for span in found.passage)
    return Quote(
        text="\n\n".join(scene.prose.text[start:end] for start, end in spans),
        spans=spans,
        kind="direct" if is_direct(scene.prose, found.passage) else "partial",
        speaker=_speaker(found),
        cue=found.cue,
        block=found.passage[0].paragraph,
    )


def _speaker(found: Attributed) -> Speaker | None:
    voice = found.voice
    if voice is None:
        return None
    return Speaker(
        name=voice.name, role=voice.role, organisation=voice.organisation, kind=voice.kind, mention=found.mention
    )
