"""The desk's own addresses, below those of Wagtail."""

from django.urls import path

from andruck_site.desk import (
    articles,
    deeds,
    health,
    live,
    sources,
    views,
    welcome,
    writing,
)

app_name = "desk"

urlpatterns = [
    path("willkommen/", welcome.welcome, name="welcome"),
    path("eingang/", views.QueueView.as_view(), name="queue"),
    path("eingang/zahlen/", live.CountsView.as_view(), name="counts"),
    path("eingang/zuruecknehmen/", deeds.UndoView.as_view(), name="undo"),
    path("eingang/filter/", live.KeepFilterView.as_view(), name="keep-filter"),
    path("eingang/filter/<int:pk>/", live.DropFilterView.as_view(), name="drop-filter"),
    path("eingang/<int:pk>/", views.ItemView.as_view(), name="item"),
    path("eingang/<int:pk>/annehmen/", views.TakeView.as_view(), name="take"),
    path("eingang/<int:pk>/verwerfen/", views.RejectView.as_view(), name="reject"),
    path("eingang/<int:pk>/zuruecknehmen/", views.RestoreView.as_view(), name="restore"),
    path("eingang/<int:pk>/zusammenfuehren/", views.MergeView.as_view(), name="merge"),
    path("eingang/<int:pk>/uebernehmen/", deeds.AdoptView.as_view(), name="adopt"),
    path("eingang/<int:pk>/kenntnis/", deeds.NoteView.as_view(), name="note"),
    path("eingang/<int:pk>/ressort/", deeds.SectionView.as_view(), name="section"),
    path("eingang/<int:pk>/befund/", views.FindingView.as_view(), name="finding"),
    path("eingang/<int:pk>/rohfassung/", views.RawView.as_view(), name="raw"),
    path("artikel/neu/", writing.NewView.as_view(), name="new-article"),
    path("artikel/pruefen/", writing.TypedView.as_view(), name="article-typed"),
    path("artikel/<int:pk>/pruefen/", writing.TypedView.as_view(), name="article-typed"),
    path("artikel/<int:pk>/befund/", articles.ArticleFindingView.as_view(), name="article-finding"),
    path(
        "artikel/<int:pk>/befunde/", articles.ArticleFindingsView.as_view(), name="article-findings"
    ),
    path("artikel/<int:pk>/zurueckziehen/", articles.KillView.as_view(), name="kill"),
    path("quellen/", sources.SourcesView.as_view(), name="sources"),
    path("quellen/<int:pk>/abrufen/", sources.FetchView.as_view(), name="fetch"),
    path("quellen/<int:pk>/schalten/", sources.SwitchView.as_view(), name="switch"),
    path("zustand/", health.HealthView.as_view(), name="health"),
    path("laeufe/", sources.RunsView.as_view(), name="runs"),
    path("laeufe/<int:pk>/", sources.RunView.as_view(), name="run"),
]
