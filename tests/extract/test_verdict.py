"""Pages that are no articles, and short articles that must not be taken for them."""

import json

import pytest

from scraper import ScraperError, parse_html

URL = "https://news.example/some-page"


def code(body, head="", url=URL):
    try:
        parse_html(f"<html><head><title>Larkhill Courier</title>{head}</head><body>{body}</body></html>", url=url)
    except ScraperError as error:
        return error.code, error.message
    return "record", ""


CARD = """<li class=card><h3><a href=/news/{0}>Ward number {0} opens its doors again</a></h3>
<p>The ward has been closed since the spring, and number {0} was the last to be painted in the new colours.</p></li>"""
CARDS = "<ul>" + "".join(map(CARD.format, range(12))) + "</ul>"
BANNER = "<div>The Larkhill Courier uses cookies to remember what you have read and to count its visitors.</div>"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Page not found</h1><p>The page that you asked for may have moved, or never have existed.</p>",
        "<h1>Sorry, we can't find that page</h1><p>Try the search, or begin again from our home page.</p>",
        "<h1>404</h1><p>Nothing here.</p>",
        "<h1>Oops!</h1><p>This article is no longer available on our site, but many others are.</p>",
    ],
)
def test_missing_page_with_a_good_status(body):
    found, seen = code(body + BANNER)
    assert found == "not_an_article"
    assert "missing" in seen


@pytest.mark.parametrize(
    ("wall", "body"),
    [
        ("bot", "<h1>Just a moment...</h1><p>news.example needs to review the security of your connection.</p>"),
        ("bot", "<h2>Please verify you are a human</h2>"),
        ("consent", "<h1>Before you continue</h1><p>We and our 98 partners use cookies to store things here.</p>"),
        (
            "consent",
            "<h1>Larkhill</h1><p>We value your privacy. We and our partners use cookies to choose adverts.</p>",
        ),
        ("login", "<h1>Sign in</h1><form>E-mail <input> <a href=/f>Forgotten your password?</a></form>"),
        ("login", "<h1>Larkhill Courier</h1><p>Please log in to read on. Members of the club have had a letter.</p>"),
    ],
)
def test_wall_is_named_for_what_it_is(wall, body):
    found, seen = code(body)
    assert found == "challenge_page"
    assert wall in seen


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (f"<h1>News</h1>{CARDS}", "https://news.example/news"),
        (f"<h1>Larkhill Courier</h1>{CARDS}", "https://news.example/"),
        (f"<h1>Ida Brook</h1><ul>{CARD.format(1)}{CARD.format(2)}</ul>", "https://news.example/author/ida-brook"),
    ],
)
def test_list_of_articles_is_none(body, url):
    assert code(body, url=url)[0] == "not_an_article"


def test_page_that_calls_itself_a_collection():
    head = '<script type="application/ld+json">{"@type": "CollectionPage", "name": "Wards"}</script>'
    assert code("<h1>Wards</h1><p>Everything that we have written about the wards of the county.</p>", head) == (
        "not_an_article",
        "a list: it calls itself a CollectionPage",
    )


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
        "<h1>Contact us</h1><p>Telephone 01632 960000.</p>",
        "<nav><a href=/>Home</a><a href=/news>News</a></nav>",
    ],
)
def test_page_without_text(body):
    assert code(body)[0] == "not_an_article"


def test_shell_is_no_article_even_if_it_says_so():
    head = "<meta property=og:type content=article><meta property=og:title content='Ward reopens'>"
    assert code('<div id="app"></div>', head)[0] == "not_an_article"


STORY = (
    "The ward at Larkhill reopened on Monday after eight weeks of building work, with its first patients in by noon."
)


def test_short_news_is_still_an_article():
    assert code(f"<h1>Ward reopens at Larkhill</h1><p>{STORY}</p><p>{STORY}</p>{BANNER}")[0] == "record"


def test_short_news_with_many_related_cards_is_still_an_article():
    related = f"<aside><h2>Related articles</h2>{CARDS}</aside>"
    assert code(f"<main><h1>Ward reopens at Larkhill</h1><p>{STORY}</p><p>{STORY}</p></main>{related}")[0] == "record"


def test_story_about_a_wall_is_a_story():
    story = "".join(
        f"<p>Patients who could not sign in to the trust's app, {n} of them, rang the ward. {STORY}</p>"
        for n in range(8)
    )
    assert code(f"<h1>Page not found: trust's app loses its patients</h1>{story}")[0] == "record"


def test_gated_article_is_cut_not_refused():
    article = {"@type": "NewsArticle", "headline": "Ward reopens at Larkhill", "isAccessibleForFree": False}
    head = f'<script type="application/ld+json">{json.dumps(article)}</script>'
    gate = "<p>Subscribe to continue reading this article.</p>"
    html = f"<head>{head}</head><main><h1>Ward reopens at Larkhill</h1><p>{STORY}</p><p>{STORY}</p></main>{gate}"
    record = parse_html(html, url=URL)
    assert (record.access, record.body.complete) == ("paywall", False)
