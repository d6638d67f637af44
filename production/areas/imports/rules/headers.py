"""What people call the columns of a list of records, in English, German, Spanish and French."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from production.areas.imports.rules.values import is_address, is_number
from production.crm.records.custom import RecordKind
from production.text.folding import without_accents

_PEOPLE: Mapping[str, str] = {
    "email": "email, e-mail, mail, email address, e-mail address, mail address, primary email, work email,"
    " business email, e-mail-adresse, emailadresse, mailadresse, e-mail 1 - value, email 1,"
    " correo, correo electrónico, dirección de correo, dirección de correo electrónico,"
    " courriel, adresse e-mail, adresse email, adresse électronique, adresse de messagerie",
    "phone": "phone, phone number, telephone, telephone number, tel, tel no, mobile, mobile phone, mobile number, cell,"
    " cell phone, work phone, business phone, primary phone, whatsapp, phone 1 - value, phone 1,"
    " telefon, telefonnummer, tel nr, rufnummer, handy, handynummer, mobil, mobiltelefon, mobilnummer,"
    " teléfono, número de teléfono, móvil, celular, teléfono móvil,"
    " téléphone, numéro de téléphone, portable, téléphone portable, mobile phone number, gsm",
    "first_name": "first name, firstname, given name, forename, christian name, vorname, rufname, nombre,"
    " nombre de pila, primer nombre, prénom",
    "last_name": "last name, lastname, surname, family name, second name, nachname, familienname, zuname, apellido,"
    " apellidos, nom de famille, nom",
    "name": "name, full name, fullname, contact, contact name, customer, customer name, display name, person,"
    " vollständiger name, vor- und nachname, kontakt, ansprechpartner, kunde, kundenname, anzeigename,"
    " nombre completo, nombre y apellidos, contacto, cliente, nom complet, nom et prénom, client",
    "company": "company, company name, organization, organisation, organization name, account, account name, employer,"
    " business, organization 1 - name, firma, firmenname, unternehmen, betrieb, arbeitgeber, organisationsname,"
    " empresa, nombre de la empresa, compañía, organización, entreprise, société, nom de l'entreprise, raison sociale",
    "position": "position, job title, job, title, role, occupation, function, organization 1 - title, funktion, stelle,"
    " berufsbezeichnung, beruf, rolle, stellenbezeichnung, puesto, cargo, ocupación, función, poste, fonction,"
    " profession",
    "notes": "notes, note, comment, comments, remark, remarks, description, notiz, notizen, bemerkung, bemerkungen,"
    " kommentar, anmerkung, anmerkungen, beschreibung, notas, nota, comentario, comentarios, observaciones,"
    " commentaire, commentaires, remarque, remarques",
    "tags": "tags, tag, labels, label, categories, category, groups, group, group membership, keywords, etiketten,"
    " schlagworte, schlagwörter, stichworte, kategorie, kategorien, gruppe, gruppen, etiquetas, etiqueta, categoría,"
    " categorías, grupos, étiquettes, étiquette, catégorie, catégories, groupes",
    "time_zone": "time zone, timezone, meta.timezone, zeitzone, zona horaria, huso horario, fuseau horaire",
    "owner": "owner, account owner, contact owner, assigned to, responsible, zuständig, verantwortlich, betreuer,"
    " propietario, responsable, asignado a, propriétaire, attribué à",
    "team": "team, equipo, équipe",
}
_SHARED = {name: _PEOPLE[name] for name in ("tags", "owner", "team")}
_COMPANIES: Mapping[str, str] = {
    **_SHARED,
    "notes": _PEOPLE["notes"],
    "name": f"name, {_PEOPLE['company']}, nombre, nom",
    "domain": "domain, website, web site, web, url, homepage, company domain, domäne, webseite, internet, dominio,"
    " sitio web, domaine, site web, site",
    "phone": _PEOPLE["phone"],
}
_DEALS: Mapping[str, str] = {
    **_SHARED,
    "title": "title, deal, deal name, deal title, name, opportunity, opportunity name, titel, geschäft, bezeichnung,"
    " verkaufschance, título, negocio, nombre, oportunidad, titre, affaire, opportunité, nom",
    "contact": f"{_PEOPLE['email']}, contact email, customer email, contact, kontakt, contacto",
    "pipeline": "pipeline, pipeline name, funnel, embudo",
    "value": "value, amount, deal value, sum, price, total, wert, betrag, summe, valor, importe, monto, montant,"
    " valeur",
    "currency": "currency, currency code, währung, moneda, divisa, devise",
    "status": "status, stage, deal stage, phase, column, stufe, etapa, fase, estado, étape, statut",
    "expected_close": "expected close, expected_close, close date, expected close date, closing date, abschluss,"
    " abschlussdatum, erwarteter abschluss, fecha de cierre, cierre previsto, date de clôture",
    "description": "description, details, beschreibung, descripción, détails",
    "lost_reason": "lost reason, lost_reason, reason lost, verlustgrund, motivo de pérdida, raison de perte",
}
_TASKS: Mapping[str, str] = {
    **_SHARED,
    "title": "title, task, task name, task title, name, subject, to do, todo, titel, aufgabe, betreff, bezeichnung,"
    " título, tarea, asunto, nombre, titre, tâche, objet, nom",
    "contact": _DEALS["contact"],
    "ticket": "ticket, ticket number, ticket id",
    "due_date": "due, due date, due_date, due on, deadline, date due, fällig, fällig am, fälligkeit, fälligkeitsdatum,"
    " frist, vence, vencimiento, fecha de vencimiento, fecha límite, échéance, date d'échéance, date limite",
    "remind_at": "remind at, remind_at, reminder, reminder date, remind on, erinnerung, erinnern am, recordatorio,"
    " rappel",
    "time_zone": _PEOPLE["time_zone"],
    "repeats": "repeats, repeat, recurrence, wiederholung, repetición, répétition",
    "priority": "priority, importance, priorität, dringlichkeit, prioridad, priorité",
    "status": "status, state, progress, stand, estado, statut, état",
    "description": f"{_DEALS['description']}, {_PEOPLE['notes']}",
}
_WORDS = {
    RecordKind.CONTACT: _PEOPLE,
    RecordKind.COMPANY: _COMPANIES,
    RecordKind.DEAL: _DEALS,
    RecordKind.TASK: _TASKS,
}
_NUMBERED: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.CONTACT: {},
    RecordKind.COMPANY: {"id": "id"},
    RecordKind.DEAL: {"id": "id", "contact_id": "contact", "pipeline_id": "pipeline"},
    RecordKind.TASK: {"id": "id", "contact_id": "contact", "deal_id": "deal"},
}
"""Columns of an export with numbers of ours."""
_EXPORTED = {"id", "tags", "owner_id", "team", "created_at", "updated_at"}
"""An export of ours has them all. The numbers of another system are none of ours."""
_SURE = 0.8
"""Share of the cells that have to look like it."""


def _folded(header: str) -> str:
    return "".join(char for char in without_accents(header) if char.isalnum())


_FIELD_OF = {
    kind: {_folded(word): field for field, words in fields.items() for word in words.split(",")}
    for kind, fields in _WORDS.items()
}
_BY_LOOK = {
    RecordKind.CONTACT: {"email": "email", "phone": "phone"},
    RecordKind.COMPANY: {"phone": "phone"},
    RecordKind.DEAL: {"email": "contact"},
    RecordKind.TASK: {"email": "contact"},
}


def proposed(
    kind: RecordKind, columns: Sequence[str], sample: Sequence[Sequence[str]], labels: Mapping[str, str]
) -> dict[str, str | None]:
    """The field for each column; none twice. `labels` are what the company calls its own fields, by name."""
    own = {
        _folded(called): f"custom.{name}"
        for name, label in labels.items()
        for called in (label, name, f"custom.{name}")
    }
    numbered = _NUMBERED[kind] if _EXPORTED.issubset(columns) else {}
    known = _FIELD_OF[kind]
    found: dict[str, str | None] = {}
    for column in columns:
        field = own.get(_folded(column)) or numbered.get(column) or known.get(_folded(column))
        found[column] = field if field not in found.values() else None
    for place, column in enumerate(columns):
        if found[column] is None and _folded(column) not in known:
            field = _BY_LOOK[kind].get(_by_content([row[place] for row in sample]) or "")
            found[column] = field if field not in found.values() else None
    return found


def _by_content(cells: Iterable[str]) -> str | None:
    filled = [cell for cell in cells if cell.strip()]
    for field, looks in (("email", is_address), ("phone", is_number)):
        if filled and sum(map(looks, filled)) >= _SURE * len(filled):
            return field
    return None
