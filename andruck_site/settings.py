"""One settings file; what differs between machines comes from the environment.

ANDRUCK_DATA           data folder (default: var/ in the project)
ANDRUCK_PORTAL         portal folder (default: portals/logistic-ready)
ANDRUCK_HOSTS          further host names the site answers to, with commas
ANDRUCK_SECRET_KEY     signing key (default: made once, kept in the data folder)
ANDRUCK_HTTPS          1 when readers reach the site by https
ANDRUCK_LOG            log level (default: WARNING)
ANDRUCK_LOG_FORMAT     json for log lines a machine can read
ANDRUCK_METRICS_TOKEN  lets whoever sends it (Bearer) read /metrics from elsewhere
ANDRUCK_ALLOW_LOOPBACK 1 lets sources on this machine be asked (for tests)
ANDRUCK_CACHE_MB       megabytes of finished pages each web process keeps (default: 64; 0: none)
"""

import os
import re
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("ANDRUCK_DATA", ROOT / "var")).resolve()
PORTAL = Path(os.environ.get("ANDRUCK_PORTAL", ROOT / "portals" / "logistic-ready")).resolve()
ALLOW_LOOPBACK = os.environ.get("ANDRUCK_ALLOW_LOOPBACK") == "1"
HTTPS = os.environ.get("ANDRUCK_HTTPS") == "1"
CACHE_MB = os.environ.get("ANDRUCK_CACHE_MB", "64")
if not re.fullmatch(r"[0-9]{1,6}", CACHE_MB):
    raise ImproperlyConfigured(f"ANDRUCK_CACHE_MB ist keine Zahl von Megabytes: {CACHE_MB!r}")


def _secret_key() -> str:
    """The signing key of this data folder: made at the first start, then kept."""
    if key := os.environ.get("ANDRUCK_SECRET_KEY"):
        return key
    kept = DATA / "secret_key"
    try:
        return kept.read_text("ascii")
    except FileNotFoundError:
        key = secrets.token_urlsafe(50)
        DATA.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(key)
        except FileExistsError:
            return kept.read_text("ascii")
        return key


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *filter(None, os.environ.get("ANDRUCK_HOSTS", "").split(",")),
]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"  # readers never get a cookie
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the desk shows its preview in a frame

INSTALLED_APPS = [
    "andruck_site.desk",
    "andruck_site.portal",
    "andruck_site.wire",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.table_block",
    "wagtail.users",
    "andruck_site.lean.Snippets",
    "andruck_site.lean.Images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "andruck_site.desk.middleware.DeskMiddleware",  # sessions, users, forms
]

ROOT_URLCONF = "andruck_site.urls"
WSGI_APPLICATION = "andruck_site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "portal",
        "DIRS": [PORTAL / "templates", ROOT / "andruck_site" / "portal" / "templates"],
        "OPTIONS": {"environment": "andruck_site.portal.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "desk",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "andruck.sqlite3",
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 20,
            # Write locks are taken when a transaction begins: waiting instead of failing
            # (measured: DEFERRED lost 1,928 of 3,000 read-then-write requests).
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [("theme", PORTAL / "static")] if (PORTAL / "static").is_dir() else []
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        "json": {"()": "andruck_site.logs.JsonLines"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json" if os.environ.get("ANDRUCK_LOG_FORMAT") == "json" else "line",
        }
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("ANDRUCK_LOG", "WARNING")},
}

# Wagtail: the desk calls nobody.
WAGTAIL_SITE_NAME = "Andruck"
WAGTAILADMIN_BASE_URL = None
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]  # no e-mails leave the desk, so no base address
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("de", "Deutsch")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_RECENT_EDITS_LIMIT = 8
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "portal.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "andruck_site.portal.picture_form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100_000_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_USAGE_COUNT_ENABLED = False
