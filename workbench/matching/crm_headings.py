"""What columns are called in the exports of six customer systems, by label and by API name.

Sources: the import and export guides of HubSpot, Salesforce, Pipedrive, Microsoft Dynamics 365,
SuperOffice and Odoo, and 24SevenOffice's CompanyImport. A label that a customer system shares with
everyday words stands here only where it means something else there.
"""

from dataclasses import dataclass

from workbench.domain.import_fields import Field


@dataclass(frozen=True, slots=True)
class Crm:
    """One customer system's headings; those marked by `*` no other program writes.

    `together` are headings that only this one has beside each other.
    """

    title: str
    headings: dict[Field, str]
    together: tuple[tuple[str, str], ...] = ()


CRMS = (
    Crm(
        "HubSpot",
        {
            Field.NAME: "company name, name, *associated company, *associated company (primary)",
            Field.WEBSITE: "*company domain name, website url, domain, website",
            Field.PHONE: "phone number, phone",
            Field.STREET: "street address, street address 2, address",
            Field.POSTCODE: "postal code, zip",
            Field.TOWN: "city",
            Field.COUNTRY: "country/region, country, *hs_country_code",
            Field.RESPONSIBLE: "*company owner, *contact owner, *hubspot_owner_id",
            Field.DAY: "create date, createdate",
            Field.STAGE: "*lifecycle stage, *lifecyclestage, lead status, *hs_lead_status",
            Field.CAMPAIGN: "*original source, *original traffic source, *hs_analytics_source",
            Field.NOTE: "description, *about us, *note body, *hs_note_body",
            Field.EXTERNAL_ID: "*record id, *hs_object_id, company id",
            Field.FIRST_NAME: "first name, firstname",
            Field.LAST_NAME: "last name, lastname",
            Field.ROLE: "job title, jobtitle",
            Field.CONTACT_MAIL: "email",
            Field.CONTACT_PHONE: "mobile phone number, mobilephone",
        },
    ),
    Crm(
        "Salesforce",
        {
            Field.NAME: "company / account, company, account name",
            Field.WEBSITE: "website",
            Field.CONTACT: "full name, name, contact name",
            Field.FIRST_NAME: "firstname, first name",
            Field.LAST_NAME: "lastname, last name",
            Field.ROLE: "title",
            Field.CONTACT_MAIL: "email",
            Field.PHONE: "phone",
            Field.CONTACT_PHONE: "mobile, mobilephone",
            Field.STREET: "street, billing street, *billingstreet",
            Field.POSTCODE: "zip/postal code, postal code, postalcode, *billingpostalcode",
            Field.TOWN: "city, billing city, *billingcity",
            Field.COUNTRY: "country, countrycode, billing country, *billingcountry",
            Field.CAMPAIGN: "*lead source, *leadsource, campaign",
            Field.DAY: "create date, *createddate",
            Field.STAGE: "*lead status, status, rating",
            Field.RESPONSIBLE: "*lead owner, *record owner, *ownerid, *owner alias",
            Field.NOTE: "description",
            Field.EXTERNAL_ID: "*lead id, id, *lead id (18), *account id",
        },
        together=(("company", "lead source"), ("company", "lead status"), ("title", "lead id")),
    ),
    Crm(
        "Pipedrive",
        {
            Field.NAME: (
                "*organization - name, *organisation - name, *organisasjon - navn,"
                " *organisation - navn, *organisation - namn, *lead - organization,"
                " *deal - organization"
            ),
            Field.NOTE: "*lead - title, *deal - title, *lead - tittel, *note - content, title",
            Field.STREET: (
                "*organization - address, *organisation - address, *organisasjon - adresse,"
                " *organisation - adresse, *organisation - adress"
            ),
            Field.POSTCODE: "*organization - zip/postal code of address",
            Field.TOWN: "*organization - city/town/village/locality of address",
            Field.COUNTRY: "*organization - country of address",
            Field.WEBSITE: "*organization - website, *organisation - website",
            Field.CONTACT: (
                "*person - name, *person - navn, *person - namn, *lead - contact person,"
                " *deal - contact person"
            ),
            Field.CONTACT_PHONE: (
                "*person - phone, *person - phone (work), *person - phone - work,"
                " *person - phone - mobile, *person - telefon, *person - telefon (arbejde)"
            ),
            Field.CONTACT_MAIL: (
                "*person - email, *person - email (work), *person - email - work,"
                " *person - e-post, *person - e-mail"
            ),
            Field.ROLE: "*person - job title",
            Field.RESPONSIBLE: "*organization - owner, *lead - owner, *deal - owner",
            Field.DAY: "*lead - lead created, *deal - deal created",
            Field.CAMPAIGN: "*lead - source, *lead - source channel, *deal - source channel",
            Field.STAGE: "*deal - stage, *lead - labels, *deal - status, *lead - label",
            Field.EXTERNAL_ID: "*organization - id, *lead - id, *deal - id",
        },
    ),
    Crm(
        "Dynamics 365",
        {
            Field.NAME: "company name, *companyname, *parent account for lead",
            Field.NOTE: "*topic, subject, description",
            Field.CONTACT: "name, fullname",
            Field.FIRST_NAME: "first name, firstname",
            Field.LAST_NAME: "last name, lastname",
            Field.ROLE: "job title, jobtitle",
            Field.PHONE: "*business phone, *telephone1, main phone",
            Field.CONTACT_PHONE: "mobile phone, mobilephone",
            Field.CONTACT_MAIL: "email, *emailaddress1",
            Field.WEBSITE: "website, *websiteurl",
            Field.STREET: "street 1, *address1_line1, *address 1: street 1",
            Field.POSTCODE: ("zip/postal code, *address1_postalcode, *address 1: zip/postal code"),
            Field.TOWN: "city, *address1_city, *address 1: city",
            Field.COUNTRY: "country/region, *address1_country, *address 1: country/region",
            Field.CAMPAIGN: "lead source, *leadsourcecode, source campaign, *campaignid",
            Field.DAY: "created on, *createdon",
            Field.STAGE: "status reason, *statuscode, rating, *leadqualitycode",
            Field.RESPONSIBLE: "owner, *ownerid",
            Field.EXTERNAL_ID: "*leadid, *(do not modify) lead, *(do not modify) account",
        },
    ),
    Crm(
        "SuperOffice",
        {
            Field.NAME: "*company: name, *contact/name, name, company, *firma: navn",
            Field.NUMBER: (
                "vat no, vat no., orgnr, *contact/orgnr, *company: vat no, org.nr., mva-nr."
            ),
            Field.EXTERNAL_ID: "*number1, *number2, *contact/number, *company: number, code",
            Field.RESPONSIBLE: "*our contact, *associate, *associateid, vår kontakt",
            Field.PHONE: "*company: phone, *contact/contactphone/formattednumber, phone, phones",
            Field.WEBSITE: "*company: website, urls, website, domains",
            Field.MAIL: "*company: e-mail, *contact/email/emailaddress",
            Field.STREET: (
                "street address line 1, *street address - address 1, postal address line 1,"
                " *company: street address"
            ),
            Field.POSTCODE: "*street address - postcode, *company: postcode, postcode",
            Field.TOWN: "*street address - city, *company: city, city",
            Field.COUNTRY: "*company: country, country",
            Field.FIRST_NAME: "*contact: first name, first name",
            Field.LAST_NAME: "*contact: last name, last name",
            Field.ROLE: "*contact: title, title",
            Field.CONTACT_MAIL: "*contact: e-mail",
            Field.CONTACT_PHONE: "*contact: phone, *contact: mobile",
            Field.STAGE: "*company: category, category",
            Field.NOTE: "*paper-clip note, info, description",
        },
    ),
    Crm(
        "Odoo",
        {
            Field.NAME: "company name, *partner_name, *customer/name",
            Field.NOTE: "*opportunity, name, notes, description, *internal notes",
            Field.CONTACT: "contact name, *contact_name",
            Field.ROLE: "job position, function",
            Field.CONTACT_MAIL: "email, *email_from",
            Field.PHONE: "phone",
            Field.CONTACT_PHONE: "mobile",
            Field.WEBSITE: "website",
            Field.STREET: "street",
            Field.POSTCODE: "zip",
            Field.TOWN: "city",
            Field.COUNTRY: "country, *country_id, *country_id/name, *country/name",
            Field.VAT: "tax id, vat, *partner_id/vat",
            Field.RESPONSIBLE: "salesperson, *user_id, *user_id/name",
            Field.CAMPAIGN: (
                "campaign, *campaign_id, *campaign_id/name, source, *source_id, *source_id/name"
            ),
            Field.DAY: "created on, *create_date",
            Field.STAGE: "stage, *stage_id, *stage_id/name",
            Field.EXTERNAL_ID: "*external id, id, *id/id",
        },
    ),
    Crm(
        "24SevenOffice",
        {
            Field.NAME: "companyname",
            Field.NUMBER: "*companygovno",
            Field.NOTE: "*companynote",
            Field.STREET: "*companypoststreet, *companyvisitstreet",
            Field.POSTCODE: "*companypostzip, *companyvisitzip",
            Field.TOWN: "*companypostcity, *companyvisitcity",
            Field.COUNTRY: "*companypostcountry",
            Field.PHONE: "*companyphone",
            Field.MAIL: "*companyemail",
            Field.WEBSITE: "*companyhomepage, *companyurl",
            Field.EXTERNAL_ID: "*companyid",
            Field.RESPONSIBLE: "*companyresponsible",
        },
    ),
    Crm(
        "vCard",
        {
            Field.NAME: "org",
            Field.CONTACT: "*fn",
            Field.ROLE: "title, role",
            Field.PHONE: "*company tel",
            Field.MAIL: "*company email",
            Field.CONTACT_PHONE: "tel",
            Field.CONTACT_MAIL: "email",
            Field.WEBSITE: "url",
            Field.STREET: "*adr street",
            Field.POSTCODE: "*adr code",
            Field.TOWN: "*adr locality",
            Field.COUNTRY: "*adr country",
            Field.NOTE: "note",
            Field.EXTERNAL_ID: "*uid",
        },
    ),
)
