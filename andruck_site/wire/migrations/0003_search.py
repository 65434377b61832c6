"""The desk's search: every part of every word, in step with the rows by triggers."""

import re

from django.db import migrations

WORD = re.compile(r"[^\W_]+")

def separate(apps, schema_editor):
    """Words of older rows with single spaces around them, as intake writes them now."""
    rows = apps.get_model("wire", "WireItem").objects.only("search_text")
    for row in rows.iterator(200):
        row.search_text = " ".join(["", *WORD.findall(row.search_text), ""])
        row.save(update_fields=["search_text"])


GONE = """INSERT INTO wire_search (wire_search, rowid, search_text)
  VALUES ('delete', old.id, old.search_text);"""
KNOWN = """INSERT INTO wire_search (rowid, search_text) VALUES (new.id, new.search_text);"""
CREATE = [
    """CREATE VIRTUAL TABLE wire_search USING fts5(
    search_text, content = 'wire_wireitem', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1')""",
    "INSERT INTO wire_search (wire_search) VALUES ('rebuild')",
    f"CREATE TRIGGER wire_search_new AFTER INSERT ON wire_wireitem BEGIN {KNOWN} END",
    f"CREATE TRIGGER wire_search_gone AFTER DELETE ON wire_wireitem BEGIN {GONE} END",
    f"""CREATE TRIGGER wire_search_changed AFTER UPDATE OF search_text ON wire_wireitem
    WHEN old.search_text IS NOT new.search_text BEGIN {GONE} {KNOWN} END""",
]
DROP = [
    "DROP TRIGGER wire_search_changed",
    "DROP TRIGGER wire_search_gone",
    "DROP TRIGGER wire_search_new",
    "DROP TABLE wire_search",
]


class Migration(migrations.Migration):

    dependencies = [('wire', '0002_facets')]

    operations = [
        migrations.RunPython(separate, migrations.RunPython.noop),
        migrations.RunSQL(CREATE, DROP),
    ]
