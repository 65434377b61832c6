"""The editors of the trials, hired into the group Redaktion of the data folder at hand."""

from __future__ import annotations

from trials._desk import PASSWORD


def hire(*names: str) -> list[str]:
    """Make these editors; their user names."""
    from django.contrib.auth.models import Group, User

    made = []
    for name in names:
        first, last = name.split()
        user = User.objects.create_user(
            last.lower(), "", PASSWORD, first_name=first, last_name=last
        )
        user.groups.add(Group.objects.get(name="Redaktion"))
        made.append(user.username)
    return made
