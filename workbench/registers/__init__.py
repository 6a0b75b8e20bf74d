"""Offline registers: bulk files of companies made searchable on this computer."""
