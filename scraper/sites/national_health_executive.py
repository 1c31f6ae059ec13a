from scraper.profile import Profile

PROFILE = Profile(
    id="national-health-executive",
    name="National Health Executive",
    domains=("nationalhealthexecutive.com",),
    kind="trade",
    language="en-GB",
)
