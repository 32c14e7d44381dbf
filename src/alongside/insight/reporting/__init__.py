"""The report of a session as an accessible PDF, in two editions."""

from alongside.insight.reporting.document import Edition, report_of
from alongside.insight.reporting.typeset import typeset

__all__ = ["Edition", "report_of", "typeset"]
