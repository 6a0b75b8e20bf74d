"""A package of sources without any: tests register their own."""
