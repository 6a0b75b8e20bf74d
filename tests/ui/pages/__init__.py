"""Tests of the window's pages, over a real store."""
