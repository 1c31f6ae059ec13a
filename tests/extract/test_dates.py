"""Which of the dates on an invented page is the article's."""

import pytest

from tests.extract.test_about import record


@pytest.mark.parametrize("line", ["<p>Published: 4 May 2025</p>", "<time class=published>4 May, 2025</time>"])
def test_date_at_the_foot_of_the_article(line):
    assert record(after=line).published == "2025-05-04"


def test_several_dates_under_the_story_are_of_other_articles():
    assert record(after="<p>Published: 4 May 2025</p><p>Published: 5 May 2025</p>").published is None


def test_date_in_a_caption_is_of_the_picture():
    opening = "<h1>Ward reopens at Larkhill</h1><figure><img src=/i/w.jpg><figcaption>4 May 2019</figcaption></figure>"
    assert record(opening=opening).published is None
