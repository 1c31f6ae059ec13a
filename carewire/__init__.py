"""The command `carewire`. The library it stands on is the package `scraper`."""
