"""Fakes of the ports, for tests of what stands above them."""
