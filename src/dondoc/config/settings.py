"""All settings. Each comes from one environment variable, described in docs/settings.md."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from dondoc.config import environment as env

DEBUG = env.flag("DONDOC_DEBUG", default=False)
SECRET_KEY = env.secret_key(debug=DEBUG)
DATA_DIR = Path(env.text("DONDOC_DATA_DIR", "data")).absolute()
ALLOWED_HOSTS = env.words("DONDOC_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("DONDOC_TRUSTED_ORIGINS")
DATABASES = {"default": env.database(DATA_DIR)}

PACKAGE = Path(__file__).resolve().parent.parent
ROOT_URLCONF = "dondoc.config.urls"
WSGI_APPLICATION = "dondoc.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "template_partials",
    "dondoc.core",
    "dondoc.accounts",
    "dondoc.units",
    "dondoc.calendar",
    "dondoc.documents",
    "dondoc.coordination",
    "dondoc.plans",
    "dondoc.criteria",
    "dondoc.reporting",
    "dondoc.inspections",
    "dondoc.activities",
    "dondoc.budget",
    "dondoc.assessments",
    "dondoc.commendation",
    "dondoc.reminders",
    "dondoc.compiling",
    "dondoc.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "dondoc.web.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dondoc.web.middleware.RequestContextMiddleware",
    "dondoc.web.accounts.middleware.OwedSecurityMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "dondoc.web.context.seat",
            ],
        },
    }
]

# Who signs in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "dondoc.accounts.backends.AccountBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "dondoc.accounts.validators.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "dondoc.accounts.validators.NotCommon"},
    {"NAME": "dondoc.accounts.validators.UnlikeAccount"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
SESSION_ENGINE = "dondoc.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
PASSWORD_RESET_TIMEOUT = 2 * 3600
INVITATION_DAYS = env.number("DONDOC_INVITATION_DAYS", 7)
REQUIRE_TWO_FACTOR = env.words("DONDOC_REQUIRE_TWO_FACTOR")
AXES_FAILURE_LIMIT = env.number("DONDOC_SIGN_IN_TRIES", 8)
SIGN_IN_TRIES_PER_PLACE = env.number("DONDOC_SIGN_IN_TRIES_PER_PLACE", 200)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_USERNAME_FORM_FIELD = "email"  # the name of the address among the credentials
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # who signed in from where is nobody's business
AXES_LOCKOUT_CALLABLE = "dondoc.web.errors.locked_out"
AXES_CLIENT_IP_CALLABLE = "dondoc.web.accounts.places.client_address"
AXES_VERBOSE = False
AXES_USERNAME_CALLABLE = "dondoc.web.accounts.tries.tried_address"  # what was typed is kept as a mark only
AXES_SENSITIVE_PARAMETERS = ["login", "email", "username", "next", "ip_address"]

# Signing in with allauth: accounts are made by administrators only, an address is what they say it is
ACCOUNT_ADAPTER = "dondoc.web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "dondoc: "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds
ACCOUNT_RATE_LIMITS = {
    "login": None,  # django-axes counts wrong passwords; a whole office may sign in from one address
    "login_failed": "5/5m/key",  # wrong codes of one account's second factor
    "reset_password": "60/m/ip,5/h/key",
    "reset_password_from_key": "60/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "10/m/user",
}
MFA_ADAPTER = "dondoc.web.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "dondoc"
MFA_TOTP_TOLERANCE = 1  # codes before and after: clocks of telephones are not exact
SIGN_IN_PROVIDER = env.sign_in_provider()
SOCIALACCOUNT_ADAPTER = "dondoc.web.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form's redirect to a foreign site is what form-action forbids
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "co-quan",
                "name": SIGN_IN_PROVIDER["name"],
                "client_id": SIGN_IN_PROVIDER["client_id"],
                "secret": SIGN_IN_PROVIDER["secret"],
                "settings": {"server_url": SIGN_IN_PROVIDER["issuer"]},
            }
        ]
        if SIGN_IN_PROVIDER
        else [],
    }
}

# Mail; without a server links are shown to the administrator
_mail = env.mail()
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _mail["host"], _mail["port"], 10
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["user"], _mail["password"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail["security"] == "starttls", _mail["security"] == "tls"
EMAIL_IN_THE_CLEAR = env.in_the_clear(_mail)
DEFAULT_FROM_EMAIL = _mail["sender"]

# Reminders
SITE = env.site()
MAIL_LANGUAGE = env.mail_language()
WEBHOOK_PRIVATE = env.flag("DONDOC_WEBHOOK_PRIVATE", default=False)
MESSAGE_DAYS = env.message_days()
CALENDAR_FEEDS = env.flag("DONDOC_CALENDAR_FEEDS", default=True)

# Counts of tries are shared by all processes
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "dondoc_cache"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},  # what each process counts for itself
}

# What the browser may do
HTTPS = env.flag("DONDOC_HTTPS", default=not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("DONDOC_BEHIND_PROXY", False) else None
CLIENT_ADDRESS_HEADER = env.text("DONDOC_CLIENT_ADDRESS_HEADER")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers offer passkeys without HTTPS on this machine only
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
CSRF_FAILURE_VIEW = "dondoc.web.errors.csrf_failed"

# Uploads: the reader has its own limit of 50 MB and refuses with a sentence
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
MEDIA_ROOT = DATA_DIR / "files"
TOTALS_ROOT = DATA_DIR / "totals"
HISTORY_ROOT = DATA_DIR / "history"
SMALL_COUNT = env.number("DONDOC_SMALL_COUNT", 5)
PUBLIC_VIEWS = env.number("DONDOC_PUBLIC_VIEWS", 300)
READ_SECONDS = env.number("DONDOC_READ_SECONDS", 60)
READ_MEGABYTES = env.number("DONDOC_READ_MEGABYTES", 1024)
PAGES_ROOT = DATA_DIR / "pages"
PAGES_MEGABYTES = env.number("DONDOC_PAGES_MEGABYTES", 512)

# Words, numbers, time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["dondoc.config.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # nothing to collect: the package's own files are served as they are
WHITENOISE_MAX_AGE = 600  # seconds; names carry no hash, so an upgrade shows soon

DEFAULT_EXCEPTION_REPORTER = "dondoc.config.reports.Reporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "dondoc.config.reports.NothingTyped"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "dondoc.config.reports.LineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("DONDOC_LOG_LEVEL", "WARNING")},
}
