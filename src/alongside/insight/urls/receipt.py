"""The receipt: what became of what somebody said."""

from django.urls import URLPattern, path

from alongside.insight.views import receipt

urlpatterns: list[URLPattern] = [
    path("r/", receipt.type_receipt, name="receipt"),
    path("r/close/", receipt.close, name="receipt_close"),
    path("r/mine/", receipt.mine, name="receipt_mine"),
    path("r/mine/themes/<int:theme_id>/", receipt.check_theme, name="receipt_theme"),
    path("r/mine/promises/<int:promise_id>/", receipt.judge_promise, name="receipt_promise"),
    path("r/mine/contributions/<int:contribution_id>/withdraw/", receipt.withdraw, name="receipt_withdraw"),
    path("r/mine/contributions/<int:contribution_id>/quote/", receipt.choose_quoting, name="receipt_quote"),
]
