"""The page of annual accounts: the years, their ratios, and every source side by side."""
