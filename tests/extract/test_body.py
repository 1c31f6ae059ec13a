"""The body: what is kept as blocks of which kind, and what is left out. All pages are invented."""

import pytest

from scraper import parse_html

ONE = "The day room at Larkhill House reopened on Monday after nine weeks, with new chairs and a door that closes."
TWO = "Its manager, Ida Brook, said the inspectors had asked for both and that nobody missed the old carpet."
THREE = "A second visit is planned for the spring, when the kitchen and the medicine store will be looked at again."
FOUR = "Relatives who wrote to the home in the summer have been told what was changed and what is still to come."
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in (ONE, TWO, THREE, FOUR))
HEAD = "<h1>Day room reopens at Larkhill House</h1>"
MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>Part {n} of the site</a></li>" for n in range(9)) + "</ul></nav>"
FOOTER = "<footer><p>© Larkhill Courier. No part of this site may be copied without permission in writing.</p></footer>"


def blocks(article, around="{}"):
    html = f"<html><body>{MENU}{HEAD}{around.format(article)}{FOOTER}</body></html>"
    return parse_html(html, url="https://news.example/larkhill").body.blocks


def texts(article, around="<article>{}</article>"):
    return [block.text for block in blocks(article, around)]


def test_paragraphs_are_the_body_and_nothing_around_them():
    assert texts(PARAGRAPHS) == [ONE, TWO, THREE, FOUR]


@pytest.mark.parametrize(
    "article",
    [
        f"<section><p>{ONE}</p><p>{TWO}</p></section><section><p>{THREE}</p><p>{FOUR}</p></section>",
        "".join(f"<div class=chunk><p>{text}</p></div>" for text in (ONE, TWO, THREE, FOUR)),
        f"<div>{ONE}<br><br>{TWO}<br><br>{THREE}<br><br>{FOUR}</div>",
        f"<div>{ONE}<br>{TWO}<br>{THREE}<br>{FOUR}</div>",
        "".join(f"<div>{text}</div>" for text in (ONE, TWO, THREE, FOUR)),
        "".join(f"<span><p><span>{text}</span></p></span>" for text in (ONE, TWO, THREE, FOUR)),
        f"<table><tr><td>{PARAGRAPHS}</td></tr></table>",
    ],
    ids=["sections", "wrapped", "two breaks", "one break", "divs", "spans", "layout table"],
)
def test_body_stands_in_whatever_holds_it(article):
    assert texts(article, "<div class=story>{}</div>") == [ONE, TWO, THREE, FOUR]


@pytest.mark.parametrize(
    "furniture",
    [
        "<p><a href=/other>Read more: Kitchen at Larkhill House fails second check</a></p>",
        "<p>RELATED: <a href=/other>Kitchen at Larkhill House fails second check</a></p>",
        "<p><a href=/other>KITCHEN AT LARKHILL HOUSE FAILS SECOND CHECK IN A YEAR</a></p>",
        "<div class='newsletter-signup'><p>Sign up to our newsletter and get the Courier in your inbox.</p></div>",
        "<p>Follow us on Facebook and download our app for the latest from the county.</p>",
        "<aside><p>Larkhill House has thirty beds and was built in the year of the great flood.</p></aside>",
        "<figure><img src=/a.jpg><figcaption>The new chairs come from the next valley.</figcaption></figure>",
        "<div class='share-bar'><a href=#>Facebook</a> <a href=#>Post</a> <a href=#>Send</a></div>",
        "<script>var room = 'day';</script><noscript>This page is better with scripts.</noscript>",
    ],
)
def test_furniture_among_the_paragraphs_is_left_out(furniture):
    article = f"<p>{ONE}</p><p>{TWO}</p>{furniture}<p>{THREE}</p><p>{FOUR}</p>"
    assert texts(article) == [ONE, TWO, THREE, FOUR]


def test_kinds_and_levels():
    article = f"""<p>{ONE}</p><h2>What the inspectors asked for</h2><p>{TWO}</p>
        <ul><li>The chairs in the day room were to be replaced before the winter.</li>
        <li>The door to the garden was to close without being held by a resident.</li></ul>
        <p>{THREE}</p><blockquote><p>“Nobody has fallen since the new floor was laid,” the report says.</p></blockquote>
        <table><tr><th>Question</th><th>Rating</th></tr><tr><td>Safe</td><td>Good</td></tr>
        <tr><td>Caring</td><td>Good</td></tr></table><p>{FOUR}</p>"""
    found = [(block.kind, block.level) for block in blocks(article, "<article>{}</article>")]
    assert [kind for kind, _ in found if kind != "paragraph"][:4] == ["heading", "list_item", "list_item", "blockquote"]
    assert ("heading", 2) in found
    assert ("list_item", 1) in found


