"""The readers' search: see andruck_site.portal.search."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [('portal', '0001_initial')]

    operations = [
        migrations.RunSQL(
            # Words come folded: the tokenizer has only to part them.
            "CREATE VIRTUAL TABLE portal_search USING fts5("
            "headline, surface, lemma, tokenize = 'unicode61 remove_diacritics 0')",
            "DROP TABLE portal_search",
        ),
    ]
