"""What a column of an imported file may tell of a company and of our pursuit of it."""

from enum import StrEnum

from workbench.texts import Message, say


class Field(StrEnum):
    """One thing that a column tells."""

    NAME = "name"
    NUMBER = "number"
    VAT = "vat"
    LEI = "lei"
    WEBSITE = "website"
    PHONE = "phone"
    MAIL = "mail"
    STREET = "street"
    POSTCODE = "postcode"
    TOWN = "town"
    COUNTRY = "country"
    CONTACT = "contact"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    ROLE = "role"
    CONTACT_PHONE = "contact_phone"
    CONTACT_MAIL = "contact_mail"
    RESPONSIBLE = "responsible"
    OFFER = "offer"
    CAMPAIGN = "campaign"
    SIGNAL = "signal"
    DAY = "day"
    STAGE = "stage"
    NOTE = "note"
    EXTERNAL_ID = "external_id"
    NOTHING = "nothing"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return _WORDS[self]

    @property
    def many(self) -> bool:
        """Whether several columns may tell it; of any other the first counts."""
        return self in {Field.NOTE, Field.NOTHING}


_WORDS = {
    Field.NAME: say("company name"),
    Field.NUMBER: say("registration number"),
    Field.VAT: say("VAT number"),
    Field.LEI: say("LEI"),
    Field.WEBSITE: say("website"),
    Field.PHONE: say("company's telephone"),
    Field.MAIL: say("company's e-mail"),
    Field.STREET: say("street"),
    Field.POSTCODE: say("postcode"),
    Field.TOWN: say("town"),
    Field.COUNTRY: say("country"),
    Field.CONTACT: say("contact's name"),
    Field.FIRST_NAME: say("contact's first name"),
    Field.LAST_NAME: say("contact's last name"),
    Field.ROLE: say("contact's role"),
    Field.CONTACT_PHONE: say("contact's telephone"),
    Field.CONTACT_MAIL: say("contact's e-mail"),
    Field.RESPONSIBLE: say("responsible among us"),
    Field.OFFER: say("offer"),
    Field.CAMPAIGN: say("campaign or source"),
    Field.SIGNAL: say("what they did"),
    Field.DAY: say("day of it"),
    Field.STAGE: say("stage, as a remark"),
    Field.NOTE: say("note"),
    Field.EXTERNAL_ID: say("number in the other system"),
    Field.NOTHING: say("not imported"),
}
