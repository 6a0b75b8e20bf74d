"""Our own lists of companies: a file is opened, brought in whole, listed, and taken back."""
