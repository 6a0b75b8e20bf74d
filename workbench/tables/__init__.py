"""Tables in files: delimited text, workbooks and cards, read within caps as text a person sees."""
