"""Sheets: the forms that stand over a page, each filled and confirmed by keyboard alone."""
