from scraper.profile import Profile

PROFILE = Profile(
    id="localgov",
    name="LocalGov",
    domains=("localgov.co.uk",),
    kind="trade",
    language="en-GB",
)
