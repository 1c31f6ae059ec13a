"""Pictures, their captions and credits; and the addresses behind placeholders."""

import pytest
from lxml import html

from scraper import parse_html
from scraper.extract.pictures import picture_address, picture_key

BASE = "https://news.example/ward-reopens-larkhill"
PROSE = """<p>The ward at Larkhill reopened on Monday after eight weeks of building work, with its first
patients in by noon.</p>
<p>Its manager, Ida Brook, thanked the porters who had carried every bed up two flights of stairs in one night.</p>"""


def images(picture, head=""):
    article = f"<article><h1>Ward reopens at Larkhill</h1>{picture}{PROSE}</article>"
    page = f"<html><head>{head}</head><body><main>{article}</main></body></html>"
    return parse_html(page, url=BASE).images


ADDRESSES = [
    ('<img src="data:image/gif;base64,R0" data-src="/i/ward.jpg">', "/i/ward.jpg"),
    ('<img src="/static/preloaderbig.gif" data-original="/i/ward.jpg">', "/i/ward.jpg"),
    ('<img srcset="/i/ward-320.jpg 320w, /i/ward-1200.jpg 1200w">', "/i/ward-1200.jpg"),
    ('<img src="/i/ward.jpg" srcset="/i/ward-2.jpg 2x">', "/i/ward.jpg"),
    ('<picture><source srcset="/i/ward.webp 900w"><img src="data:,"></picture>', "/i/ward.webp"),
    ('<noscript><img src="/i/ward.jpg"></noscript>', "/i/ward.jpg"),
    ('<amp-img src="/i/ward.jpg"></amp-img>', "/i/ward.jpg"),
    ('<img src="/static/transparent.png">', None),
    ("""<img src="data:," data-src='{"wide":{"w":"80","src":"/i/ward.jpg"}}'>""", "/i/ward.jpg"),
    (
        '<img src="data:," data-slider-lazyload-srcset="/i/ward-320.jpg 320w, /i/ward-1200.jpg 1200w">',
        "/i/ward-1200.jpg",
    ),
]


@pytest.mark.parametrize(("markup", "address"), ADDRESSES)
def test_address_behind_the_placeholder(markup, address):
    tree = html.document_fromstring(f"<body>{markup}</body>")
    picture = next(tree.iter("img", "amp-img"))
    assert picture_address(picture, dict(picture.items())) == address


def test_sizes_of_one_picture_share_a_key():
    keys = {
        picture_key(f"https://cdn.example/2025/ward-round{size}")
        for size in (".jpg?w=300", "-1024x680.jpg", ".jpg.webp")
    }
    assert keys == {"ward-round"}


def test_figure_with_caption_and_credit_of_their_own():
    (image,) = images(
        '<figure><img src="/i/ward.jpg" alt="Beds"><figcaption><span>The new ward.</span>'
        '<span class="credit">Credit: Ida Brook/Wire</span></figcaption></figure>'
    )
    assert (image.url, image.alt, image.role) == ("https://news.example/i/ward.jpg", "Beds", "lead")
    assert image.caption == "The new ward."
    assert (image.credit.text, image.credit.creator, image.credit.agency) == (
        "Credit: Ida Brook/Wire",
        "Ida Brook",
        "Wire",
    )


@pytest.mark.parametrize(
    "wrap",
    [
        "<figure>{}<figcaption>{}</figcaption></figure>",
        '<div class="image">{}<div>{}</div></div>',
        "<div>{}</div><p>{}</p>",
    ],
)
def test_alt_and_caption_that_are_one_credit(wrap):
    credit = "(c) Ida Brook/Pixabay"
    (image,) = images(wrap.format(f'<img src="/i/ward.jpg" alt="{credit}">', credit))
    assert (image.alt, image.caption) == (credit, None)
    assert (image.credit.creator, image.credit.agency) == ("Ida Brook", "Pixabay")


def test_subject_before_the_credit_is_the_caption():
    text = "Owen Larch (c) Elm Integrated Care Board"
    (image,) = images(f'<figure><img src="/i/larch.jpg" alt="{text}"><figcaption>{text}</figcaption></figure>')
    assert image.caption == "Owen Larch"
    assert image.credit.creator == "Elm Integrated Care Board"


