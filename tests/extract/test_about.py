"""The lines round an invented article, in the ways pages lay them out."""

import json

import pytest

from scraper import parse_html

STORY = """<div class="text">
<p>The ward at Larkhill reopened on Monday after eight weeks of building work, said its staff.</p>
<p>Its manager thanked the porters who had carried every bed up two flights of stairs in a single night.</p>
<p>Patients had been looked after at the cottage hospital in Elmswell while the roof was being replaced.</p></div>"""


def page(opening="<h1>Ward reopens at Larkhill</h1>", head="", after=""):
    return f"<html lang=en-GB><head>{head}</head><body><main>{opening}{STORY}{after}</main></body></html>"


def record(url="https://news.example/ward", **parts):
    return parse_html(page(**parts), url=url)


def json_ld(**article):
    article = {"@type": "NewsArticle", "headline": "Ward reopens at Larkhill", **article}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


@pytest.mark.parametrize(
    "opening",
    [
        "<h1>Log in</h1><h1>Ward reopens at Larkhill</h1>",
        "<h1>Larkhill Courier</h1><h2>Ward reopens at Larkhill</h2>",
        "<h1>Ward reopens<br>at Larkhill</h1>",
        "<p>Ward reopens at Larkhill</p>",
    ],
)
def test_headline_is_the_element_that_says_what_the_title_says(opening):
    site = "<meta property=og:site_name content='Larkhill Courier'>"
    head = f"<title>Ward reopens at Larkhill - Larkhill Courier</title>{site}"
    assert record(opening=opening, head=head).headline == "Ward reopens at Larkhill"


def test_title_loses_the_sites_name_but_not_its_own_dash():
    head = "<title>Ward reopens - at last | Health | Larkhill Courier</title>"
    assert record(opening="", head=head).headline == "Ward reopens - at last"


def test_heading_of_a_live_page_is_newer_than_its_titles():
    head = (
        json_ld(headline="Larkhill live: ward to reopen this morning")
        + "<title>Larkhill live: ward to reopen this morning</title>"
    )
    assert record(head=head, opening="<h1>Ward reopens at Larkhill</h1>").headline == "Ward reopens at Larkhill"


@pytest.mark.parametrize(
    ("opening", "headline", "label"),
    [
        ("<h1>EXCLUSIVE: Ward reopens at Larkhill</h1>", "EXCLUSIVE: Ward reopens at Larkhill", "EXCLUSIVE"),
        (
            "<h1>Editor's comment - Wards reopen at last</h1>",
            "Editor's comment - Wards reopen at last",
            "Editor's comment",
        ),
        ("<span>Comment</span><h1>Ward reopens at Larkhill</h1>", "Ward reopens at Larkhill", "Comment"),
        ("<a href=/h>Health</a><h1>Ward reopens at Larkhill</h1>", "Ward reopens at Larkhill", None),
    ],
)
def test_label_is_a_prefix_or_a_kicker(opening, headline, label):
    found = record(opening=opening)
    assert (found.headline, found.label) == (headline, label)


@pytest.mark.parametrize(
    "line",
    [
        "<p class=standfirst>{}</p>",
        "<h2>{}</h2>",
        "<div class=meta><h2 class=sub-headline>{}</h2></div>",
        "<p class=byline>By Ida Brook</p><time datetime=2025-07-18>18 July 2025</time><p class=article-excerpt>{}</p>",
        "<figure><figcaption>The ward on the day that it opened again</figcaption></figure><p class=dek>{}</p>",
    ],
)
def test_standfirst_stands_under_the_headline(line):
    text = "Eight weeks of building work end with two flights of stairs and one long night"
    assert record(opening=f"<h1>Ward reopens at Larkhill</h1>{line.format(text)}").standfirst == text


@pytest.mark.parametrize(
    "opening",
    [
        "<h1>Ward reopens at Larkhill</h1>",
        "<h1>Ward reopens at Larkhill</h1><p class=byline>By Ida Brook, who reports on hospitals in the county</p>",
        "<h1>Ward reopens at Larkhill</h1><figure><figcaption>The ward on the day of its opening</figcaption></figure>",
        "<h1>Ward reopens at Larkhill</h1><div class=share>Share this article with everybody you know today</div>",
    ],
)
def test_no_standfirst_where_none_is_shown(opening):
    head = "<meta name=description content='The ward at Larkhill reopened on Monday.'>"
    assert record(opening=opening, head=head).standfirst is None


