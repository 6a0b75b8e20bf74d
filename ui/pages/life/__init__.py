"""The page of a company's life: how it stands, what happened, its family, people in roles."""
