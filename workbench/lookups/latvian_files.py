"""Which file of the Latvian open data portal answers which question, and by which column."""

RESOURCES = {
    "search": "25e80bf3-f107-4ab4-89ef-251b5b9374e9",
    "unit": "25e80bf3-f107-4ab4-89ef-251b5b9374e9",
    "name": "ad772b8b-76e4-4334-83d9-3beadf513aa6",
    "officers": "e665114a-73c2-4375-9470-55874b4cfa6b",
    "owners": "837b451a-4833-4fd1-bfdd-b45b35a994fd",
    "years": "27fcc5ec-c63b-4bfd-bb08-01f073a52d04",
    "balance": "50ef4f26-f410-4007-b296-22043ca3dc43",
    "income": "d5fd17ef-d32e-40cb-8399-82b780095af0",
}
"""The register's files on the portal; those of accounts are as the portal's addresses of the files
financial_statements, balance_sheets and income_statements name them, and were not asked live."""

COLUMNS = {
    "search": "regcode",
    "unit": "regcode",
    "name": "regcode",
    "officers": "at_legal_entity_registration_number",
    "owners": "at_legal_entity_registration_number",
    "years": "legal_entity_registration_number",
    "accounts": "statement_id",
}
"""Where each file holds the number it is asked about: a search finds it in any column."""
