"""`python -m carewire`."""

from carewire.cli import main

main()
