"""Codes of the French directory of companies: legal forms, bands of staff, and roles.

Forms: the list of legal categories of INSEE, level III, in its own language; bands of staff: the
nomenclature of Sirene. A form that is not here is told by its code.
"""

FORMS = {
    "1000": "Entrepreneur individuel",
    "3120": "Société commerciale étrangère immatriculée au RCS",
    "5202": "Société en nom collectif",
    "5306": "Société en commandite simple",
    "5308": "Société en commandite par actions",
    "5485": "Société d'exercice libéral à responsabilité limitée",
    "5498": "SARL unipersonnelle",
    "5499": "Société à responsabilité limitée",
    "5505": "SA à participation ouvrière à conseil d'administration",
    "5510": "SA nationale à conseil d'administration",
    "5515": "SA d'économie mixte à conseil d'administration",
    "5599": "SA à conseil d'administration",
    "5699": "SA à directoire",
    "5710": "Société par actions simplifiée",
    "5720": "Société par actions simplifiée unipersonnelle",
    "5785": "Société d'exercice libéral par actions simplifiée",
    "5800": "Société européenne",
    "6220": "Groupement d'intérêt économique",
    "6317": "Société coopérative agricole",
    "6540": "Société civile immobilière",
    "6589": "Société civile de moyens",
    "6598": "Exploitation agricole à responsabilité limitée",
    "6599": "Autre société civile",
    "9220": "Association déclarée",
}

SOLE_TRADER = "1000"

BANDS = {
    "00": "0",
    "01": "1–2",
    "02": "3–5",
    "03": "6–9",
    "11": "10–19",
    "12": "20–49",
    "21": "50–99",
    "22": "100–199",
    "31": "200–249",
    "32": "250–499",
    "41": "500–999",
    "42": "1000–1999",
    "51": "2000–4999",
    "52": "5000–9999",
    "53": "10000+",
}
"""Code to number of employees. `NN`, no employer or not known, is no band."""

ROLES = {
    "gérant": "manager",
    "directeur général": "manager",
    "directeur général délégué": "executive",
    "président du conseil d'administration": "chair",
    "président-directeur général": "manager",
    "administrateur": "board_member",
    "membre du conseil d'administration": "board_member",
    "membre du directoire": "executive",
    "associé": "partner",
    "associé indéfiniment responsable": "liable_partner",
    "associé indéfiniment et solidairement responsable": "liable_partner",
    "liquidateur": "liquidator",
    "commissaire aux comptes titulaire": "auditor",
    "commissaire aux comptes": "auditor",
    "commissaire aux comptes suppléant": "deputy_auditor",
}
"""The register's titles, folded, to our codes; other titles are told in its own words."""

OTHER = "autre"
"""A title that says nothing, under which the register keeps who has no other."""

_AND = " et "


def roles_of(title: str) -> tuple[str, ...]:
    """Return the roles that a title names, by our codes or in the register's words.

    Several stand between commas, and one title may join two: "Gérant et associé …".
    """
    found: list[str] = []
    for part in (each.strip() for each in title.split(",")):
        words = part.casefold()
        manager, joined, partner = words.partition(_AND)
        if words in ROLES or words in {OTHER, ""}:
            found.append(ROLES.get(words, ""))
        elif joined and manager in ROLES and partner in ROLES:
            found.extend((ROLES[manager], ROLES[partner]))
        else:
            found.append(part)
    return tuple(dict.fromkeys(each for each in found if each))
