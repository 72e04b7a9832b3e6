"""One module a command; each has a `command` that `dondoc.config.cli` loads when it is called."""

from __future__ import annotations

import click


class BadInput(click.ClickException):
    """What was given can't be used: the sentence goes to stderr, the exit code is 2."""

    exit_code = 2


def start_django() -> None:
    """Loads the settings and the models; a setting that can't be used is told as bad input."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise BadInput(str(error)) from error
