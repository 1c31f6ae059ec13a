"""Teaser cards in the shapes publishers print them, told by structure and not by class names."""

import pytest

from scraper import parse_html

BASE = "https://news.example/ward-reopens-larkhill"
STORY = """<h1>Ward reopens at Larkhill after eight weeks</h1>
<p>The ward at Larkhill reopened on Monday after eight weeks of building work, with its first patients in by noon.</p>
<p>Its manager, Ida Brook, thanked the porters who had carried every bed up two flights of stairs in one night.</p>
<p>The hospital said that the second ward would follow in the spring, once the roof above it had been mended.</p>"""
PLAIN = """<div><div><a href="/porters-honoured-larkhill-ceremony">
    <img src="/i/porters.jpg" alt="Porters honoured at Larkhill"></a>
<div><a href="/porters-honoured-larkhill-ceremony">Porters honoured at Larkhill</a></div>
<div>By Owen Larch 18 July 2025</div><div>The porters who moved every bed in one night
were given a medal each, and a night off, by Ram...</div></div>
<div><div><a href="/second-roof-mended-spring-promise">Second roof to be mended by spring</a></div>
<div>By Owen Larch 17 July 2025</div><div>The roof above the second ward is to be
mended before the spring, the hospital has promised its neig...</div></div>
<div><div><a href="/kitchen-wins-prize-hospital-soup">Kitchen wins a prize for its soup</a></div>
<div>By Mara Fenn 16 July 2025</div><div>A soup of leeks has won the kitchen a prize.</div></div></div>
<h3>Popular articles by Owen Larch</h3><ul></ul>"""


def teasers(rest, story=STORY):
    page = f"<html><body><main><article>{story}</article>{rest}</main></body></html>"
    return parse_html(page, url=BASE).teasers


def test_plain_cards_without_a_telling_class():
    first, second, third = teasers(PLAIN)
    assert first.headline == "Porters honoured at Larkhill"
    assert first.url == "https://news.example/porters-honoured-larkhill-ceremony"
    assert [author.name for author in first.authors] == ["Owen Larch"]
    assert (first.published, first.published_raw) == ("2025-07-18", "18 July 2025")
    assert first.summary.endswith("by Ram...")
    assert first.image == "https://news.example/i/porters.jpg"
    assert (first.truncated, second.truncated, third.truncated) == (True, True, False)
    assert third.headline == "Kitchen wins a prize for its soup"


def test_empty_shell_gives_nothing():
    assert teasers("<aside><h2>Most read</h2><ul></ul></aside><section><h2>More stories</h2></section>") == ()


def test_menus_footers_and_tags_are_no_teasers():
    rest = """<nav><a href="/how-we-report-the-health-service">How we report the health service</a></nav>
    <ul class="tags"><li><a href="/tag/wards">Wards</a></li><li><a href="/tag/roofs">Roofs</a></li></ul>
    <footer><a href="/about-our-newsroom-and-standards">About our newsroom and its standards</a></footer>
    <div class="share"><a href="https://social.example/share?u=1">Share this on every network there is</a></div>"""
    assert teasers(rest) == ()


def test_kicker_rank_date_and_author_stay_out_of_the_headline():
    rest = """<section><h2>Related</h2><ul>
    <li><span class="rank">1</span><span class="kicker">Roofs</span><h3>
    <a href="/roof-mended-larkhill-early">Roof mended early</a></h3>
    <a href="/author/mara-fenn">Mara Fenn</a><time datetime="2025-07-01">1 July</time></li>
    <li><span class="rank">2</span><h3><span class="sr-only">Beds counted at dawn</span>
    <a href="/beds-counted-dawn-larkhill">Beds counted at dawn</a></h3>
    <time>1h ago</time></li></ul></section>"""
    roof, beds = teasers(rest)
    assert (roof.headline, roof.published, roof.published_raw) == ("Roof mended early", "2025-07-01", "1 July")
    assert [author.name for author in roof.authors] == ["Mara Fenn"]
    assert (beds.headline, beds.published, beds.published_raw) == ("Beds counted at dawn", None, "1h ago")
    assert beds.block_label == "Related"


