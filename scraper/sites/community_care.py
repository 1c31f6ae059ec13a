from scraper.profile import Profile

PROFILE = Profile(
    id="community-care",
    name="Community Care",
    domains=("communitycare.co.uk",),
    kind="trade",
    language="en-GB",
)
