from scraper.profile import Profile

PROFILE = Profile(
    id="the-mj",
    name="The MJ",
    domains=("themj.co.uk",),
    kind="trade",
    language="en-GB",
)
