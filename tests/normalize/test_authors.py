"""Bylines of invented reporters."""

import pytest

from scraper.extraction import PrintedAuthor
from scraper.normalize.authors import name_authors, sign

SITE = "The Larkhill Courier"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ida Brook", ["Ida Brook"]),
        ("By Ida Brook and Tom Varley", ["Ida Brook", "Tom Varley"]),
        ("Ida Brook, Tom Varley & Nia Pugh", ["Ida Brook", "Tom Varley", "Nia Pugh"]),
        ("Ida Brook; Tom Varley", ["Ida Brook", "Tom Varley"]),
        ("Ida Brook/Tom Varley", ["Ida Brook", "Tom Varley"]),
        ("Written by: IDA O'BROOK", ["Ida O'Brook"]),
        ("BY TOM MCVARLEY", ["Tom McVarley"]),
        ("By Ida Brook ida.brook@courier.example", ["Ida Brook"]),
        ("Ida Brook 18 July 2025", ["Ida Brook"]),
        ("by Ida Brook February 28, 2025", ["Ida Brook"]),
        ("Author of the article: Ida Brook", ["Ida Brook"]),
        ("Ida Brook - The Larkhill Courier -", ["Ida Brook"]),
        ("By Ida Brook PA", ["Ida Brook", "PA"]),
        ("The Associated Press", ["The Associated Press"]),
        ("Theresa May", ["Theresa May"]),
        ("Jan van der Meer", ["Jan van der Meer"]),
        ("Associated Press in Valencia", ["Associated Press"]),
        ("Ida Brook, MPharm, APD", ["Ida Brook"]),
        ("Dr Ida Brook, MBBS, FRCP and Tom Varley, RN", ["Dr Ida Brook", "Tom Varley"]),
        ("Staff Reports", []),
        ("The Larkhill Courier", []),
        ("Senior Editor", []),
        ("admin", []),
        ("https://www.facebook.com/courier", []),
        (None, []),
    ],
)
def test_byline_names_its_authors_and_nobody_else(byline, names):
    assert [author.name for author in name_authors(byline, [SITE])] == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ida Brook", "person"),
        ("Health Desk", "desk"),
        ("Courier staff reporter", "desk"),
        ("Reuters", "organisation"),
        ("Elm Press Agency", "organisation"),
    ],
)
def test_kind_of_author(name, kind):
    assert [author.kind for author in name_authors(name)] == [kind]


def test_role_is_kept_beside_its_name():
    (ida, tom) = name_authors("By Ida Brook, deputy health editor, and Tom Varley")
    assert (ida.role, tom.role) == ("deputy health editor", None)


def test_role_before_the_name():
    (author,) = name_authors("By Local Democracy Reporter Ida Brook")
    assert (author.name, author.role) == ("Ida Brook", "Local Democracy Reporter")


def test_place_with_a_person_beats_a_place_with_a_desk():
    printed = [PrintedAuthor("Health Desk", "json-ld", "author"), PrintedAuthor("Ida Brook", "dom", ".byline")]
    assert [author.name for author in sign(printed, (), None).authors] == ["Ida Brook"]


def test_only_the_publishers_own_page_is_kept():
    base = "https://www.courier.example/a"
    printed = [
        PrintedAuthor("Ida Brook", "dom", "a", url="/author/ida-brook"),
        PrintedAuthor("Tom Varley", "dom", "a", url="https://social.example/tom"),
    ]
    assert [author.url for author in sign(printed, (), base).authors] == [
        "https://www.courier.example/author/ida-brook",
        None,
    ]
