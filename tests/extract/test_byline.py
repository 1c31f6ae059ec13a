"""Who signs an article, and what stands beside a signature without being one."""

from tests.extract.test_about import record

HEADLINE = "<h1>Ward reopens at Larkhill</h1>"


def authors(line):
    return [author.name for author in record(opening=HEADLINE + line).authors]


def test_author_on_a_visiting_card():
    assert authors("<div><span class='author vcard'><a href=/u/9>Owen Larch</a></span></div>") == ["Owen Larch"]


def test_categories_behind_the_author_are_no_authors():
    topics = "<a rel='category tag' href=/c/1>Decision Making</a>, <a rel='category tag' href=/c/2>Quiet Wards</a>"
    assert authors(f"<div>By <a href=/about>Owen Larch</a> | {topics}</div>") == ["Owen Larch"]


def test_names_with_dates_in_a_box_sign_other_articles():
    box = "<ul><li><a href=/author/ida-brook/>Ida Brook</a></li><li>4 May 2025</li></ul>"
    assert authors(f"<aside><h2>Most popular</h2>{box}</aside><p class=byline>Owen Larch</p>") == ["Owen Larch"]
