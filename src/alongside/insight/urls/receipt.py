"""The receipt: what became of what somebody said."""

from django.urls import URLPattern, path

from alongside.insight.views import media, receipt, taking_back

urlpatterns: list[URLPattern] = [
    path("r/", receipt.type_receipt, name="receipt"),
    path("join/<str:code>/take-back/<int:contribution_id>/", taking_back.take_back_here, name="join_take_back"),
    path("r/close/", receipt.close, name="receipt_close"),
    path("r/mine/", receipt.mine, name="receipt_mine"),
    path("r/mine/earlier/", receipt.earlier, name="receipt_earlier"),
    path("r/mine/themes/<int:theme_id>/", receipt.check_theme, name="receipt_theme"),
    path("r/mine/promises/<int:promise_id>/", receipt.judge_promise, name="receipt_promise"),
    path("r/mine/promises/<int:promise_id>/difference/", receipt.say_difference, name="receipt_difference"),
    path("r/mine/media/<uuid:media_id>/", media.of_receipt, name="receipt_media"),
    path("r/mine/contributions/<int:contribution_id>/withdraw/", receipt.withdraw, name="receipt_withdraw"),
    path("r/mine/contributions/<int:contribution_id>/quote/", receipt.choose_quoting, name="receipt_quote"),
]
