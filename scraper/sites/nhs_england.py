from scraper.profile import Profile

PROFILE = Profile(
    id="nhs-england",
    name="NHS England",
    domains=("england.nhs.uk",),
    kind="government",
    language="en-GB",
)
