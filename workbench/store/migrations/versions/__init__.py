"""One module and one SQL file per database for each revision, oldest first."""