def test_metadata_and_byline_of_one_article():
    head = json_ld(
        author=[
            {"@type": "Person", "name": "Ida Brook", "url": "/author/ida"},
            {"@type": "Person", "name": "Tom Varley"},
        ],
        datePublished="2025-07-18T09:30:00+01:00",
        dateModified="2025-07-19T10:00:00+01:00",
        articleSection="Hospitals",
        keywords="wards, Larkhill",
        isAccessibleForFree=True,
    )
    found = record(
        head=head, opening="<h1>Ward reopens at Larkhill</h1><p class=byline>By Ida Brook and Tom Varley</p>"
    )
    assert [author.name for author in found.authors] == ["Ida Brook", "Tom Varley"]
    assert found.authors[0].url == "https://news.example/author/ida"
    assert found.byline == "By Ida Brook and Tom Varley"
    assert (found.published, found.published_precision) == ("2025-07-18T09:30:00+01:00", "second")
    assert found.modified == "2025-07-19T10:00:00+01:00"
    assert (found.section, found.tags, found.language, found.access) == (
        "Hospitals",
        ("wards", "Larkhill"),
        "en-GB",
        "free",
    )


def test_every_filled_field_says_where_it_was_found():
    head = json_ld(
        datePublished="2025-07-18", articleSection="Hospitals", keywords=["wards"], isAccessibleForFree=False
    )
    opening = (
        "<i>Comment</i><h1>Ward reopens at Larkhill</h1><p class=standfirst>One night ends eight weeks of work.</p>"
    )
    found = record(head=head, opening=opening + "<p class=byline>By Ida Brook</p>")
    filled = {
        "url",
        "source",
        "headline",
        "label",
        "standfirst",
        "byline",
        "authors",
        "published",
        "section",
        "tags",
        "language",
        "access",
    }
    assert filled <= found.provenance.keys()
    assert found.provenance["published"].method == "json-ld"
    assert found.provenance["standfirst"].where == "p.standfirst"


def test_provenance_tells_microdata_from_other_metadata():
    head = "<meta itemprop=datePublished content=2025-07-18><meta name=author content='Ida Brook'>"
    line = "<span itemprop=dateModified content=2025-07-19>yesterday</span><time datetime=2025-07-19>19 July</time>"
    found = record(head=head, opening=f"<h1>Ward reopens at Larkhill</h1><p>{line}</p>")
    methods = {field: found.provenance[field].method for field in ("published", "authors", "url", "source")}
    assert methods == {"published": "microdata", "authors": "meta", "url": "url", "source": "url"}


def test_author_object_is_looked_up_by_its_id():
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Ward reopens at Larkhill", "author": {"@id": "#ida"}},
            {"@type": "Person", "@id": "#ida", "name": "Ida Brook"},
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    assert [author.name for author in record(head=head).authors] == ["Ida Brook"]


def test_printed_name_beats_a_desk_in_the_metadata():
    found = record(
        head=json_ld(author="Courier staff reporter"),
        opening="<h1>Ward reopens at Larkhill</h1><span class=author>Ida Brook</span>",
    )
    assert [author.name for author in found.authors] == ["Ida Brook"]


def test_date_printed_near_the_headline_is_read_on_the_publishers_clock():
    opening = "<h1>Ward reopens at Larkhill</h1><span class=date>18 July 2025, 9.30am</span>"
    found = record(opening=opening, url="https://www.larkhill.nhs.uk/news/ward")
    assert (found.published, found.published_raw) == ("2025-07-18T09:30:00+01:00", "18 July 2025, 9.30am")


def test_update_is_no_publication():
    found = record(opening="<h1>Ward reopens at Larkhill</h1><p class=date>Updated: 19 July 2025</p>")
    assert (found.published, found.modified) == (None, "2025-07-19")


TEASER = """<aside><h2>Popular articles by Nia Pugh</h2>
<li><a href=/b>Roof fund passes its target</a> By Tom Varley 18 July 2025</li></aside>"""


def test_teasers_lend_the_article_neither_date_nor_byline():
    found = record(after=TEASER)
    assert (found.published, found.byline) == (None, None)


