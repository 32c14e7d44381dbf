"""Smaller pages over slow networks."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class SmallerPages(GZipMiddleware):
    """Compresses what is words. Pictures and sound are small already, and a part of a file must stay that part."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.get("Content-Type", "").startswith(("image/", "audio/")):
            return response
        return super().process_response(request, response)
