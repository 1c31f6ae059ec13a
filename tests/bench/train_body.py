"""Learns how much each piece of evidence speaks for a stretch of text being body: writes scraper/data/body.toml.

python -m tests.bench.train_body            cross-validate by publisher, then fit on all pages and write
python -m tests.bench.train_body --folds 0  fit and write only
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from scraper.capture import of_html
from scraper.extract.body import prepare, weigh
from scraper.extract.evidence import gather
from scraper.extract.headline import find_headline
from scraper.extract.linked import read_linked
from scraper.extract.story import find_story
from scraper.extract.survey import survey
from scraper.extract.teasers import find_teasers
from scraper.page import open_page
from tests.bench.corpus import Sample, samples, scorer
from tests.bench.floors import ROOT
from tests.bench.logistic import Example, Weights, fit

TABLE = ROOT / "scraper" / "data" / "body.toml"
PRIOR = 40.0
_HEAD = """\
# How much each piece of evidence speaks for a stretch of text being part of the article: log odds, summed.
# Learned by `python -m tests.bench.train_body`; a name that is not here weighs nothing.

[weights]
"""
_WORD = re.compile(r"\w+")
_SIZE = 4


class Lesson(NamedTuple):
    sample: Sample
    texts: list[str]
    evidence: list[list[str]]
    examples: list[Example]


def prepared(sample: Sample) -> Lesson:
    page = open_page(of_html(sample.html(), sample.url))
    plan = survey(page.tree)
    headline = find_headline(page, plan, read_linked(page))
    story = find_story(plan, headline)
    if story.root is None:
        return Lesson(sample, [], [], [])
    ground = prepare(plan, headline, story, find_teasers(page, plan, headline, story))
    texts, evidence = [stretch.text for stretch in ground.stretches], gather(ground)
    labels = max((_labels(texts, gold) for gold in sample.variants), key=lambda labels: _fit(sample, texts, labels))
    return Lesson(sample, texts, evidence, _examples(texts, evidence, labels))


def _fit(sample: Sample, texts: list[str], labels: list[bool]) -> float:
    return _f1(sample, "\n\n".join(text for text, label in zip(texts, labels, strict=True) if label))


def _f1(sample: Sample, body: str) -> float:
    return float(scorer().f1(*scorer().best(sample.variants, body)))


def _labels(texts: list[str], gold: str) -> list[bool]:
    """Whether each text stands in the gold body: most of its shingles, or, where it is too short, it in its place."""
    words = [_WORD.findall(text) for text in texts]
    gold_words = _WORD.findall(gold)
    known, whole = set(_shingles(gold_words)), f" {' '.join(gold_words)} "
    return [_stands(i, words, known, whole) for i in range(len(words))]


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[i:] for i in range(_SIZE)), strict=False))


def _stands(i: int, words: list[list[str]], known: set[tuple[str, ...]], whole: str) -> bool:
    if shingles := _shingles(words[i]):
        return sum(shingle in known for shingle in shingles) * 2 >= len(shingles)
    before = [word for each in words[max(0, i - 3) : i] for word in each][-3:]
    after = [word for each in words[i + 1 : i + 4] for word in each][:3]
    places = [
        part for part in (before + words[i] if before else [], words[i] + after if after else []) if len(part) > 3
    ]
    return bool(words[i]) and any(f" {' '.join(part)} " in whole for part in places)


def _examples(texts: list[str], evidence: list[list[str]], labels: list[bool]) -> list[Example]:
    """Long stretches count more, and every page counts the same."""
    sizes = [(words + 4) ** 0.6 if (words := len(_WORD.findall(text))) else 0.0 for text in texts]
    total = sum(sizes) or 1.0
    return [Example(*each) for each in zip(evidence, labels, (size / total for size in sizes), strict=True)]


def learn(lessons: list[Lesson]) -> Weights:
    pages = Counter(lesson.sample.publisher for lesson in lessons)
    return fit(
        (
            example._replace(weight=example.weight / pages[lesson.sample.publisher] ** 0.5)
            for lesson in lessons
            for example in lesson.examples
        ),
        prior=PRIOR,
    )


def body(lesson: Lesson, weights: Weights) -> str:
    marked = zip(lesson.texts, lesson.evidence, strict=True)
    return "\n\n".join(text for text, names in marked if weigh(names, weights) > 0)


def held_out(lessons: list[Lesson], folds: int) -> Iterator[tuple[Sample, str]]:
    """Each page's body by weights learned from other publishers' pages."""
    publishers = sorted({lesson.sample.publisher for lesson in lessons})
    for fold in range(folds):
        out = set(publishers[fold::folds])
        weights = learn([lesson for lesson in lessons if lesson.sample.publisher not in out])
        yield from ((each.sample, body(each, weights)) for each in lessons if each.sample.publisher in out)


def report(bodies: list[tuple[Sample, str]]) -> None:
    for group in sorted({sample.group for sample, _ in bodies}):
        scores = {s.key: scorer().best(s.variants, text) for s, text in bodies if s.group == group}
        print(f"  {group:<12}", *(f"{k} {v:.3f}" for k, v in scorer().summary(scores).items() if k != "pages"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=8)
    folds = parser.parse_args().folds
    lessons = [prepared(sample) for sample in samples()]
    if folds:
        print(f"held out by publisher, {folds} folds")
        report(list(held_out(lessons, folds)))
    weights = learn(lessons)
    print("fitted on all")
    report([(lesson.sample, body(lesson, weights)) for lesson in lessons])
    TABLE.write_text(_HEAD + "".join(f'"{name}" = {weight:.2f}\n' for name, weight in sorted(weights.items())), "utf-8")


if __name__ == "__main__":
    main()
