"""A page of teasers, and the way to the next one."""

import pytest

from scraper import parse_listing

URL = "https://news.example/author/7f3a/owen-larch"
CARD = """<div><a href="/{0}-ward-opens-larkhill-monday"><img src="/i/{0}.jpg" alt="{1}"></a>
<h3><a href="/{0}-ward-opens-larkhill-monday">{1} ward opens at Larkhill</a></h3>
<p>By Owen Larch 1{2} July 2025</p>
<p>The {0} ward has opened with its first patients in by noon and its porters in bed by one, capabil...</p></div>"""
CARDS = "".join(CARD.format(word, word.title(), day) for day, word in enumerate(("first", "second", "third")))


def listing(after="", url=URL, head=""):
    main = f"<main><h1>Owen Larch</h1><h2>Articles by Owen Larch</h2><div>{CARDS}</div>{after}</main>"
    page = f"<html><head>{head}</head><body>{main}</body></html>"
    return parse_listing(page, url)


def test_cards_of_an_author_page():
    found = listing()
    assert found.label == "Articles by Owen Larch"
    assert [teaser.headline for teaser in found.teasers] == [
        f"{word} ward opens at Larkhill" for word in ("First", "Second", "Third")
    ]
    first = found.teasers[0]
    assert first.url == "https://news.example/first-ward-opens-larkhill-monday"
    assert [author.name for author in first.authors] == ["Owen Larch"]
    assert (first.published, first.truncated, first.image) == ("2025-07-10", True, "https://news.example/i/first.jpg")
    assert found.next_url is None


NEXT = "https://news.example/author/7f3a/owen-larch/page/2"
PAGING = [
    (f'<a rel="next" href="{NEXT}">More</a>', ""),
    ('<a href="/author/7f3a/owen-larch/page/2">Next ›</a>', ""),
    ('<a href="/author/7f3a/owen-larch/page/2">Older posts</a>', ""),
    ('<a href="/author/7f3a/owen-larch/page/2" aria-label="Next page"><i></i></a>', ""),
    ('<a href="/author/7f3a/owen-larch/page/2">2</a><a href="/author/7f3a/owen-larch/page/3">3</a>', ""),
    ("", f'<link rel="next" href="{NEXT}">'),
]


@pytest.mark.parametrize(("after", "head"), PAGING)
def test_next_page(after, head):
    assert listing(after, head=head).next_url == NEXT


def test_numbered_pages_go_forward():
    pages = "".join(f'<a href="/news?page={number}">{number}</a>' for number in (1, 2, 3, 4))
    assert listing(pages, url="https://news.example/news?page=3").next_url == "https://news.example/news?page=4"


def test_last_page_has_no_next():
    assert (
        listing('<a href="/news?page=1">1</a><a href="#">Next</a>', url="https://news.example/news?page=2").next_url
        is None
    )
