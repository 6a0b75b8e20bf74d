"""Tests of the sheets, filled by keyboard over a real store."""