def test_credit_announced_to_screen_readers():
    (image,) = images(
        '<figure><div><img src="/i/ward.jpg" alt="Beds">'
        '<span class="visually-hidden">Image source, </span><span>Wire</span></div>'
        '<figcaption><span class="visually-hidden">Image caption, </span>The new ward</figcaption></figure>'
    )
    assert (image.caption, image.credit.text) == ("The new ward", "Wire")


def test_same_picture_twice_is_one_image():
    figure = '<figure><img src="/i/ward-round-{}.jpg" alt="Beds"><figcaption>The new ward</figcaption></figure>'
    assert len(images(figure.format("300x200") + figure.format("900x600"))) == 1


def test_decoration_is_no_image():
    assert (
        images(
            '<img class="logo" src="/i/house.png"><div class="author"><img src="/i/ida.jpg"></div>'
            '<img src="/i/dot.jpg" width="1" height="1">'
            '<a href="/second-roof-mended-spring"><img src="/i/roof.jpg"></a><img src="/i/mark.svg">'
        )
        == ()
    )


def test_page_copyright_is_no_credit():
    holder = '{"@type": "NewsArticle", "copyrightHolder": {"name": "Example News"}}'
    head = f'<script type="application/ld+json">{holder}</script>'
    (image,) = images(
        '<figure><img src="/i/ward.jpg"><figcaption>The new ward</figcaption></figure>'
        "<footer>Copyright © 2025 Example</footer>",
        head,
    )
    assert image.credit is None


def test_shared_picture_leads():
    head = '<meta property="og:image" content="https://cdn.example/beds-at-noon.jpg?w=1200">'
    first, second = images(
        '<figure><img src="/i/portrait-of-ida.jpg"></figure><figure><img src="https://cdn.example/beds-at-noon.jpg"></figure>',
        head,
    )
    assert (first.role, second.role) == ("inline", "lead")


def test_words_of_a_picture_that_a_script_draws():
    (image,) = images(
        '<div class="InlineImage"><div class="placeholder"></div><div>'
        '<div class="InlineImage-caption">The new ward at noon.</div>'
        '<div class="InlineImage-credit">Ida Brook | Wire | Stock</div></div></div>',
        '<meta property="og:image" content="https://cdn.example/beds-at-noon.jpg">',
    )
    assert image.url == "https://cdn.example/beds-at-noon.jpg"
    assert (image.caption, image.credit.creator, image.credit.agency) == ("The new ward at noon.", "Ida Brook", "Stock")


def test_stand_in_beside_its_picture_is_no_second_image():
    (image,) = images(
        '<div><img src="data:," alt="Beds"><p class="caption">The new ward.</p></div>'
        '<div><img src="/i/ward.jpg" alt="Beds"><p class="caption">The new ward.</p></div>'
    )
    assert image.url == "https://news.example/i/ward.jpg"


def test_page_inside_one_form():
    story = f"<article><h1>Ward reopens at Larkhill</h1><img src='/i/ward.jpg' alt='Beds'>{PROSE}</article>"
    page = f"<html><body><form action='/'>{story}</form></body></html>"
    assert [image.alt for image in parse_html(page, url=BASE).images] == ["Beds"]


def test_portrait_beside_the_byline_is_no_picture_of_the_article():
    (image,) = images(
        '<div><div><img src="/people/ida.jpg" alt=""></div><div>Written by Ida Brook, MPharm, on May 4</div></div>'
        '<div><img src="/i/ward.jpg"></div><p class="caption">The new ward.</p>'
    )
    assert (image.url, image.caption) == ("https://news.example/i/ward.jpg", "The new ward.")


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<div class="app"><img src="/i/app-on-a-telephone.jpg" alt="Our app"></div>', []),
        ('<div class="hero"><img src="/i/ward.jpg" alt="Beds"></div>', ["Beds"]),
        ('<figure><img src="/i/ward.jpg" alt="Beds"></figure>', ["Beds"]),
    ],
)
def test_picture_above_the_headline_stands_where_the_articles_would(markup, shown):
    page = f"<html><body>{markup}<div><h1>Ward reopens at Larkhill</h1></div><div>{PROSE}</div></body></html>"
    assert [image.alt for image in parse_html(page, url=BASE).images] == shown


