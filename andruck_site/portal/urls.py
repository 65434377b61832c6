"""The addresses of the portal."""

from django.urls import path, register_converter

from andruck_site.portal import authors, feeds, health, pictures, sitemaps, views


class Month:
    """A month in two digits."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class Year:
    """A year in four digits."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


register_converter(Month, "month")
register_converter(Year, "year")

urlpatterns = [
    path("", views.front, name="front"),
    path("healthz", health.health, name="health"),
    path("healthz/web", health.web, name="health-web"),
    path("metrics", health.metrics, name="metrics"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.everything, name="sitemap"),
    path("sitemap-<year:year>.xml", sitemaps.of_year, name="sitemap-year"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path("feed.rss", feeds.rss, name="rss"),
    path("feed.json", feeds.jsonfeed, name="jsonfeed"),
    path("suche/", views.search, name="search"),
    path("archiv/", views.archive, name="archive"),
    path("archiv/<year:year>/<month:month>/", views.month, name="month"),
    path("autoren/", authors.everybody, name="authors"),
    path("autoren/<slug:slug>/", authors.single, name="author"),
    path("autoren/<slug:slug>/feed.rss", feeds.author_rss, name="author-rss"),
    path("impressum/", views.imprint, name="imprint"),
    path("datenschutz/", views.privacy, name="privacy"),
    path("bild/<int:pk>-<int:width>-<slug:signature>.webp", pictures.make, name="picture"),
    path("<slug:section>/", views.section, name="section"),
    path("<slug:section>/feed.rss", feeds.rss, name="section-rss"),
    path("<slug:section>/feed.json", feeds.jsonfeed, name="section-jsonfeed"),
    path("<slug:section>/<slug:slug>-<int:pk>/", views.article, name="article"),
]
