from django.urls import URLPattern, path

from alongside.frameworks.views import charter, versions, wording

_CHARTER = "<slug:slug>/charter/"
_WORDING = f"{_CHARTER}wording/"

urlpatterns: list[URLPattern] = [
    path("schemas/packs/<str:name>", versions.schema, name="pack_schema"),
    path(_CHARTER, charter.charter_page, name="charter"),
    path(f"{_CHARTER}versions/", versions.versions, name="charter_versions"),
    path(f"{_CHARTER}versions/<slug:digest>/", versions.version, name="charter_version"),
    path(f"{_CHARTER}versions/<slug:digest>/files/", versions.as_files, name="charter_files"),
    path(f"{_CHARTER}word/", versions.word, name="area_word"),
    path(_WORDING, wording.wording, name="wording"),
    path(f"{_WORDING}words/", wording.words, name="wording_words"),
    path(f"{_WORDING}words/<path:address>/", wording.thing, name="wording_thing"),
    path(f"{_WORDING}files/", wording.files, name="wording_files"),
    path(f"{_WORDING}history/", wording.history, name="wording_history"),
    path(f"{_WORDING}ask/", wording.ask, name="wording_ask"),
    path(f"{_WORDING}agree/", wording.agree, name="wording_agree"),
    path(f"{_WORDING}not-yet/<slug:group>/", wording.not_yet, name="wording_not_yet"),
    path(f"{_WORDING}publish/", wording.publish, name="wording_publish"),
    path(f"{_WORDING}drop/", wording.drop, name="wording_drop"),
]
