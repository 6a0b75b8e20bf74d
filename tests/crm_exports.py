"""Exports of customer systems as their headings really are, with invented companies."""

from workbench.domain.import_fields import Field

FJORDLYS, BAKKESTO, TROMSDAL = "311000004", "311000012", "311000020"

HUBSPOT = (
    "Record ID,Company name,Company Domain Name,Company owner,Create Date,Phone Number,"
    "Street Address,Postal Code,City,Country/Region,Industry,Lifecycle Stage,Org.nr,Description\n"
    "90071,Fjordlys Automasjon AS,fjordlys.example,mette@ours.example,2026-03-02 10:04,"
    "+47 22 00 00 01,Kaigata 1,6413,Molde,Norway,MACHINERY,lead,311000004,Asked at the fair\n"
    "90072,Bakkestø Bygg AS,bakkesto.example,,2026-03-03 08:00,,Tollbugata 4,8006,Bodø,Norway,"
    "CONSTRUCTION,lead,311 000 012,\n"
)
SALESFORCE = (
    '"Lead ID","Full Name","Title","Company","Email","Phone","Street","City","Zip/Postal Code",'
    '"Country","Lead Source","Lead Status","Rating","Lead Owner","No. of Employees"\n'
    '"00Q000000000001","Kari Fiktiv","CFO","Fjordlys Automasjon AS","kari@fjordlys.example",'
    '"+47 22 00 00 01","Kaigata 1","Molde","6413","Norway","Trade Show","Open","Hot",'
    '"Mette Kjær","18"\n'
)
PIPEDRIVE = (
    "Lead - Title;Organization - Name;Organization - Address;Person - Name;Person - Email (Work);"
    "Person - Phone (Work);Lead - Owner;Lead - Labels;Organization - ID\n"
    "Fjordlys deal;Fjordlys Automasjon AS;Kaigata 1, 6413 Molde;Kari Fiktiv;kari@fjordlys.example;"
    "+47 22 00 00 01;Jonas Lund;Hot;77\n"
)
DYNAMICS = (
    "(Do Not Modify) Lead,Topic,Name,Company Name,Business Phone,Email,Street 1,City,"
    "ZIP/Postal Code,Country/Region,Website,Status Reason,Rating,Owner\n"
    "8d1e,New line,Kari Fiktiv,Fjordlys Automasjon AS,+47 22 00 00 01,kari@fjordlys.example,"
    "Kaigata 1,Molde,6413,Norway,https://www.fjordlys.example,New,Hot,Mette Kjær\n"
)
SUPEROFFICE = (
    "Name\tVAT No\tNumber1\tOur contact\tPhone\tStreet address line 1\tPostcode\tCity\tCountry\t"
    "Category\tInfo\n"
    "Fjordlys Automasjon AS\t311000004\tK-17\tMETTE KJÆR\t+47 22 00 00 01\tKaigata 1\t6413\tMolde\t"
    "Norway\tProspect\tring\n"
)
ODOO = (
    "id,name,partner_name,contact_name,email_from,phone,street,zip,city,country_id,user_id,"
    "stage_id,campaign_id,description\n"
    "__export__.crm_lead_1,New line,Fjordlys Automasjon AS,Kari Fiktiv,kari@fjordlys.example,"
    "+47 22 00 00 01,Kaigata 1,6413,Molde,Norway,Mette Kjær,New,Autumn,Call back\n"
)
SEVEN = (
    "CompanyId;CompanyName;CompanyGovNo;CompanyPostStreet;CompanyPostZip;CompanyPostCity;"
    "CompanyPhone;CompanyEmail;CompanyTurnover;CompanyNote\n"
    "12;Fjordlys Automasjon AS;311000004;Kaigata 1;6413;Molde;22000001;post@fjordlys.example;"
    "1000;ring\n"
)

EXPORTS: dict[str, tuple[str, dict[str, Field]]] = {
    "HubSpot": (
        HUBSPOT,
        {
            "Record ID": Field.EXTERNAL_ID,
            "Company name": Field.NAME,
            "Company Domain Name": Field.WEBSITE,
            "Company owner": Field.RESPONSIBLE,
            "Phone Number": Field.PHONE,
            "Postal Code": Field.POSTCODE,
            "Country/Region": Field.COUNTRY,
            "Industry": Field.NOTHING,
            "Lifecycle Stage": Field.STAGE,
            "Org.nr": Field.NUMBER,
            "Description": Field.NOTE,
        },
    ),
    "Salesforce": (
        SALESFORCE,
        {
            "Lead ID": Field.EXTERNAL_ID,
            "Full Name": Field.CONTACT,
            "Title": Field.ROLE,
            "Company": Field.NAME,
            "Email": Field.CONTACT_MAIL,
            "Lead Source": Field.CAMPAIGN,
            "Lead Status": Field.STAGE,
            "Lead Owner": Field.RESPONSIBLE,
            "No. of Employees": Field.NOTHING,
        },
    ),
    "Pipedrive": (
        PIPEDRIVE,
        {
            "Lead - Title": Field.NOTE,
            "Organization - Name": Field.NAME,
            "Organization - Address": Field.STREET,
            "Person - Name": Field.CONTACT,
            "Person - Email (Work)": Field.CONTACT_MAIL,
            "Lead - Owner": Field.RESPONSIBLE,
            "Organization - ID": Field.EXTERNAL_ID,
        },
    ),
    "Dynamics 365": (
        DYNAMICS,
        {
            "(Do Not Modify) Lead": Field.EXTERNAL_ID,
            "Topic": Field.NOTE,
            "Name": Field.CONTACT,
            "Company Name": Field.NAME,
            "Business Phone": Field.PHONE,
            "Street 1": Field.STREET,
            "Website": Field.WEBSITE,
            "Owner": Field.RESPONSIBLE,
        },
    ),
    "SuperOffice": (
        SUPEROFFICE,
        {
            "Name": Field.NAME,
            "VAT No": Field.NUMBER,
            "Number1": Field.EXTERNAL_ID,
            "Our contact": Field.RESPONSIBLE,
            "Category": Field.STAGE,
            "Info": Field.NOTE,
        },
    ),
    "Odoo": (
        ODOO,
        {
            "id": Field.EXTERNAL_ID,
            "name": Field.NOTE,
            "partner_name": Field.NAME,
            "contact_name": Field.CONTACT,
            "email_from": Field.CONTACT_MAIL,
            "user_id": Field.RESPONSIBLE,
            "stage_id": Field.STAGE,
        },
    ),
    "24SevenOffice": (
        SEVEN,
        {
            "CompanyId": Field.EXTERNAL_ID,
            "CompanyName": Field.NAME,
            "CompanyGovNo": Field.NUMBER,
            "CompanyPostZip": Field.POSTCODE,
            "CompanyEmail": Field.MAIL,
            "CompanyTurnover": Field.NOTHING,
            "CompanyNote": Field.NOTE,
        },
    ),
}
"""By system: an export of it, and what its columns tell."""
