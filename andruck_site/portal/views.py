from django.http import HttpResponse


def article(request, section, slug, pk):
    return HttpResponse("x")


def not_found(request, exception=None):
    return HttpResponse("404", status=404)


def broken(request):
    return HttpResponse("500", status=500)


def render_article(request, article, preview=False):
    return HttpResponse("x")