def test_author_of_the_popular_articles_is_the_last_resort():
    found = record(after=TEASER)
    assert [author.name for author in found.authors] == ["Nia Pugh"]
    assert found.provenance["authors"].method == "text"
    signed = record(after=TEASER, opening="<h1>Ward reopens at Larkhill</h1><p>By Ida Brook</p>")
    assert [author.name for author in signed.authors] == ["Ida Brook"]


def test_placeholder_date_is_refused_with_a_warning():
    found = record(head=json_ld(datePublished="0001-01-01T00:00:00"))
    assert found.published is None
    assert [warning.code for warning in found.warnings if warning.field == "published"] == ["impossible_date"]


def test_date_in_the_address_is_better_than_none():
    assert record(url="https://news.example/2025/jul/18/ward").published == "2025-07-18"


@pytest.mark.parametrize(
    ("gate", "access"),
    [
        ("<div>Subscribe to continue reading this article</div>", "paywall"),
        ("<p>Please sign in to read the full story.</p>", "registration"),
        ("<p>Subscribe to our newsletter for more of this.</p>", "unknown"),
    ],
)
def test_gate_behind_a_short_text_means_an_incomplete_body(gate, access):
    found = record(after=gate)
    assert (found.access, found.body.complete) == (access, access == "unknown")


def test_canonical_address_of_another_site_is_not_this_articles():
    head = "<link rel=canonical href=https://origin.example/ward>"
    assert record(head=head, url="https://news.example/ward?utm_source=x#top").url == "https://news.example/ward"


@pytest.mark.parametrize(
    ("sections", "section"),
    [(["All", "News", "Hospitals"], "Hospitals"), (["post"], None), (["News"], "News")],
)
def test_section_says_more_than_that_it_is_an_article(sections, section):
    assert record(head=json_ld(articleSection=sections)).section == section


def test_keys_of_machines_are_no_tags():
    keys = ["@post-id:12", "2b1f0c9e-77aa-4c0d-9d1e-5f0c1a2b3c4d", "Category: Public", "news.com", "/article", "Wards"]
    assert record(head=json_ld(keywords=keys)).tags == ("Wards",)


def test_minister_in_a_list_of_terms_is_no_author():
    terms = (
        "<dl><dt>From:</dt><dd><a href='/people/ida-brook'>Ida Brook</a></dd><dt>Published</dt><dd>4 May 2025</dd></dl>"
    )
    read = record(opening=f"<h1>Ward reopens at Larkhill</h1>{terms}")
    assert (read.byline, read.authors, read.published) == (None, (), "2025-05-04")


def test_french_page_says_when_it_changed():
    opening = (
        "<h1>Ward reopens at Larkhill</h1><p><span>Publié le <time datetime='2025-05-04'>4 mai 2025</time></span> "
        "<span>Mis à jour le <time datetime='2025-05-06'>6 mai 2025</time></span></p>"
    )
    read = record(opening=opening)
    assert (read.published, read.modified) == ("2025-05-04", "2025-05-06")


def test_front_page_is_no_section_where_another_is_named():
    assert record(head=json_ld(articleSection=["Front Page", "Hospitals"])).section == "Hospitals"


def test_codes_of_a_wire_are_no_tags():
    assert record(head=json_ld(keywords=["ELM:COURTS", "ELMX1", "Wards"])).tags == ("Wards",)


def test_editors_of_an_agency_are_no_authors():
    opening = (
        "<h1>Ward reopens at Larkhill</h1><div class=byline>Associated Press</div><div>Its twelve beds are made.</div>"
        "<p>Reporting by Ida Brook; Editing by Greta Amble</p>"
    )
    assert [author.name for author in record(opening=opening).authors] == ["Associated Press"]


def test_profile_beside_a_byline_is_not_of_it():
    profile = (
        "<h3>Ida Brook</h3><p>A second roof is mended at Larkhill by spring</p><p>All that Ida Brook wrote for us</p>"
    )
    opening = (
        "<h1>Ward reopens at Larkhill</h1><div class=author><button><p class=author-name>By <a href='/author/ida'>"
        f"Ida Brook</a></p><div class=author-detail>{profile}</div></button><p>Larkhill</p></div>"
    )
    assert record(opening=opening).byline == "By Ida Brook"
