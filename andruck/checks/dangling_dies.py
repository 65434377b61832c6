"""A "dies" that takes back what the same sentence has just said.

"Er sagte, dass A gelte und dass dies nicht der Fall sei": the second clause
denies the first, for "dies" has nothing else to point to. Reported is a denial
of "dies" or "das" that "und" or a series of "dass" joins to what the same
speaker asserts or pledges. Silent where somebody else claims, hopes or fears
the first ("behaupten", "der Vorwurf"), where it is a duty or an aim ("sollen",
"das Ziel"), where the denial names a time of its own ("derzeit nicht"), where a
second speaker comes in ("aber", "ob"), and inside quotations.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="dangling-dies",
    severity="error",
    message=_("“{quote}” takes back what the sentence has just said."),
    why=_("“dies” points to the clause before it and turns its sense round."),
    bad=(
        "Sie sagte, dass der Kran im Mai stehe [[und dass dies nicht der Fall sei]].",
        "Er versprach, dass alle bleiben – auch in Unna – [[und dass dies nicht wahr sei]].",
        "Er werde klarmachen, dass Nordkran zu den Kunden stehe, [[und dass das nicht stimme]].",
        "Das Werk teilte mit, dass die Anlage läuft [[und dass dies nicht so ist]].",
        "Es hieß, dass die Norm ab Mai gelte [[und dass dies nicht zutreffe]].",
        "Sie sagte, dass man die Kunden begleite [[und dass dies nicht so gewesen sei]].",
        "Sie sagt, dass das Wehr dicht sei [[und dass das alles nicht der Fall sei]].",
        "Es gelobte, dass alle Geld bekämen [[und dass dies nicht der Wahrheit entspreche]].",
        "Krone betont, dass sein Vertrag gelte [[und dass dies verneint werde]].",
        "Er sagt, dass alle Ware bekämen, dass nichts fehle, [[und dies sei gar nicht so]].",
        "Nordkran versichert, die Preise blieben gleich, [[und das stimme nicht]].",
        "Er sagte, er liefere, dass die Montage zehn Tage dauere [[und dass dies unwahr sei]].",
        "😀 Sie betonte, dass geliefert werde [[und dass dies nicht der Fall sein werde]].",
    ),
    good=(
        "Sie sagte, dass der Kran im Mai stehe und dass die Halle folge.",
        "Er wisse, dass viele eine Schließung fürchten, und dass dies nicht der Fall sei.",
        "Kritiker behaupten, dass der Kran kippt und dass dies nicht der Fall sei, sei gelogen.",
        "Sie fragten, ob der Kran steht, aber sie sagte, dass dies nicht der Fall sei.",
        "„Ich sage, dass er steht und dass dies nicht so ist“, scherzte sie.",
        "Sie sagte, dass dies nicht der Fall sei.",
        "Er sagte, dass alle Züge fahren sollten und dass dies noch nicht der Fall sei.",
        "Sie sagte, das Ziel sei, dass alle liefern, und dass dies nicht der Fall sei.",
        "Es habe früher Züge gegeben und dass dies heute nicht mehr so sei, sagte er.",
        "Er wies den Vorwurf zurück, dass Geld floss, und sagte, dies sei nicht der Fall.",
        "Er betonte, dass das Werk wachse und dass dies nicht selbstverständlich sei.",
    ),
)

THIS = r"(?:dies|das|dieses|jenes|all(?:es)? (?:das|dies)|(?:dies|das) alles|es|dem)"
NOT = (
    r"(?:(?:\w+ ){0,2}?(?:gar nicht|überhaupt nicht|keineswegs|keinesfalls|nicht|nie|niemals"
    r"|mitnichten"
    r"|in keiner Weise|auf keinen Fall|nicht im Geringsten))"
)
BE = r"(?:sei|ist|wäre|war|werde|wird|würde|habe|hat)"
FALSE = r"(?:unwahr|unrichtig|unzutreffend|falsch|gelogen|erfunden|anders|eine Lüge|das Gegenteil)"
UNTRUE = rf"(?:{NOT} (?:der Fall|so|wahr|richtig|zutreffend|korrekt|die Wahrheit)|(?:\w+ )?{FALSE})"
HOLD = r"(?:zutr[eäi]ff|stimm|g[ei]lt|geschieh|gescheh|eintr[eäi]t|entspr[eäi]ch|bestätig)\w*"
TRUTH = r"der (?:Wahrheit|Wirklichkeit|Realität)|den (?:Tatsachen|Fakten)"
DENY = r"(?:verneint|ausgeschlossen|widerrufen|bestritten|dementiert|geleugnet|zurückgewiesen)"
NONE = r"(?:nichts|kein\w*|weder das eine noch das andere) (?:davon|dergleichen|von alledem)"
CLAUSE = (
    rf"(?:{THIS} (?:{UNTRUE} (?:gewesen |sein )?{BE}|{NOT} (?:(?:{TRUTH}) )?{HOLD}(?: {BE})?"
    rf"|{DENY} {BE})"
    rf"|(?:\w+ ){{1,2}}?(?:dies|das) (?:nicht tun?e?(?: {BE})?|bestreite|verneine|dementiere"
    rf"|leugne)"
    rf"|{NONE} (?:{HOLD}|(?:wahr|richtig|der Fall) {BE})|davon keine Rede sein k[öa]nne?)"
)
DENIED = re.compile(
    rf"\b(?:(?:und )?dass {CLAUSE}|und (?:{CLAUSE}"
    rf"|{THIS} (?:{BE} {UNTRUE}|{BE} {DENY}|{HOLD} {NOT}(?: zu| (?:{TRUTH}))?)"
    rf"|{NONE} (?:{HOLD}|{BE} (?:wahr|richtig))))(?=[^\w]*(?:$|[,.;–“]))",
    re.IGNORECASE,
)
# "dass A, dass B, dass dies nicht …": a series, unless the clause before only thinks or says.
SERIES = re.compile(
    r"(?:und |\bdass [^,]*?(?<!wisse)(?<!wissen)(?<!glaube)(?<!hoffe)(?<!sagte)(?<!erklärte), )$"
)
PLEDGED = re.compile(
    r"\b(?:versicher|verspr[aiäo]ch|zu(?:ge)?sag|sagt\w* zu\b|sicherte|beteuer|beton|bekräftig"
    r"|gelob"
    r"|garantier|gewährleist|verbürg|unterstrich|unterstreich|stellte? klar|klarzustell)\w*"
)
STATED = re.compile(
    r"\bdass\b|\b(?:erklär|sagt|hieß|teilt|laut\b|zufolge\b|sei\b|seien\b|werde\b|habe\b|könne\b)"
)
CLAIMED = re.compile(
    r"\b(?:behaupt|fürcht|befürcht|vermut|glaub|mein[te]|annehm|annahm|vorw[ue]rf|werfe|Gerücht"
    r"|Sorge|Angst|Vorw[uü]rf"
    r"|Verdacht|ob\b|aber|doch|jedoch|falsch|irrt|Ziel|eigentlich|hoff|gehofft|Hoffnung|erwart"
    r"|wünsch|Pflicht|verpflichtet|vorgeschrieben|Voraussetzung|Bedingung|Eindruck|Kritik"
    r"|kritisier|Mythos|früher\b"
    r"|einst\b|damals\b|Irrtum|denk|dacht|berichte|unterstell|Anschuldigung|Legende"
    r"|dies\w* (?:Frage|Annahme))"
)
# A duty may go unfulfilled; that nobody must do something is a pledge.
DUTY = re.compile(r"\b(?:soll|müss|muss)")
RELIEF = re.compile(r"\b(?:niemand|kein|nicht)[^,]*? (?:soll|müss|muss)")


def find(copy: Copy) -> Iterator[Finding]:
    """The denials that hit their own sentence."""
    for passage in copy.passages:
        text = passage.unquoted if "nd " in passage.text else ""
        for match in DENIED.finditer(text):
            sentence = next(
                one for one in passage.sentences if one.start <= match.start() < one.end
            )
            before = text[max(sentence.start, match.start() - 400) : match.start()]
            series = match[0][:3].lower() == "und" or SERIES.search(before)
            if series and _is_own(before):
                yield CHECK.finding(passage, *match.span())


def _is_own(before: str) -> bool:
    """Whether the words before the denial are what its own speaker says."""
    pledges = list(PLEDGED.finditer(before))
    said = before[pledges[-1].end() :] if pledges else before
    if DUTY.search(said) and not RELIEF.search(said):
        return False
    return bool(pledges or STATED.search(said)) and not CLAIMED.search(said)
