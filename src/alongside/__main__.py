"""`python -m alongside` is the `alongside` command."""

from alongside.config.cli import main

main()
