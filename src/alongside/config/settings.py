"""Django's settings. Everything that differs between sites comes from the environment (`config.env`)."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from alongside.config.env import PROJECT_ROOT, data_dir, env, secret_key
from alongside.config.storage import storage_setting

DATA_DIR = data_dir()
SECRET_KEY = secret_key(DATA_DIR)

SITE_URL: str = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
# An https address hardens the site: cookies over https only, no demonstration sign-in.
IS_HARDENED = SITE_URL.startswith("https://")
DEBUG = False

_site_host = urlsplit(SITE_URL).hostname or "127.0.0.1"
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[_site_host, "127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # its widgets' templates, beside ours
    "django_linear_migrations",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "alongside.core",
    "alongside.activity",
    "alongside.people",
    "alongside.frameworks",
    "alongside.projects",
    "alongside.practice",
    "alongside.gatherings",
    "alongside.live",
    "alongside.themes",
    "alongside.answers",
    "alongside.assurance",
    "alongside.insight",
    "alongside.demo",
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",  # first: also on what the others answer by themselves
    "alongside.core.policies.PermissionsPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Participants' phones: pages are small, and smaller when compressed. The CSRF token is masked on each
    # response and Django adds random padding, which answers the BREACH attack.
    "alongside.core.compression.SmallerPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Our own pages for allauth stand in front of its packaged ones, which have inline script.
        # A kind of activity is one folder, so its templates stand in it.
        "DIRS": [PROJECT_ROOT / "src/alongside/people/templates", PROJECT_ROOT / "src/alongside/live/kinds"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "alongside.config.context.site",
            ],
        },
    }
]
FORM_RENDERER = "alongside.core.form_rendering.Renderer"

# Database: one SQLite file on purpose (one writer at a time, short transactions), or PostgreSQL.
_database: dict[str, Any] = env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'alongside.sqlite3'}")
if _database["ENGINE"].endswith("sqlite3"):
    _database["OPTIONS"] = {
        # IMMEDIATE: a transaction that will write takes the lock at its start, so it can wait and never fails half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: what was acknowledged survives a power cut. secure_delete: what was deleted is overwritten.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; "
        "PRAGMA secure_delete=ON;",
    }
else:
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL: str = env.str("REDIS_URL", default="")
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # A Redis that hangs must not hold up a hall: limits do without it (`core.limits`).
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
    if REDIS_URL
    # Limits stand in it: with few entries, somebody could push their own out by making others.
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}
}
CACHES["default"]["KEY_PREFIX"] = SITE_URL  # two sites may share one Redis, and must not share their limits

# Long work stands in a queue in the database; `config.working` does it, beside the server.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "sesame.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "after_sign_in"
ACCOUNT_LOGOUT_REDIRECT_URL = "landing"

# Accounts: nobody signs up by themselves; a code by email (or a password manager) signs in.
ACCOUNT_ADAPTER = "alongside.people.adapter.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # what allauth's sign-in form asks for
ACCOUNT_FORMS = {
    "login": "alongside.people.forms.PasswordSignIn",
    "request_login_code": "alongside.people.forms.CodeRequest",
    "confirm_login_code": "alongside.people.forms.CodeEntry",
    "reset_password": "alongside.people.forms.PasswordReset",
    "reset_password_from_key": "alongside.people.forms.PasswordFromLink",
    "set_password": "alongside.people.forms.FirstPassword",
    "change_password": "alongside.people.forms.PasswordChange",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Whoever types an address that has no account gets no email about it, so nobody can have us write to strangers.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # post arrives slowly, and nobody should have to hurry
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True

# One-time sign-in links, as the command line makes them.
SESAME_ONE_TIME = True
SESAME_MAX_AGE = 3 * 24 * 3600
SESAME_TOKEN_NAME = "key"  # noqa: S105  # the name of the parameter in the link

EMAIL_CONFIG: dict[str, Any] = env.email("EMAIL_URL", default="consolemail://")
EMAIL_TIMEOUT = 20  # seconds: a mail server that does not answer holds nothing up for long
globals().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL: str = env.str("EMAIL_FROM", default=f"alongside@{_site_host}")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
# What a kind of activity needs in a browser stands in its folder too.
STATICFILES_DIRS: list[tuple[str, Path]] = [
    (f"kinds/{path.parent.name}", path) for path in sorted(PROJECT_ROOT.glob("src/alongside/live/kinds/*/static"))
]
# Collected files have names that change with their content, and are compressed beforehand.
# STATIC_MANIFEST=no serves them as they stand in the source, for tests and for work on the look.
STATIC_MANIFEST: bool = env.bool("STATIC_MANIFEST", default=True)
# Pictures and recordings that people sent. Nothing serves them but views that ask who may see them.
STORAGE_URL: str = env.str("STORAGE_URL", default=(DATA_DIR / "files").as_uri())
# Participants' phones keep the pages they saw (live/static/live/service-worker.js), over https only.
# OFFLINE_PAGES=no takes that away again, also from the phones that have it.
OFFLINE_PAGES: bool = env.bool("OFFLINE_PAGES", default=True)
STORAGES = {
    "default": storage_setting(STORAGE_URL),
    "staticfiles": {
        "BACKEND": "alongside.core.static_files.Storage"
        if STATIC_MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not STATIC_MANIFEST
WHITENOISE_AUTOREFRESH = not STATIC_MANIFEST

# Nothing third-party at run time, no inline script or style, without exceptions.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
REFERRER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alongside.core.views.csrf_failure"
SESSION_COOKIE_SECURE = IS_HARDENED
CSRF_COOKIE_SECURE = IS_HARDENED
SECURE_SSL_REDIRECT = IS_HARDENED
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HARDENED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HARDENED
SECURE_HSTS_PRELOAD = IS_HARDENED
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HARDENED else None

# Limits on every upload: a form is small, a CSV file is at most five megabytes.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
