"""``python -m taskspace``."""

import sys

from taskspace.cli import main

sys.exit(main())