def test_card_in_two_blocks_is_one_teaser_with_both_labels():
    roof = "<li><a href='/roof-mended-larkhill-early'><h3>Roof mended earlier than planned</h3></a></li>"
    block = f"<section><h2>{{}}</h2><ul>{roof}{{}}</ul></section>"
    other = "<li><a href='/soup-{0}-prize-kitchen-won'><h3>A prize for the soup of {0}</h3></a></li>"
    found = teasers(block.format("Related", other.format("leeks")) + block.format("Most read", other.format("peas")))
    assert [teaser.block_label for teaser in found] == ["Related · Most read", "Related", "Most read"]


def test_cards_inside_the_body_leave_it():
    box = """<div><h3>Related articles</h3><ul><li>
    <a href="/roof-mended-larkhill-early">Roof mended earlier than planned</a></li>
    <li><a href="/soup-leeks-prize-kitchen">A prize for the soup of leeks</a></li></ul></div>"""
    split = STORY.replace("</p>\n<p>The hospital", f"</p>\n{box}\n<p>The hospital")
    assert [teaser.block_label for teaser in teasers("", split)] == ["Related articles"] * 2


def test_link_in_a_sentence_is_no_teaser():
    story = STORY.replace(
        "building work", '<a href="/what-was-built-at-larkhill-ward">building work that nobody had expected</a>'
    )
    assert teasers("", story) == ()


@pytest.mark.parametrize("label", ["Podcasts", "Sponsored", "Newsletters"])
def test_other_things_than_articles(label):
    items = "".join(
        f"<li><a href='/{word}-from-the-ward-round'>The {word} from the ward round</a></li>"
        for word in ("first", "second")
    )
    assert teasers(f"<section><h2>{label}</h2><ul>{items}</ul></section>") == ()


MENU = "".join(
    f"<li><a href='/{word}-guide-to-wards-and-roofs'>The {word} guide to wards and roofs</a></li>"
    for word in ("first", "second", "third", "fourth")
)


def test_menu_above_the_headline_is_no_block():
    story = f"<div class='top'><h4>Guides</h4><ul class='more'>{MENU}</ul></div>{STORY}"
    assert teasers("", story) == ()
    assert len(teasers(f"<div><h4>Guides</h4><ul class='more'>{MENU}</ul></div>")) == 4


def test_page_inside_one_form():
    page = f"<html><body><form action='/'><main>{STORY}</main>{PLAIN}</form></body></html>"
    assert len(parse_html(page, url=BASE).teasers) == 3


def test_words_of_two_elements_stay_apart():
    cards = "".join(
        f"<li><a href='/{word}-roof-mended-larkhill'><h3><i>Roof of {word}</i> <span>mended early</span></h3></a></li>"
        for word in ("slate", "straw")
    )
    found = teasers(f"<section><h2>Related</h2><ul>{cards}</ul></section>")
    assert [teaser.headline for teaser in found] == ["Roof of slate mended early", "Roof of straw mended early"]


def card(name, title, *topics, date="4 May 2025"):
    marks = ", ".join(f'<a href="/topics-of-{topic}">{topic}</a>' for topic in topics)
    return (
        f'<article><img src="/i/{name}.jpg"><h2>{title}</h2><p><span class="date">In {marks} - {date}</span></p>'
        f'<a class="over" href="/2025-05-04/{name}/95258"></a></article>'
    )


def test_sections_that_mark_every_card_are_no_articles():
    cards = (
        card("porters", "Porters honoured at Larkhill", "Hospitals", "Larkhill")
        + card("soup", "A soup wins the kitchen a prize", "Hospitals", "Larkhill")
        + card("roof", "Second roof mended by spring", "Hospitals", "Larkhill")
    )
    found = teasers(f"<section><h3>Latest news</h3>{cards}</section>")
    assert [(teaser.headline, teaser.published, teaser.summary) for teaser in found] == [
        ("Porters honoured at Larkhill", "2025-05-04", None),
        ("A soup wins the kitchen a prize", "2025-05-04", None),
        ("Second roof mended by spring", "2025-05-04", None),
    ]


