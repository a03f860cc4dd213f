"""``python -m zj415x`` runs the command line."""

import sys

from .cli import main

if __name__ == "__main__":  # a process of `check --jobs` imports this module, too
    sys.exit(main())
