"""A threat turned round: "warnte davor, die Leitungen zu sperren, wenn Madrid nicht einlenke".

Who warns that they will act ("advirtió que cerraría", "warned they would") has
been translated into somebody who advises against the act. In German "davor"
names the mistake of somebody else. That it is the warner's own threat shows in
what stands beside the act: a condition on the other side (a deadline, or that
it has not given in), a measure of force against a deed that is only possible,
or that everything is prepared. Silent where a mistake is named ("zu früh",
"voreilig", "sich verlassen"), on states of things ("solange es nicht geprüft
ist"), on stopping what has begun, and inside quotations.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.verbs import reading

CHECK = Check(
    name="reversed-warning",
    severity="error",
    message=_("Whoever warns against their own answer probably threatens with it."),
    why=_("“warned that he would” became “warned against”: the sense is turned round."),
    bad=(
        "Die Gewerkschaft [[warnte davor, auf eine mögliche Schließung mit Streiks zu reagieren]].",
        "Am Tag, an dem sie [[davor warnte, auf mögliche Zölle mit Maßnahmen zu antworten]].",
        "Der Hafen [[warnte davor, im Falle einer Blockade mit Härte zu reagieren]].",
        "Er [[warnte davor, das Ventil zu schließen]], wenn Unna nicht binnen Tagen einlenke.",
        "Sie hat Krone [[davor gewarnt, auf Ersatz zu klagen]], sofern die nicht bis Mai zahle.",
        "Die Piloten [[warnten davor, in den Ausstand zu treten]], falls Nordair nicht nachgebe.",
        "Falls der Rat nicht zustimmt, [[warnte sie davor, die Verträge zu kündigen]].",
        "Er [[warnt davor, den Botschafter abzuziehen]], sollte Krone die Strafe nicht aufheben.",
        "Sie [[warnten davor, Wein zuzukaufen]]; die Tankwagen seien schon bestellt.",
        "Er [[warnte davor, zurückzuschlagen]], falls der Nachbar die Grenze überschreite.",
        "😀 Die Stadt [[warnte davor, auf mögliche Verstöße mit Strafen zu reagieren]].",
    ),
    good=(
        "Die Gewerkschaft drohte, auf eine mögliche Schließung mit Streiks zu reagieren.",
        "Die Wirtschaft warnt davor, auf die Zölle mit Gegenzöllen zu reagieren.",
        "Er warnte davor, auf Gewalt mit Gewalt zu antworten.",
        "Der Verband warnte vor möglichen Streiks.",
        "„Ich warne davor, auf mögliche Streiks mit Aussperrung zu reagieren“, sagte er.",
        "Sie warnte davor, eine mögliche Lösung zu übersehen.",
        "Analysten hatten davor gewarnt, zu lange zu warten; sie behielten nicht recht.",
        "Die Polizei warnt davor, das Eis zu betreten, wenn es nicht freigegeben ist.",
        "Er warnte davor, voreilig zu klagen, wenn der Nachbar nicht sofort zahle.",
        "Die Opposition warnte davor, die Truppen abzuziehen, solange der Rat nicht zustimme.",
        "Die Feuerwehr warnt davor, das Fenster zu öffnen, falls der Rauch nicht abzieht.",
        "Sie warnen davor, zu kündigen, wenn der neue Vertrag noch nicht bestätigt ist.",
        "Er warnte davor, den Bau zu stoppen; die Kräne seien schon bestellt.",
    ),
)

WARNED = re.compile(
    r"\b(?:davor (?:\w+ )?(?:ge)?warn\w*|warn\w+ (?:[^\s.;:!?]+ ){0,8}?davor"
    r"|r[iä]e?te?n? (?:[^\s.;:!?]+ ){0,6}?davon ab|davon (?:abgeraten"
    r"|abr[iä]e?te?n?)), (?P<act>[^.;:!?]+)"
)
INFINITIVE = re.compile(r"\b(?:zu (?P<bare>\w+n)|(?P<joined>\w+zu\w+n))\b")
IF = re.compile(
    r"(?:^|[,;–] ?|\b(?:und|oder) )(?:wenn|falls|sofern|sobald|bis|sollten?|für den Fall|im Falle?"
    r"|es sei denn|außer)\b(?P<rest>[^;:!?]*)",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:nicht|kein\w*|nichts|niemand\w*|weder)\b")
DEADLINE = re.compile(
    r"\b(?:binnen|innerhalb|rechtzeitig|fristgerecht|umgehend|unverzüglich"
    r"|bis (?:zum|zur|Ende|Anfang|Mitte|[A-ZÄÖÜ]|\d|spätestens|dahin|heute|morgen)"
    r"|vor (?:Ablauf|Ende)|in den (?:nächsten|kommenden))"
)
# What nobody does: a state, what is true of everyone, what happens by itself.
STATE = re.compile(
    r"\b(?:man|jemand|noch (?:nicht|kein\w*)|es (?:regn|schnei|frier|brenn|dunk)\w+)\b"
    r"|\b(?:s[ei]{2}n?|sind|seien|ist|wäre|war|wurde|wird|liegen|vorlieg\w+|best[eü]h\w+|besteh\w+|fehl\w+"
    r"|gelt\w+|gilt"
    r"|sink\w*|steig\w*|fall\w*|fäll\w*|wachs\w*|wächs\w*|ausbleib\w*|ausfall\w*|ausfäll\w*"
    r"|anhalt\w*"
    r"|anhält|andauer\w*|nachl[aä]ss\w*|abzieht?|zun[ei]hm\w*|zunimmt|abn[ei]hm\w*|abnimmt"
    r"|drohe\w*)$"
)
COUNTER = re.compile(
    r"(?:reagier|antwort|kontern|zurück(?:zu)?schlag|vergelt|klag|verklag|sperr|kündig|streik"
    r"|niederzuleg|Ausstand|Streik|abzuzieh|einzustell|Gericht|einzufrier|Sanktion|Strafe"
    r"|Konsequenz"
    r"|boykottier|aussperr|auszuschließ|auszuweis|entlass|einzumarschier|zurückzuzieh|blockier"
    r"|abzuschalt|abzudreh|abzustell|Truppen|Garde|Anzeige|zurückzutret|auszutret|auszusteig"
    r"|zu verlassen|vorzugeh|anzugreif|einzugreif|durchzugreif|zurückzuhol|zurückzuforder|aufzuheb"
    r"|aufzukündig|zu entzieh|zurückzuhalt|zu verweiger|abzubrech|hart|Schritte|Maßnahme|Mittel)"
)
PAST = re.compile(r"\b(?:warnten?|gewarnt|rieten?|riet|abgeraten)\b")
BACK = re.compile(r"\b(?:ihm|ihnen)\b")  # the warner
PREPARED = re.compile(
    r"\b(?:schon|bereits|längst|fertig) (?:\w+ ){0,3}?(?:bestellt|beschlossen|erteilt|gebucht"
    r"|gekauft|unterschrieben"
    r"|unterzeichnet|vorbereitet|eingereicht|aufgesetzt|beauftragt|verabschiedet|gepackt"
    r"|ausgearbeitet|verständigt)\b"
)
MISTAKE = re.compile(
    r"\b(?:(?:all)?zu (?!\w+n\b|de[mnr]\b|(?:ein|ihr|sein|kein|dies|jed)e[rm]?\b|zwei|drei"
    r"|vier)[a-zäöü]+"
    r"|vor(?:eilig|schnell)|leichtfertig|überstürzt|übereilt|leichtsinnig|unüberlegt|blind\w*"
    r"|sich (?:\w+ ){0,3}?(?:zu )?verlassen|unterschätz\w*|\w+er als|(?:auf"
    r"|für) jede[nrs]?)\b"
)
# Words of somebody who means it.
RESOLVED = re.compile(
    r"\b(?:andernfalls|ansonsten|notfalls|nötigenfalls|im Gegenzug|als Vergeltung|[sm]einerseits"
    r"|ihrerseits|mit aller (?:Härte|Kraft|Macht)|mit allen Mitteln|entschlossen|unverzüglich)\b"
)
SERIOUS = re.compile(
    r"\b(?:Drohung|droht\w*|Ultimatum|Frist|Ernst machen|ernst (?:gemeint|meine)|nicht zögern"
    r"|nicht länger (?:zuseh|wart|hin)\w*|Geduld)"
)
STOPPED = re.compile(
    r"(?:stopp|auf(?:zu)?g[ei]b|verschieb|streich|kippen|ab(?:zu)?brech|verzöger|absag|abzusag)"
)
HEDGED = re.compile(
    r"\b(?:mögliche|etwaige|drohende|eventuelle|potenzielle|potentielle|im Falle|falls)"
)
FORCE = re.compile(
    r"\b(?:mit|durch) (?:\w+ ){0,4}?(?:\w*(?:[Mm]aßnahme|[Ss]anktion|[Zz]öll|[Ss]treik"
    r"|[Kk]ündigung|[Ee]ntlassung"
    r"|[Gg]ebühr|[Pp]reiserhöhung|[Ll]ieferstopp)|Ausschluss|Entzug|Verbot|Truppen|Härte|Gewalt"
    r"|Strafe|Vergeltung"
    r"|Konsequenz|Gegenwehr|Gegenschl|Aussperrung|Boykott|Klage)"
)


def find(copy: Copy) -> Iterator[Finding]:
    """The warnings that must be threats."""
    for passage in copy.passages:
        if "davo" not in passage.text:
            continue
        for sentence, following in pairwise((*passage.sentences, None)):
            assert sentence is not None
            text = passage.unquoted[sentence.start : sentence.end]
            match = WARNED.search(text)
            if match and (length := _act(match["act"])):
                end = match.start("act") + length
                act, behind = text[match.start("act") : end], text[end:]
                said = following.text if following else ""
                if _threatens(text[: match.start("act")], act, behind, said):
                    at = sentence.start
                    yield CHECK.finding(passage, at + match.start(), at + end)


def _act(text: str) -> int:
    """How far what is warned against goes: to its infinitive; 0 without one."""
    for match in INFINITIVE.finditer(text):
        verb = reading(match["bare"] or match["joined"])
        closed = text[match.end() : match.end() + 1] in ("", ",")
        if closed or (verb is not None and "infinitive" in verb.forms):
            return match.end()
    return 0


def _threatens(before: str, act: str, behind: str, following: str) -> bool:
    """Whether what stands beside the act makes it the warner's own."""
    if MISTAKE.search(act):
        return False
    counter = COUNTER.search(act) is not None
    if counter and HEDGED.search(act) and FORCE.search(act):
        return True
    if RESOLVED.search(act) or (PREPARED.search(behind + following) and not STOPPED.search(act)):
        return True
    if counter and SERIOUS.search(behind + following):
        return True
    past = PAST.search(before) is not None
    return any(
        _is_ultimatum(match["rest"], counter, past)
        for match in (*IF.finditer(before), *IF.finditer(behind))
    )


def _is_ultimatum(condition: str, counter: bool, past: bool) -> bool:
    """Whether a condition asks something of the other side.

    What is true at all times is said in the present ("warnt davor"), a threat was uttered.
    """
    own = condition.split(", ")[0].rstrip(" .,")
    negated = NEGATED.search(own) is not None
    if negated and DEADLINE.search(own):
        return True
    asked = counter or _is_reported(own) or (negated and past) or BACK.search(own) is not None
    return asked and not STATE.search(own)


def _is_reported(condition: str) -> bool:
    words = re.findall(r"[^\W\d_]+", condition)
    verbs = (reading(word) for word in words[-2:])
    return any(verb is not None and "subjunctive1" in verb.forms for verb in verbs)
