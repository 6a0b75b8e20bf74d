"""The one door to the network, and the recorded worlds that stand in for it."""
