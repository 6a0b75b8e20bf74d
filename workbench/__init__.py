"""Everything Leadline does, without a screen."""
