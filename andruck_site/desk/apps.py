from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "andruck_site.desk"
    label = "desk"

    def ready(self) -> None:
        """Wagtail's German in our words."""
        from andruck_site.desk import wording

        wording.mend()
