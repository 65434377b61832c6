"""Make the data folder ready: tables, static files, the portal's sources, archive, first editor.

Answers with one line of JSON: the first editor's name and one-time password
where one was made, or why nothing can start. ``--template`` stops after tables
and static files.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission

from andruck_site.wire import sources
from andruck_site.wire.tasks import is_full


class Command(BaseCommand):
    """``manage.py prepare``."""

    help = "Prepares the data folder."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The two ways to prepare less."""
        parser.add_argument("--template", action="store_true", help="tables and static files only")
        parser.add_argument(
            "--empty", action="store_true", help="no sample wire, no sample archive"
        )

    def handle(self, *, template: bool, empty: bool, **options: Any) -> None:
        """Do what is still to be done; every step may be repeated."""
        try:
            self._prepare(template, empty)
        except (DatabaseError, OSError) as error:
            if not is_full(error):
                raise
            self._refuse(
                "Der Datenträger ist voll. Bitte Platz schaffen; was schon da war, ist unversehrt."
            )

    def _prepare(self, template: bool, empty: bool) -> None:
        self._tables()
        self._static()
        if template:
            return
        # The site's rooms above this one are reached by name: wire imports none of them.
        archive = apps.get_model("portal", "Article")
        first_start = not archive.objects.exists() and not sources.any_known()
        sources.sync(samples=not empty, now=timezone.now())
        self._groups()
        if first_start and not empty:
            self.stdout.write("Das Beispielarchiv wird geladen …")
            call_command("load_archive", stdout=self.stdout)
        editor = apps.get_model("desk", "OneTimePassword").first_editor()
        self.stdout.write(json.dumps({"user": editor[0], "password": editor[1]} if editor else {}))

    def _tables(self) -> None:
        try:
            executor = MigrationExecutor(connection)
            unknown = self._from_the_future(executor)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            if is_full(error):
                raise
            self._refuse(
                f"Die Datenbank ist nicht lesbar ({error}). Bitte eine Sicherung einspielen."
            )
        if unknown:
            self._refuse(
                "Die Datenbank stammt von einer neueren Fassung von Andruck "
                f"({', '.join(unknown)}). "
                "Bitte Andruck aktualisieren oder einen anderen Datenordner nennen."
            )
        if not plan:
            return
        if executor.loader.applied_migrations:
            self._keep_a_copy()
        call_command("migrate", verbosity=0, interactive=False)

    def _from_the_future(self, executor: MigrationExecutor) -> list[str]:
        ours = {"wire", "portal", "desk"}
        return sorted(
            f"{app}.{name}"
            for app, name in executor.loader.applied_migrations
            if app in ours and (app, name) not in executor.loader.disk_migrations
        )

    def _keep_a_copy(self) -> None:
        """An older database is raised to this code's tables; the old one stays beside it."""
        if connection.vendor != "sqlite":
            return
        kept = settings.DATA / f"andruck-{timezone.now():%Y%m%d-%H%M%S}.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(kept)])
        self.stdout.write(
            f"Die Datenbank einer älteren Fassung wird angehoben; eine Kopie liegt in {kept.name}."
        )

    def _static(self) -> None:
        stamp = settings.DATA / "stamp"
        from andruck_site import template

        if (
            (settings.STATIC_ROOT).is_dir()
            and stamp.is_file()
            and stamp.read_text() == template.stamp()
        ):
            return
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
        with contextlib.redirect_stdout(io.StringIO()):
            call_command("collectstatic", verbosity=0, interactive=False)

    def _groups(self) -> None:
        """The group of editors: everything at the desk, nothing of the machine room."""
        group, made = Group.objects.get_or_create(name="Redaktion")
        if not made:
            return
        wanted = Permission.objects.filter(content_type__app_label__in=["portal", "wire"])
        group.permissions.set(
            [
                *wanted.exclude(content_type__model__in=["clearance", "source"]),
                Permission.objects.get(
                    content_type__app_label="wagtailadmin", codename="access_admin"
                ),
            ]
        )
        # Wagtail asks for pictures by collection, and by the permissions of its own model.
        pictures = Permission.objects.filter(
            content_type__app_label="wagtailimages",
            codename__in=["add_image", "change_image", "choose_image"],
        )
        root = Collection.get_first_root_node()
        for permission in pictures:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )

    def _refuse(self, sentence: str) -> None:
        self.stdout.write(json.dumps({"refused": sentence}))
        raise SystemExit(2)
