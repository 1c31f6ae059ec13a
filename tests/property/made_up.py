"""Strategies: bytes, markup and news that hypothesis makes up."""

from __future__ import annotations

import html

from hypothesis import strategies as st

from tests.site import folders

any_bytes = st.one_of(st.binary(max_size=600), st.binary(max_size=300).map(lambda b: b"<html><body><h1>" + b))

_TAGS = "div p span a h1 h2 ul li table tr td figure figcaption img article aside script time blockquote br section b"
_CLASSES = "article-body caption credit teaser related byline date standfirst newsletter share comments"
_soup = st.sampled_from(
    [
        *(f"<{tag}>" for tag in _TAGS.split()),
        *(f"</{tag}>" for tag in _TAGS.split()),
        *(f'<div class="{name}">' for name in _CLASSES.split()),
        '<a href="/x">',
        '<a href="http://[bad">',
        '<img src="data:," alt="(c) A B/C">',
        '<time datetime="0001-01-01">',
        '<meta property="og:title" content="T">',
        '<base href="http://[">',
        '<script type="application/ld+json">{"@type":"NewsArticle","author":[{}]}</script>',
        "<!--",
        "-->",
        "<![CDATA[",
        "&#0;",
        "&#xD800;",
        "<?xml ?>",
        "\0",
    ]
)
any_page = st.lists(st.one_of(_soup, st.text(max_size=30)), max_size=60).map("".join)

_people = st.sampled_from(["Ida Brook", "Dr Tom O'Hare", "Mo Iqbal-Reed", "Sallow", "She", "The trust"])
_roles = st.sampled_from([", chief executive at Elm NHS Trust,", ", CQC inspector,", "", ", who joined in May,"])
_cues = st.sampled_from([" said: ", " said ", " added: ", " told the board ", ":\n", " noted that it was "])
_marks = st.sampled_from(["‘'", "“”", '""', "''", "‘’", "“ ", " ”", "„“"])
_words = st.sampled_from(
    [
        "We were sorry.",
        "It wasn't good enough",
        "the home's 'red bag' scheme",
        "rated good",
        '"never events"',
        "They've since improved, and we'll look again.",
        "£140,000",
        "requires improvement",
    ]
)
_facts = st.sampled_from(
    [
        "Its rating dropped from good to inadequate for safe and well-led.",
        "The Care Quality Commission inspected Elm House in February 2025.",
        "Elm Care Ltd was fined £12,000 and told to pay costs of £900.",
        "The nurse was struck off on Friday.",
        "The trust was placed in special measures.",
        "It stays 'good' overall.",
        "Image credit: Ann Lee/Wire",
        "By Ann Lee 18 July 2025",
    ]
)


@st.composite
def _quoted(draw: st.DrawFn) -> str:
    opening, closing = draw(_marks)
    said = draw(st.lists(_words, min_size=1, max_size=3))
    gap = draw(
        st.sampled_from([" ", "\n\n", f"{closing}\n\n{opening}", f"\n\n{opening}", "\u00a0\n\n\u00a0" + opening])
    )
    return draw(_people) + draw(_roles) + draw(_cues) + opening + gap.join(said) + closing


news_texts = st.lists(st.one_of(_quoted(), _facts, st.text(max_size=40)), min_size=1, max_size=8).map("\n\n".join)


@st.composite
def _pages(draw: st.DrawFn) -> str:
    text = draw(news_texts)
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n\n"))
    headline = html.escape(draw(st.text(min_size=1, max_size=40)))
    before, after = draw(any_page), draw(any_page)
    return f"<html><body><h1>{headline}</h1>{before}<article>{paragraphs * 2}</article>{after}</body></html>"


news_pages = _pages()

_hosts = st.sampled_from(
    ["wardround.example", "WWW.WardRound.example:443", "wardround.example.", "[::1]:80", "bad[host"]
)
_tails = st.lists(
    st.sampled_from(
        ["/", "news", "//", "../", "?utm_source=x", "&id=7", "#top", ";jsessionid=9", "%zz", "é", " ", "?"]
    ),
    max_size=6,
).map("".join)
addresses = st.builds("{}://{}/{}".format, st.sampled_from(["http", "https", "HTTPS"]), _hosts, _tails)

_saved = st.sampled_from([(folder / "page.html").read_bytes() for folder in folders()])


@st.composite
def _mauled(draw: st.DrawFn) -> bytes:
    """A saved page, cut short, with a piece missing or a piece twice."""
    page = draw(_saved)
    start = draw(st.integers(0, len(page)))
    end = draw(st.integers(start, min(len(page), start + 2000)))
    return draw(st.sampled_from([page[:start], page[:start] + page[end:], page[:end] + page[start:]]))


mauled_pages = _mauled()
