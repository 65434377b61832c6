"""``python -m andruck``."""

import sys

from andruck.cli import main

sys.exit(main())
