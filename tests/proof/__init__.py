"""What takes long to prove; `make prove` runs it before anything is called done."""
