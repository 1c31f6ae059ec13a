from scraper.profile import Profile

PROFILE = Profile(
    id="healthcare-management",
    name="Healthcare Management",
    domains=("healthcare-management.uk",),
    kind="trade",
    language="en-GB",
)
