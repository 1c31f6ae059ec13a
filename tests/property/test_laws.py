"""Laws that hold on any page and any text, tried on many that nobody would write."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scraper import ScraperError, annotate, parse_html
from scraper.codec import load
from scraper.normalize.addresses import locate
from scraper.normalize.text import clean
from scraper.record import Notes, Record
from tests.property.made_up import addresses, any_bytes, any_page, mauled_pages, news_pages, news_texts

URL = "https://www.wardround.example/made-up"
bounded = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


def read(html: bytes | str) -> Record | None:
    """The record, or None for what was refused by name; any other exception fails the test."""
    try:
        return parse_html(html, url=URL)
    except ScraperError:
        return None


def spans_of(notes: Notes | Record) -> list[tuple[int, int]]:
    found = [span for quote in notes.quotes for span in quote.spans]
    found += [span for organisation in notes.organisations for span in organisation.spans]
    return found + [span for event in notes.events for span in event.evidence or ()]


def assert_spans_hold(notes: Notes | Record, text: str) -> None:
    for start, end in spans_of(notes):
        assert 0 <= start < end <= len(text)
    for quote in notes.quotes:
        assert quote.text == "\n\n".join(text[start:end] for start, end in quote.spans)


def assert_body_holds(record: Record) -> None:
    body = record.body
    assert body.text == "\n\n".join(block.text for block in body.blocks)
    for block in body.blocks:
        assert body.text[block.start : block.end] == block.text
        assert block.text == block.text.strip() != ""
    for quote in record.quotes:
        block = body.blocks[quote.block]
        assert block.start <= quote.spans[0][0] < block.end


@bounded
@given(any_bytes)
def test_any_bytes_give_a_record_or_a_scraper_error(html):
    read(html)


@bounded
@given(any_page)
def test_any_markup_gives_a_record_or_a_scraper_error(html):
    read(html)


@bounded
@given(st.one_of(news_pages, mauled_pages))
def test_spans_hold_on_pages(html):
    record = read(html)
    assume(record is not None)
    assert_body_holds(record)
    assert_spans_hold(record, record.body.text)


@bounded
@given(st.one_of(news_texts, st.text(max_size=400)))
def test_spans_hold_on_texts(text):
    assert_spans_hold(annotate(text), text)


@bounded
@given(st.one_of(news_pages, mauled_pages))
def test_dumped_and_loaded_it_is_the_same_record(html):
    record = read(html)
    assume(record is not None)
    assert load(record.to_json()) == record
    assert load(record.to_json()).to_json() == record.to_json()


@bounded
@given(news_pages)
def test_the_same_page_gives_the_same_record(html):
    first, second = read(html), read(html)
    assert first == second
    assert first is None or first.to_json() == second.to_json()


@bounded
@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@bounded
@given(addresses)
def test_a_canonical_address_is_its_own_canonical_address(address):
    once = locate((), address)
    assert once is None or locate((), once.url).url == once.url


@bounded
@given(news_pages)
def test_no_value_is_blank(html):
    record = read(html)
    assume(record is not None)
    assert blank_strings(record.to_dict()) == []


def blank_strings(value: object, where: str = "") -> list[str]:
    match value:
        case dict():
            return [bad for key, each in value.items() for bad in blank_strings(each, f"{where}.{key}")]
        case list():
            return [bad for i, each in enumerate(value) for bad in blank_strings(each, f"{where}.{i}")]
        case str() if where != ".body.text" and not value.strip():
            return [where]
        case _:
            return []