def test_heading_that_links_to_its_own_page_holds_no_cards_together():
    heading = f'<h3 id="more"><a href="{BASE}#more">Other news</a></h3>'
    cards = card("porters", "Porters honoured at Larkhill") + card("soup", "A soup wins the kitchen a prize")
    assert len(teasers(f"<div>{heading}<div>{cards}</div></div>")) == 2


def test_stories_that_unfold_over_a_name_are_no_cards():
    person = """<p>The ward was opened by <span><a href="/people/ida">Ida Brook</a><span><span><img src="/i/ida.jpg">
    <a href="/brook-honoured-by-porters-at-larkhill">Brook honoured by the porters at Larkhill</a>
    <a href="/brook-promises-second-ward-by-spring">Brook promises a second ward by the spring</a></span></span></span>
    on Monday, before the first of the patients came.</p>"""
    assert teasers("", STORY + person) == ()


def test_navigation_of_related_articles():
    found = teasers(
        """<nav class="c-related-navigation"><h2 id="r">Related content</h2><ul class="c-related-navigation__list">
        <li><a href="/guide-for-porters-at-larkhill">A guide for the porters at Larkhill</a></li>
        <li><a href="/guide-for-cooks-at-larkhill">A guide for the cooks at Larkhill</a></li></ul></nav>"""
    )
    assert [teaser.block_label for teaser in found] == ["Related content"] * 2


def test_who_reviewed_an_article_is_no_summary():
    cards = "".join(
        f'<li><a href="/{name}-and-what-it-means-for-wards"><h4>{name} and what it means for wards</h4></a>'
        f"<div>Medically reviewed by Greta Amble, PharmD</div><p>What the porters of Larkhill know of {name}.</p></li>"
        for name in ("soup", "roofs")
    )
    first, _ = teasers(f'<section class="related"><h3>Read this next</h3><ul>{cards}</ul></section>')
    assert (first.summary, first.authors) == ("What the porters of Larkhill know of soup.", ())


def test_name_before_a_date_is_no_topic():
    cards = "".join(
        f'<li><a href="/{name}-and-what-it-means-for-wards"><h4>{name} and what it means for wards</h4></a>'
        '<div class="meta"><a href="/author/greta/">Greta Amble</a> • Nov 18</div></li>'
        for name in ("soup", "roofs")
    )
    first, _ = teasers(f'<section class="related"><h3>Read this next</h3><ul>{cards}</ul></section>')
    assert [author.name for author in first.authors] == ["Greta Amble"]


def test_block_behind_a_paragraph_that_ends_nowhere():
    cards = "".join(f'<li><a href="/{word}-roof-mended-larkhill">Roof of {word} mended early</a></li>' for word in "ab")
    assert len(teasers(f"<p><div><h3>Top reads</h3><ul>{cards}</ul></div></p>")) == 2


def test_services_of_the_site_are_no_cards():
    services = "".join(
        f'<li><a href="/{name}">Search the whole paper for {name} at Larkhill</a></li>'
        for name in ("wards", "soups", "subjects/roofs", "checks")
    )
    assert teasers(f"<section><ul>{services}</ul></section>") == ()


def test_summary_in_a_heading_is_no_headline():
    card = """<article class="card"><a class="card__title" href="/{0}-of-larkhill-ward">The {0} of Larkhill</a>
    <h2 class="card__standfirst">Who they are, and what they do on a ward that never sleeps</h2></article>"""
    cards = "".join(card.format(word) for word in ("porters", "kitchen", "gardens"))
    found = teasers(f"<div class=related-list>{cards}</div>")
    assert [each.headline for each in found] == [
        "The porters of Larkhill",
        "The kitchen of Larkhill",
        "The gardens of Larkhill",
    ]
    assert found[0].summary.startswith("Who they are")
