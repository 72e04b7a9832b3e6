"""``python -m dondoc`` is the command ``dondoc``."""

from dondoc.config.cli import main

if __name__ == "__main__":
    main()
