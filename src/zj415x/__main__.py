"""``python -m zj415x`` runs the command line."""

import sys

from .cli import main

sys.exit(main())
