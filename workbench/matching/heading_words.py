"""What columns are called in English, Danish, Norwegian, Swedish, Finnish and German.

Words as people and their programs write them; where languages share one it stands once. They are
compared as `letters.skeleton` folds them.
"""

from workbench.domain.import_fields import Field

WORDS: dict[Field, str] = {
    Field.NAME: (
        "company, company name, companyname, name of company, organization, organisation,"
        " organization name, organisation name, account, account name, business name, legal name,"
        " customer, customer name, client, firm, lead company, employer, name,"
        " virksomhed, virksomhedsnavn, firma, firmanavn, selskab, selskabsnavn, kunde, kundenavn,"
        " navn, bedrift, bedriftsnavn, foretak, foretaksnavn, selskap, selskapsnavn,"
        " organisasjonsnavn, organisasjon, företag, företagsnamn, bolag, bolagsnamn, kund,"
        " kundnamn, namn, organisationsnamn, yritys, yrityksen nimi, asiakas, nimi, yhtiö,"
        " unternehmen, firmenname, unternehmensname, kundenname, gesellschaft"
    ),
    Field.NUMBER: (
        "registration number, registration no, reg no, reg number, company number, company no,"
        " company registration number, company id, business id, org number, org no, orgno,"
        " organization number, organisation number, organization no, national id, tax id,"
        " cvr, cvr nr, cvr nummer, cvrnr, cvrnummer, cvr no, cvr number, se nr,"
        " virksomhedsnummer, org nr, orgnr, org nummer, orgnummer, organisasjonsnummer,"
        " organisasjonsnr, organisasjons nr, foretaksnummer, organisationsnummer,"
        " organisationsnr, y tunnus, ytunnus, yritystunnus, handelsregisternummer, hrb,"
        " siren, kvk, kvk nummer, ico, kbo, registrikood, crn"
    ),
    Field.VAT: (
        "vat, vat no, vat number, vat id, vat nr, vat registration number, tax number,"
        " moms nr, momsnummer, momsregistreringsnummer, mva nr, mva nummer, mvanummer,"
        " momsreg nr, vat numer, alv numero, alv tunnus, ust id, ust idnr, ust id nr,"
        " umsatzsteuer id, umsatzsteueridentifikationsnummer, ustid"
    ),
    Field.LEI: "lei, lei code, lei kode, legal entity identifier",
    Field.WEBSITE: (
        "website, web site, web, url, homepage, home page, company domain, domain, domain name,"
        " website url, company website, webpage, www, hjemmeside, webadresse, web adresse,"
        " domæne, nettside, nettsted, hjemmesideadresse, domene, webbplats, webbsida, hemsida,"
        " webbadress, domän, verkkosivu, verkkosivut, kotisivu, kotisivut, verkkotunnus,"
        " webseite, internetseite, homepage url, internet"
    ),
    Field.PHONE: (
        "phone, phone number, telephone, telephone number, tel, tel no, company phone,"
        " main phone, business phone, office phone, telefon, telefonnummer, telefonnr, tlf,"
        " tlf nr, tlfnr, hovedtelefon, hovednummer, sentralbord, telefon nr, växel, puhelin,"
        " puhelinnumero, puh, telefonnummer firma, firmatelefon, zentrale"
    ),
    Field.MAIL: (
        "email, e mail, mail, email address, e mail address, company email, e mailadresse,"
        " mailadresse, epost, e post, epostadresse, e postadresse, firmapost, epostadress,"
        " e postadress, sähköposti, sähköpostiosoite, email adresse, e mail adresse"
    ),
    Field.STREET: (
        "street, street address, address, address 1, address line 1, address1, street 1,"
        " mailing street, visiting address, postal address, adresse, adresse 1, gade, vej,"
        " gadeadresse, vejnavn, besøksadresse, besøgsadresse, postadresse, forretningsadresse,"
        " gate, gateadresse, veiadresse, adress, gatuadress, gata, postadress, besöksadress,"
        " utdelningsadress, katuosoite, osoite, lähiosoite, postiosoite, käyntiosoite, strasse,"
        " straße, anschrift, straße und hausnummer"
    ),
    Field.POSTCODE: (
        "postcode, post code, postal code, zip, zip code, zipcode, zip postal code, postnr,"
        " post nr, postnummer, post nummer, postinumero, plz, postleitzahl"
    ),
    Field.TOWN: (
        "town, city, place, locality, by, bynavn, poststed, sted, kommune, stad, ort, postort,"
        " kaupunki, postitoimipaikka, paikkakunta, kunta, stadt, wohnort"
    ),
    Field.COUNTRY: (
        "country, country region, country code, nation, land, landekode, landkode, landskod,"
        " maa, maakoodi, länderkennzeichen, ländercode"
    ),
    Field.CONTACT: (
        "contact, contact name, contact person, full name, person, person name, primary contact,"
        " main contact, contact full name, kontakt, kontaktperson, kontaktnavn, kontaktnamn,"
        " yhteyshenkilö, ansprechpartner, ansprechpartnerin, kontaktpersonens navn"
    ),
    Field.FIRST_NAME: (
        "first name, firstname, given name, contact first name, fornavn, förnamn, etunimi, vorname"
    ),
    Field.LAST_NAME: (
        "last name, lastname, surname, family name, contact last name, efternavn, etternavn,"
        " efternamn, sukunimi, nachname"
    ),
    Field.ROLE: (
        "job title, title, role, position, contact title, function, job position, stilling, titel,"
        " rolle, funktion, tittel, stillingstittel, jobbtitel, befattning, roll, tehtävä,"
        " titteli, asema, rooli, position im unternehmen"
    ),
    Field.CONTACT_PHONE: (
        "mobile, mobile phone, mobile number, cell, cell phone, contact phone, direct phone,"
        " mobil, mobiltelefon, mobilnummer, mobilnr, direkte telefon, kontakt telefon,"
        " matkapuhelin, handy, handynummer"
    ),
    Field.CONTACT_MAIL: (
        "contact email, contact e mail, person email, email kontakt, kontakt email,"
        " kontaktpersons email, kontakt epost, kontaktens epost"
    ),
    Field.RESPONSIBLE: (
        "owner, lead owner, account owner, record owner, responsible, assigned to,"
        " account manager, sales rep, salesperson, sales person, ansvarlig, ejer, eier, sælger,"
        " selger, kundeansvarlig, vores kontakt, vår kontakt, kundansvarig, ansvarig, säljare,"
        " ägare, vastuuhenkilö, myyjä, omistaja, zuständig, verantwortlich, betreuer,"
        " kundenbetreuer, besitzer"
    ),
    Field.OFFER: (
        "offer, product, product interest, interested in, tilbud, produkt, tilbud på, erbjudande,"
        " tarjous, tuote, angebot"
    ),
    Field.CAMPAIGN: (
        "campaign, source, lead source, campaign name, original source, channel, kampagne,"
        " kilde, leadkilde, kampanje, kampanj, källa, leadkälla, kampanja, lähde, quelle,"
        " leadquelle, messe"
    ),
    Field.SIGNAL: "signal, interest, activity type, interesse, aktivitet, aktivitetstype",
    Field.DAY: (
        "date, created, create date, created date, date created, created time, created on,"
        " created at, creation date, lead created, dato, oprettet, oprettelsesdato, opprettet,"
        " opprettet dato, datum, skapad, skapad datum, luotu, luontipäivä, erstellt, erstellt am,"
        " erstelldatum"
    ),
    Field.STAGE: (
        "stage, status, lead status, lifecycle stage, pipeline stage, rating, fase, trin,"
        " stadie, steg, stadium, leadstatus, vaihe, tila, phase"
    ),
    Field.NOTE: (
        "note, notes, comment, comments, remark, remarks, description, additional information,"
        " noter, notat, bemærkning, bemærkninger, kommentar, kommentarer, beskrivelse, merknad,"
        " merknader, notater, anteckning, anteckningar, beskrivning, anmärkning, huomautus,"
        " muistiinpano, muistiinpanot, kuvaus, kommentti, notiz, notizen, bemerkung,"
        " bemerkungen, beschreibung, anmerkung"
    ),
    Field.EXTERNAL_ID: (
        "id, record id, external id, customer number, customer no, customer id, lead id,"
        " account id, kundenummer, kundenr, kunde nr, eksternt id, kundnummer, kundnr,"
        " asiakasnumero, kundennummer, kundennr"
    ),
}