def test_agency_on_a_line_of_its_own():
    (image,) = images(
        '<figure><img src="/i/ward.jpg"><figcaption>Larkhill Pictures<br>The new ward at noon.</figcaption></figure>'
    )
    assert (image.caption, image.credit.text) == ("The new ward at noon.", "Larkhill Pictures")


def test_title_of_a_caption_is_no_agency():
    (image,) = images(
        '<figure><img src="/i/ward.jpg"><figcaption>Larkhill Ward<br>It has twelve beds.</figcaption></figure>'
    )
    assert (image.caption, image.credit) == ("Larkhill Ward It has twelve beds.", None)


@pytest.mark.parametrize(
    "markup",
    [
        '<p><span class="img_caption"><a href="/i/ward-large.jpg"><img src="/i/ward.jpg"></a>The new ward.</span></p>',
        '<div class="wide"><div class="main-image"><img src="/i/ward.jpg">The new ward.</div></div>',
    ],
)
def test_caption_printed_right_under_the_picture(markup):
    (image,) = images(markup)
    assert image.caption == "The new ward."


def test_large_view_is_no_second_picture():
    (image,) = images(
        '<figure><img src="/i/ward.jpg"><figcaption>The new ward.</figcaption><div>(Ida Brook/Wire)</div></figure>'
        '<div class="lightbox"><figure><figcaption>The new ward. Ida Brook/Wire</figcaption></figure></div>'
    )
    assert image.caption == "The new ward."


def test_credit_in_the_alternative_text():
    (image,) = images(
        '<figure><img src="/i/ward.jpg" alt="Two beds. (Photo: Ida Brook/Wire)">'
        "<figcaption>The new ward.</figcaption></figure>"
    )
    assert (image.caption, image.credit.creator) == ("The new ward.", "Ida Brook")


def test_still_of_a_film_is_a_picture_and_a_default_is_none():
    (still,) = images("", '<meta property="og:image" content="https://news.example/i/maxresdefault-2.jpg">')
    assert still.role == "lead"
    assert images("", '<meta property="og:image" content="https://news.example/i/page-default-share.jpg">') == ()


@pytest.mark.parametrize("place", ['<div class="article__image"><img', '<div><img itemprop="image"'])
def test_picture_above_the_headline_in_a_place_of_the_articles(place):
    page = f"""<html><body><div>{place} src="/i/ward.jpg" alt="Ward"></div><h1>Ward reopens at Larkhill</h1>
    <div>{PROSE}</div></div></body></html>"""
    assert [image.alt for image in parse_html(page, url=BASE).images] == ["Ward"]


def test_height_of_a_line_is_no_leading_picture():
    advert = '<div class="leading-5"><p class="ad-caption">Read on below</p></div>'
    assert images("", "") == images(advert, "")


def test_picture_of_a_post_stands_above_its_content():
    picture = "<div class=featured-image><img src=/i/ward.jpg class=wp-post-image></div>"
    post = f"<div class=content><h1>Ward reopens at Larkhill</h1>{PROSE}</div>"
    article = f"<article class='post type-post has-post-thumbnail hentry'>{picture}{post}</article>"
    assert [image.role for image in parse_html(f"<main>{article}</main>", url=BASE).images] == ["lead"]


def test_caption_that_is_classed_as_an_attribution():
    caption = "<div itemprop=caption class='pic__caption attribution'><span>The porters at noon.</span></div>"
    (image,) = images(
        f"<figure><img src=/i/ward.jpg>{caption}<figcaption class=pic__credit>Nia Pugh</figcaption></figure>"
    )
    assert (image.caption, image.credit.text) == ("The porters at noon.", "Nia Pugh")


def test_length_of_a_video_is_no_credit():
    (image,) = images("<figure><img src=/i/ward.jpg><div class=credit>3:10 • Source: Elm News</div></figure>")
    assert image.credit.creator == "Elm News"
