"""Codes by which Bolagsverket says what happens to a company, from its published code lists."""

PROCEEDINGS = {
    "KK": "bankrupt",
    "LI": "in_liquidation",
    "FR": "in_reorganisation",
    "AC": "in_reorganisation",
    "RES": "in_reorganisation",
}
"""Konkurs, likvidation, företagsrekonstruktion, ackordsförhandling, resolution: worst first."""

MERGERS = frozenset({"FUOL", "FUOT", "DEOL", "DEOT"})
MERGED = frozenset({"FUAV"})
REASONS = {
    "AKEJH": "Aktiekapitalet inte höjts",
    "ARSEED": "Årsredovisning saknas",
    "AVREG": "Avregistrerad",
    "DELAV": "Delning",
    "DOM": "Beslut av domstol",
    "FUAV": "Fusion",
    "KKAV": "Konkurs",
    "LIAV": "Likvidation",
    "OMAV": "Ombildning",
    "OVERK": "Overksamhet",
    "VDSAK": "Verkställande direktör saknas",
    "VERKUPP": "Verksamheten har upphört",
}
"""What the register means by a code, for answers that give no words beside it."""
