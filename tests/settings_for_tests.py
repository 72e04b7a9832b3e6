"""The product's own settings, as the tests start it: no secret needed, cheap passwords, files in a scratch folder."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("DONDOC_DEBUG", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop makes Django suspect every query
os.environ.setdefault("DONDOC_DATA_DIR", tempfile.mkdtemp(prefix="dondoc-tests-"))

from dondoc.config.settings import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = (
    True  # a file is looked up when it is asked for; else each test's client begins with all of them
)
if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}  # noqa: F405 (nothing here must last)
