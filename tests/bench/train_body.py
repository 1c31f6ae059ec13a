"""Learns how much each piece of evidence speaks for a stretch of text being body: writes scraper/data/body.toml.

From the real pages with gold, and from the invented site, which has the kinds of page and furniture that this field
has and news at large has not.

python -m tests.bench.train_body             cross-validate, then fit on all pages and write
python -m tests.bench.train_body --deals 0   fit and write only
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from scraper.capture import of_html
from scraper.extract.about import About, read_about
from scraper.extract.body import keep, prepare, weigh
from scraper.extract.evidence import Ground, gather
from scraper.extract.headline import find_headline
from scraper.extract.linked import read_linked
from scraper.extract.story import Story, find_story
from scraper.extract.survey import survey
from scraper.extract.teasers import find_teasers
from scraper.page import open_page
from tests.bench import shingles
from tests.bench.corpus import Sample, invented, samples
from tests.bench.floors import ROOT
from tests.bench.logistic import Example, Weights, fit

TABLE = ROOT / "scraper" / "data" / "body.toml"
PRIOR = 15.0
_INVENTED = 0.15
"""What an invented page counts beside a real one."""
_HEAD = """\
# How much each piece of evidence speaks for a stretch of text being part of the article: log odds, summed.
# Learned by `python -m tests.bench.train_body`; a name that is not here weighs nothing.

[weights]
"""
_FOLDS = 8


class Lesson(NamedTuple):
    sample: Sample
    ground: Ground
    story: Story
    about: About
    evidence: list[list[str]]
    examples: list[Example]


def lessons() -> Iterator[Lesson]:
    for sample in (*samples(), *invented()):
        yield prepared(sample)


def prepared(sample: Sample) -> Lesson:
    page = open_page(of_html(sample.html(), sample.url))
    plan, linked = survey(page.tree), read_linked(page)
    headline = find_headline(page, plan, linked)
    story = find_story(plan, headline)
    ground = prepare(plan, story, find_teasers(page, plan, headline, story))
    texts, evidence = [stretch.text for stretch in ground.stretches], gather(ground)
    labels = max((_labels(texts, gold) for gold in sample.variants), key=lambda labels: _fit(sample, texts, labels))
    about = read_about(page, plan, linked, headline, story)
    return Lesson(sample, ground, story, about, evidence, _examples(texts, evidence, labels))


def _fit(sample: Sample, texts: list[str], labels: list[bool]) -> float:
    return _f1(sample, "\n\n".join(text for text, label in zip(texts, labels, strict=True) if label))


def _f1(sample: Sample, body: str) -> float:
    return shingles.best(sample.variants, body).f1


def _labels(texts: list[str], gold: str) -> list[bool]:
    """Whether each text stands in the gold body: most of its shingles, or, where it is too short, it in its place."""
    words = [shingles.words(text) for text in texts]
    gold_words = shingles.words(gold)
    known, whole = set(shingles.runs(gold_words)), f" {' '.join(gold_words)} "
    return [_stands(i, words, known, whole) for i in range(len(words))]


def _stands(i: int, words: list[list[str]], known: set[tuple[str, ...]], whole: str) -> bool:
    if runs := shingles.runs(words[i]):
        return sum(run in known for run in runs) * 2 >= len(runs)
    before = [word for each in words[max(0, i - 3) : i] for word in each][-3:]
    after = [word for each in words[i + 1 : i + 4] for word in each][:3]
    places = [
        part for part in (before + words[i] if before else [], words[i] + after if after else []) if len(part) > 3
    ]
    return bool(words[i]) and any(f" {' '.join(part)} " in whole for part in places)


def _examples(texts: list[str], evidence: list[list[str]], labels: list[bool]) -> list[Example]:
    """Long stretches count more, and every page counts the same."""
    sizes = [(words + 4) ** 0.6 if (words := len(shingles.words(text))) else 0.0 for text in texts]
    total = sum(sizes) or 1.0
    return [Example(*each) for each in zip(evidence, labels, (size / total for size in sizes), strict=True)]


def _counts(sample: Sample) -> float:
    return _INVENTED if sample.group == "invented" else 1.0


def learn(lessons: list[Lesson]) -> Weights:
    pages = Counter(lesson.sample.publisher for lesson in lessons)
    return fit(
        (
            example._replace(weight=example.weight * _counts(lesson.sample) / pages[lesson.sample.publisher] ** 0.5)
            for lesson in lessons
            for example in lesson.examples
        ),
        prior=PRIOR,
    )


def body(lesson: Lesson, weights: Weights) -> str:
    scores = [weigh(names, weights) for names in lesson.evidence]
    return "\n\n".join(stretch.text for stretch in keep(lesson.ground, scores, lesson.story, lesson.about))


def by_publisher(lessons: list[Lesson], seed: int) -> list[list[Lesson]]:
    """Dealt out at random, all pages of one publisher together."""
    publishers = sorted({lesson.sample.publisher for lesson in lessons})
    random.Random(seed).shuffle(publishers)
    fold = {publisher: i % _FOLDS for i, publisher in enumerate(publishers)}
    return [[each for each in lessons if fold[each.sample.publisher] == i] for i in range(_FOLDS)]


def by_group(lessons: list[Lesson]) -> list[list[Lesson]]:
    return [list(group) for _, group in groupby(lessons, key=lambda lesson: lesson.sample.group)]


def held_out(folds: list[list[Lesson]]) -> Iterator[tuple[Sample, str]]:
    """Each page's body by weights learned from the other folds."""
    for out in folds:
        weights = learn([lesson for fold in folds if fold is not out for lesson in fold])
        yield from ((each.sample, body(each, weights)) for each in out)


def f1_by_group(bodies: Iterable[tuple[Sample, str]]) -> dict[str, float]:
    scores = [(sample.group, shingles.best(sample.variants, text)) for sample, text in bodies]
    groups = sorted({group for group, _ in scores})
    return {group: shingles.summary(score for of, score in scores if of == group).f1 for group in groups}


def report(title: str, *found: dict[str, float]) -> None:
    """The mean over every deal."""
    print(f"{title:<42}", *(f"{group} {statistics.mean(f1[group] for f1 in found):.3f}" for group in found[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deals", type=int, default=3, help="how often to deal the publishers into folds")
    deals = parser.parse_args().deals
    known = list(lessons())
    if deals:
        dealt = (by_publisher(known, seed) for seed in range(deals))
        report(f"held out by publisher, {deals} x {_FOLDS} folds", *(f1_by_group(held_out(folds)) for folds in dealt))
        report("held out by group", f1_by_group(held_out(by_group(known))))
    weights = learn(known)
    report("fitted on all", f1_by_group((lesson.sample, body(lesson, weights)) for lesson in known))
    TABLE.write_text(_HEAD + "".join(f'"{name}" = {weight:.2f}\n' for name, weight in sorted(weights.items())), "utf-8")


if __name__ == "__main__":
    main()