def test_white_space_is_folded_and_inline_markup_does_not_cut():
    article = (
        PARAGRAPHS + "<p>The  <b>new</b>\n<i>manager</i>&nbsp;starts <a href=/x>in May</a>, the home’s owner said.</p>"
    )
    assert texts(article)[-1] == "The new manager starts in May, the home’s owner said."


def test_headline_and_standfirst_are_not_repeated():
    found = texts(f"<h1>Day room reopens at Larkhill House</h1>{PARAGRAPHS}")
    assert "Day room reopens at Larkhill House" not in found


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Der Tagesraum im Haus Lerchenberg ist nach neun Wochen Umbau seit Montag wieder für alle geöffnet.",
            "Die Leiterin sagte, die Prüfer hätten neue Stühle und eine Tür verlangt, die von allein schließt.",
            "Ein zweiter Besuch ist für das Frühjahr geplant, dann geht es um die Küche und die Medikamente.",
        ),
        (
            "Mae’r ystafell ddydd yng nghartref Bryn Ehedydd wedi ailagor ddydd Llun ar ôl naw wythnos o waith.",
            "Dywedodd y rheolwr fod yr arolygwyr wedi gofyn am gadeiriau newydd ac am ddrws sy’n cau ei hun.",
            "Bydd ail ymweliad yn y gwanwyn, pan fydd y gegin a’r storfa feddyginiaeth yn cael eu gweld eto.",
        ),
    ],
    ids=["German", "Welsh"],
)
def test_other_languages(lines):
    assert texts("".join(f"<p>{line}</p>" for line in lines)) == list(lines)


def test_says_where_the_body_stands():
    html = f"<html><body>{HEAD}<div class='story-text wide'>{PARAGRAPHS}</div></body></html>"
    evidence = parse_html(html).provenance["body"]
    assert (evidence.method, evidence.where) == ("dom", "div.story-text")
    assert evidence.raw
    assert evidence.raw.startswith(ONE)


def test_deep_pages_are_read():
    article = "<div>" * 400 + PARAGRAPHS + "</div>" * 400
    assert texts(article) == [ONE, TWO, THREE, FOUR]


def test_what_nobody_sees_is_taken_out():
    line = "The manage\u00adment com\u200bmittee meets on the first Friday of May, \U0001f468\u200d\U0001f467 or not."
    assert texts(f"{PARAGRAPHS}<p>{line}</p><p>\ufeff</p>")[-1] == line.replace("\u00ad", "").replace("\u200b", "")


def test_article_printed_again_for_paper_is_there_once():
    assert texts(f"<div class=screen>{PARAGRAPHS}</div><div class=paper>{PARAGRAPHS}</div>") == [ONE, TWO, THREE, FOUR]


def test_headings_that_have_an_id_each():
    door = "<figure><img src=/i/door.jpg></figure>"
    first = f"<p>{ONE}</p><h3 id=chairs>New chairs</h3><p>{TWO}</p>"
    article = f"{first}<h3 id=visit>Next visit</h3>{door}<p>{THREE}</p>"
    assert texts(article, "<div>{}</div>") == [ONE, "New chairs", TWO, "Next visit", THREE]


def test_heading_in_a_box_of_its_own():
    article = f"<p>{ONE}</p><div class=hd><h3>New chairs</h3></div><p>{TWO}</p><p>* * *</p><p>{THREE}</p>"
    assert texts(article) == [ONE, "New chairs", TWO, THREE]


@pytest.mark.parametrize(
    "tail",
    [
        "<p><i>Nell Harrow is a former matron who writes about care homes.</i></p>",
        "<div class=article-body><p>Also in this series:</p></div>",
    ],
)
def test_what_introduces_the_author_or_announces_nothing_is_no_end(tail):
    assert texts(f"<p class=byline>By Nell Harrow</p>{PARAGRAPHS}{tail}") == [ONE, TWO, THREE, FOUR]


def test_link_in_brackets_leads_away():
    link = "<p><i>[<a href=/2025/how-the-day-room-came-to-close>How the day room came to close</a>]</i></p>"
    assert texts(f"<p>{ONE}</p><p>{TWO}</p>{link}<p>{THREE}</p>") == [ONE, TWO, THREE]
