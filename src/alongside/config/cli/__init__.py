"""The `alongside` command. Each module beside this one holds the commands about one thing."""

import os


def main() -> None:
    """Set Django up, then hand over: commands import models, which need the settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    import django

    django.setup()
    from alongside.config.cli.root import cli

    cli(prog_name="alongside")
