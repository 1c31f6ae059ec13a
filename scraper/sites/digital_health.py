from scraper.profile import Profile

PROFILE = Profile(
    id="digital-health",
    name="Digital Health",
    domains=("digitalhealth.net",),
    kind="trade",
    language="en-GB",
)
