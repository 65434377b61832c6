"""An editor's browser: logs in, keeps its cookies, presses the desk's buttons over HTTP."""

from __future__ import annotations

import http.client
import json
import re
from http.cookies import SimpleCookie
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

PASSWORD = "Stapler-Kran-Palette"
FULL = 507
LIST, LOGIN = "/desk/artikel/", "/desk/login/"
ERROR = re.compile(r'<li id="befund-\d+" class="desk-finding desk-finding--error">(.*?)</li>', re.S)
PROPOSAL = re.compile(r'class="desk-finding__fix" method.*?name="befund" value="([^"]+)"', re.S)
MARK = re.compile(r'name="befund" value="([^"]+)"')


class Answer(NamedTuple):
    """What came back; status 0 when nobody answered, or not to the end."""

    status: int
    text: str = ""
    where: str = ""

    @property
    def is_done(self) -> bool:
        """The desk said that it is done."""
        return 200 <= self.status < 400

    @property
    def is_refused(self) -> bool:
        """The desk said no, in words."""
        return self.status == 409

    @property
    def is_unknown(self) -> bool:
        """Whoever was asked died over it, or the disk was full: done or not."""
        return self.status in (0, FULL)


class Desk:
    """One editor at one web process."""

    def __init__(self, port: int, name: str) -> None:
        self.port = port
        self.name = name
        self.cookies: dict[str, str] = {}
        self.trouble: list[str] = []
        self.asked = self.full = 0

    def ask(
        self, method: str, path: str, body: str | None = None, quiet: bool = False, **headers: str
    ) -> Answer:
        """One request on a connection of its own; an answer of 5xx is trouble, unless quiet."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept": "text/html",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        self.asked += 1
        try:
            connection.request(method, path, body, sent)
            reply = connection.getresponse()
            text = reply.read().decode()
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()
        for line in reply.headers.get_all("Set-Cookie") or []:
            for name, one in SimpleCookie(line).items():
                self.cookies[name] = one.value
        if "json" in (reply.headers.get("Content-Type") or ""):
            text = json.dumps(json.loads(text), ensure_ascii=False)
        if reply.status == FULL and "Datenträger ist voll" in text:
            self.full += 1
        elif reply.status >= 500 and not quiet:
            said = " ".join(re.sub("<[^>]+>", " ", text).split())[:200]
            self.trouble.append(f"{self.name}: {method} {path} answers {reply.status}: {said}")
        where = urlsplit(reply.headers.get("Location") or "").path
        return Answer(reply.status, text, where)

    def get(self, path: str) -> Answer:
        """A page; logs in first where it must."""
        answer = self.ask("GET", path)
        if answer.where == LOGIN and self.login():
            answer = self.ask("GET", path)
        return answer

    def post(self, path: str, fields: dict[str, Any], as_json: bool = True) -> Answer:
        """Press a button."""
        if "sessionid" not in self.cookies and not self.login():
            return Answer(0)
        told = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields}
        accept = "application/json" if as_json else "text/html"
        answer = self.ask("POST", path, urlencode(told, doseq=True), Accept=accept)
        if answer.where == LOGIN or (answer.status == 403 and "CSRF" in answer.text):
            self.trouble.append(f"{self.name}: thrown out of the desk at {path}")
        return answer

    def login(self) -> bool:
        """Name and password; True when the desk is open."""
        self.ask("GET", LOGIN)
        told = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        told |= {"username": self.name, "password": PASSWORD, "next": "/desk/"}
        answer = self.ask("POST", LOGIN, urlencode(told))
        return answer.status == 302 and "sessionid" in self.cookies

    # The buttons

    def item(self, pk: int, deed: str, **fields: Any) -> Answer:
        """A deed on an item of the queue: annehmen, verwerfen, zusammenfuehren …"""
        return self.post(f"/desk/eingang/{pk}/{deed}/", fields)

    def findings(self, article: int) -> list[str]:
        """The marks of the errors that stand open beside an article's form."""
        text = self.get(f"/desk/artikel/{article}/befunde/").text
        return [mark for one in ERROR.findall(text) for mark in MARK.findall(one)[:1]]

    def proposals(self, article: int) -> list[str]:
        """The marks of the findings that propose something."""
        return PROPOSAL.findall(self.get(f"/desk/artikel/{article}/befunde/").text)

    def fix(self, article: int, mark: str) -> Answer:
        """Take a proposal over."""
        fields = {"befund": mark, "uebernehmen": "1"}
        return self.post(f"/desk/artikel/{article}/befund/", fields)

    def dismiss(self, article: int, mark: str, reason: str) -> Answer:
        """Erledigt."""
        return self.post(f"/desk/artikel/{article}/befund/", {"befund": mark, "grund": reason})

    def save(self, article: int, fields: dict[str, Any], publish: bool = False) -> Answer:
        """The form sent as a browser does. Where the desk leads to the form again it has said
        no to publishing; a saved draft leads there too."""
        path = f"{LIST}edit/{quote(str(article))}/"
        told = {**fields, "action-publish": "1"} if publish else fields
        answer = self.post(path, told, as_json=False)
        if publish and answer.status == 302 and answer.where == path:
            return Answer(409, "Nicht veröffentlicht", answer.where)
        if answer.status == 200:  # the form again: something in it is not as it must be
            self.trouble.append(f"{self.name}: {path} does not take the form")
            return Answer(422, answer.text)
        return answer

    def unpublish(self, article: int) -> Answer:
        """Depublizieren, at the button in the list."""
        return self.post(f"{LIST}unpublish/{article}/", {}, as_json=False)

    def kill(self, article: int, reason: str) -> Answer:
        """Zurückziehen."""
        return self.post(f"/desk/artikel/{article}/zurueckziehen/", {"grund": reason})


def form_of(article: Any, **changes: Any) -> dict[str, Any]:
    """What a browser sends from the form of an article's newest version."""
    from tests.site.factories import posted

    draft = article.get_latest_revision_as_object()
    newest = article.latest_revision
    loaded = {
        "loaded_revision_id": str(newest.pk),
        "loaded_revision_created_at": newest.created_at.isoformat(),
    } if newest else {}  # fmt: skip
    return posted(draft, **loaded, **changes)
