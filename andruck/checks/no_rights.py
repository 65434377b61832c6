"""Nothing says that we may print this.

The ledger's decision counts where there is one: a refusal is reported with its
reason. Without a decision a note of rights on the item must do.
"""

from collections.abc import Iterator

import msgspec

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Decision, Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="no-rights",
    severity="error",
    message=_("Nothing says that this text may be printed."),
    why=_("Printing without a right to it costs money, and the author’s trust."),
    bad=(
        Case(headline="Nordkran baut aus", text="Der Betreiber baut aus."),
        Case(text="Der Betreiber baut aus.", fields={"usage_terms": " "}),
        Case(
            text="Der Betreiber baut aus.",
            fields={"copyright_notice": "© Nordkran"},
            copy={"rights": Decision(allowed=False, reason="The embargo has not passed.")},
        ),
        Case(text="Der Betreiber baut aus.", copy={"rights": Decision(allowed=False)}),
    ),
    good=(
        Case(text="Der Betreiber baut aus.", fields={"usage_terms": "frei nachnutzbar"}),
        Case(text="Der Betreiber baut aus.", fields={"copyright_holder": "logistic ready"}),
        Case(text="Der Betreiber baut aus.", fields={"copyright_notice": "© 2026 Nordkran"}),
        Case(text="Der Betreiber baut aus.", copy={"rights": Decision(allowed=True)}),
    ),
)


def find(copy: Copy) -> Iterator[Finding]:
    """One finding: the refusal with its reason, or that nothing is known."""
    if copy.rights is not None:
        if not copy.rights.allowed:
            finding = CHECK.at(copy.whole)
            yield msgspec.structs.replace(
                finding,
                message=copy.rights.reason or CHECK.message,
                values={**finding.values, **copy.rights.values},
            )
        return
    item = copy.item
    if not any(
        note.strip() for note in (item.usage_terms, item.copyright_notice, item.copyright_holder)
    ):
        yield CHECK.at(copy.whole)
