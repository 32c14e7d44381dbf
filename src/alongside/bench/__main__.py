"""The process in which one benchmark runs; it prints its report as JSON."""

import json
import sys
from importlib import import_module

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # settings first

from alongside.bench.figures import machine  # noqa: E402  # settings first
from alongside.bench.running import BENCHES  # noqa: E402  # settings first

call_command("migrate", verbosity=0, interactive=False)
name = sys.argv[1]
figures = import_module(BENCHES[name]).measure(quick="--quick" in sys.argv)
json.dump({"bench": name, "machine": machine(), "figures": [figure.as_data() for figure in figures]}, sys.stdout)
