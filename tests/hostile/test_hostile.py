"""Bad input ends in a record or in one stable error code, never in another exception."""

import pytest

from scraper import ScraperError, annotate, parse_html
from tests.hostile.pages import ALL, HEADLINE, RECORD, STORY, linked, page

URL = "https://www.wardround.example/hostile"


def outcome(html):
    try:
        return RECORD, parse_html(html, url=URL)
    except ScraperError as error:
        return error.code, None


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_bad_input_has_one_known_end(case):
    end, record = outcome(case.bytes())
    assert end in case.ends
    if record:
        assert record.headline == HEADLINE
        assert record.body.text.startswith("The ward at Larkhill reopened on Monday")


def test_the_same_bad_page_ends_the_same_way_as_text():
    assert outcome(STORY + "\0\ud800")[0] == RECORD
    assert outcome("")[0] == outcome(b"")[0] == "empty_page"


@pytest.mark.parametrize(("written", "read"), [("\ud800", "\N{REPLACEMENT CHARACTER}"), ("\ud83d\ude42", "🙂")])
def test_half_a_character_is_replaced_by_one_and_two_halves_are_whole(written, read):
    record = outcome(page().decode().replace("porters", f"p{written}rters"))[1]
    assert f"the p{read}rters who" in record.body.text


def test_the_message_of_a_refusal_is_one_line():
    with pytest.raises(ScraperError) as refused:
        parse_html(b"", url=URL)
    assert len(str(refused.value).splitlines()) == 1


def test_a_nul_in_a_word_leaves_no_nul_in_the_record():
    assert "\\u0000" not in parse_html(page(STORY.replace("porters", "por\0ters"))).to_json()


def test_half_a_surrogate_pair_and_a_nul_in_json_leave_no_trace():
    """They are written as escapes there, so that the page itself is sound."""
    author, topics = r'{"name": "Ann\u0000 Vale\ud83d"}', r'"beds\u0000, lifts\udE00, \ud83d\ude42"'
    article = r'"@type": "NewsArticle", "headline": "Ward reopens at Larkhill", "articleSection": "Health\ud83d"'
    about = f'{{{article}, "author": {author}, "keywords": {topics}, "image": "https://a.example/x\\ud83d.jpg"}}'
    record = parse_html(linked(about), url=URL)
    assert record.tags[-1] == "\N{SLIGHTLY SMILING FACE}"
    assert "\\u0000" not in record.to_json()
    assert record.to_json().encode()


def test_half_a_character_in_a_text_is_replaced_and_moves_nothing():
    quote = annotate("\ud800 “The lift is mended,” said Ida Brook.").quotes[0]
    assert (quote.text, quote.spans) == ("The lift is mended,", ((3, 22),))
