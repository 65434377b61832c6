"""What may be done with an item: every state, policy, use and moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import product

import pytest

from andruck.model import Item, Policy
from andruck.rights import Use, decide

USES: tuple[Use, ...] = ("publish", "quote", "translate", "picture")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FULL = Policy(text="full", translate=True, pictures=True, basis="Vertrag")


def item(**fields: object) -> Item:
    return Item(uri="tag:a.example,2026:1", headline="Neues Lager in Kiel", **fields)  # type: ignore[arg-type]


POLICIES = [
    # text, translate, pictures: what of publish, quote, translate, picture is allowed
    ("none", False, False, ""),
    ("none", False, True, "picture"),
    ("none", True, False, ""),
    ("quote", False, False, "quote"),
    ("quote", True, False, "quote translate"),
    ("quote", True, True, "quote translate picture"),
    ("full", False, False, "publish quote"),
    ("full", True, False, "publish quote translate"),
    ("full", True, True, "publish quote translate picture"),
]


@pytest.mark.parametrize(("text", "translate", "pictures", "allowed"), POLICIES)
@pytest.mark.parametrize("use", USES)
def test_the_policy_decides(
    text: str, translate: bool, pictures: bool, allowed: str, use: Use
) -> None:
    policy = Policy(text=text, translate=translate, pictures=pictures, basis="Vertrag")  # type: ignore[arg-type]
    decision = decide(item(), policy, use, NOW)
    assert decision.allowed == (use in allowed.split())
    assert bool(decision.reason) != decision.allowed
    assert decision.until is None
    if not decision.allowed:
        assert decision.values == {"text": text, "basis": "Vertrag"}
        decision.reason.format(**decision.values)


@pytest.mark.parametrize("use", USES)
def test_denied_by_default(use: Use) -> None:
    assert not decide(item(), Policy(), use, NOW).allowed
    unknown = decide(item(), None, use, NOW)
    assert not unknown.allowed
    assert "does not name the source" in unknown.reason


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_what_the_source_holds_back_is_never_used(use: Use, status: str) -> None:
    held = item(pub_status=status, expires=NOW + HOUR, embargoed_until=NOW - HOUR)
    decision = decide(held, FULL, use, NOW)
    assert not decision.allowed
    assert decision.until is None  # waiting does not help


TIMES = [None, *(NOW + HOUR * hours for hours in (-2, -1, 0, 1, 2))]


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(("embargo", "expires"), list(product(TIMES, TIMES)))
def test_only_between_embargo_and_expiry(
    use: Use, embargo: datetime | None, expires: datetime | None
) -> None:
    decision = decide(item(embargoed_until=embargo, expires=expires), FULL, use, NOW)
    free = (embargo is None or embargo <= NOW) and (expires is None or expires > NOW)
    assert decision.allowed == free
    if free:
        assert decision.until == expires
        return
    never = expires is not None and (expires <= NOW or (embargo is not None and expires <= embargo))
    assert decision.until == (None if never else embargo)
    decision.reason.format(**decision.values)


def test_what_until_promises_is_kept() -> None:
    """One microsecond before ``until`` nothing has changed; at ``until`` it has."""
    piece = item(embargoed_until=NOW, expires=NOW + HOUR)
    moment = timedelta(microseconds=1)
    before = decide(piece, FULL, "publish", NOW - HOUR)
    assert (before.allowed, before.until) == (False, NOW)
    assert not decide(piece, FULL, "publish", NOW - moment).allowed
    during = decide(piece, FULL, "publish", NOW)
    assert (during.allowed, during.until) == (True, NOW + HOUR)
    assert decide(piece, FULL, "publish", NOW + HOUR - moment).allowed
    after = decide(piece, FULL, "publish", NOW + HOUR)
    assert (after.allowed, after.until) == (False, None)


def test_zones_are_compared_as_instants() -> None:
    berlin = timezone(HOUR)
    piece = item(embargoed_until=datetime(2026, 11, 23, 13, tzinfo=berlin))  # = NOW
    assert decide(piece, FULL, "publish", NOW).allowed
    early = decide(piece, FULL, "publish", NOW - HOUR)
    assert early.values == {"embargo": "23.11.2026, 13:00 (+01:00)"}


def test_a_refusal_for_good_comes_before_one_for_now() -> None:
    piece = item(embargoed_until=NOW + HOUR)
    assert decide(piece, Policy(text="quote"), "publish", NOW).until is None
    assert decide(piece, Policy(text="quote"), "quote", NOW).until == NOW + HOUR


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        decide(item(), FULL, "publish", datetime(2026, 11, 23, 12))
    for field in ("embargoed_until", "expires"):
        piece = item(**{field: datetime(2026, 11, 22, 12)})
        decision = decide(piece, FULL, "publish", NOW)
        assert not decision.allowed
        assert "time zone" in decision.reason
