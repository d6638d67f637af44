"""What only looks like a quote or a signature stays; what is one goes; what goes is kept."""

from __future__ import annotations

import pytest

from production.channels.email.words import plain_words

OWN = "The printer stopped again.\n\nCan you help me?"
STAYS = {
    "contact form": "New enquiry from the website\n\nFrom: Ada Test\nEmail: ada@c.example\nSubject: Lamp\nDate: 2026-03-03\n"
    "Message: My lamp is broken.",
    "contact form that begins with the labels": "From: Ada <ada@c.example>\nSubject: Lamp\nDate: 3 March 2026 10:00\n\n"
    "My lamp is broken.",
    "contact form with all labels": "New message from the shop\n\nFrom: Ada <ada@c.example>\nTo: shop@x.example\n"
    "Date: 3 March 2026 10:00\nSubject: Lamp\nMessage: broken",
    "German contact form": "Neue Anfrage\n\nVon: Ada Test\nTelefon: 030 123456\nBetreff: Lampe\nDatum: 03.03.2026 10:00\n"
    "Nachricht: kaputt",
    "flight": "Hello,\n\nmy flight:\nFrom: Berlin\nTo: Paris\nDate: 3 March 2026 10:00\nSubject: refund\n\nPlease refund.",
    "flight without a colon above": "Please refund my flight\n\nFrom: Berlin\nTo: Paris\nDate: 3 March 2026 10:00\n"
    "Subject: refund\n\nThanks",
    "French train": "Bonjour, mon trajet\n\nDe : Lyon\nÀ : Paris\nDate : 3 mars 2026 10:00\nObjet : remboursement\n\nMerci",
    "German train": "Meine Fahrt\n\nVon: Berlin\nAn: Hamburg\nDatum: 3.3.2026 10:00\nBetreff: Erstattung\n\nDanke",
    "bug report": "The filter is wrong.\nFrom: 2026-01-01\nTo: 2026-02-01\nSubject: all\nIt shows nothing.",
    "parcel": "Where is it?\n\nFrom: Example GmbH, Berlin\nTo: Ada Test, Paris\nSent: 3 March 2026\n\nThanks",
    "pasted headers": "I sent this and got no answer:\n\nFrom: Ada <ada@c.example>\nTo: you@x.example\n"
    "Date: 3 March 2026 10:00\nSubject: Lamp\n\nIs it lost?",
    "postscript": "Hi,\nwhere is it?\n\nThanks,\nAda\n\nP.S.: my phone number changed to +49 30 1234567, please update",
    "postscript without dots": "Where is it?\n\nBest regards\nAda\n\nPS I moved, call +49 30 1234567",
    "German postscript": "Wo ist es?\n\nViele Grüße\nAda\n\nPS: neue Nummer 030 1234567",
    "Russian postscript": "Где заказ?\n\nС уважением,\nАда\n\nP.S. новый телефон +7 495 1234567",
    "bank number": "Please pay it back.\n\nThanks\nAda\n\nIBAN: DE89 3704 0044 0532 0130 00",
    "bank number without label": "Please pay it back.\n\nThanks\nAda\nDE89 3704 0044 0532 0130 00",
    "new phone": "Hello\n\nRegards\nAda\n\nNew phone: +49 30 1234567",
    "order below": "Where is it?\n\nThanks\nAda\n\nOrder number: 4711 0815 123",
    "new address": "Please change the delivery address\n\nAda Test\nExample GmbH\nTel: +49 30 1234567\nwww.example.com",
    "German new address": "Bitte ändern Sie meine Adresse.\n\nViele Grüße\nAda Test\nExample GmbH\nTel: +49 30 1234567",
    "Spanish new phone": "Mi nuevo número de teléfono es este.\n\nSaludos\nAda Test\nTel: +34 91 1234567",
    "announced": "Our contact for deliveries is:\n\nAda Test\nManager\nTel: +49 30 1234567\nada@example.com",
    "dashes between questions": "First: can I change it?\n--\nSecond: why was I charged twice?\nThanks",
    "dashes above a statement": "The log is below\n--\nMy printer prints only blue pages since the update",
    "dashes above data": "The values\n--\nwidth: 10\nheight: 20",
    "ruler above words": "One.\n---\nTwo stands here, see www.example.com/two for the picture.",
    "front matter": "My file is\n---\nhost: www.example.com\nport: 8080",
    "next part": "Here is what I see.\n-------------- next part --------------\nE-3001 in row 7\nWhat can I do?",
    "log with rulers": "==========\nstart 10:00\n==========\nfailed 10:01\n==========\nWhat now?",
    "diff": "I changed\n\n--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-one\n+two\n\nand it fails.",
    "I wrote": "On 3 March 2026 at 9:30 I wrote:\n\nplease cancel.\n\nNobody answered.",
    "he wrote": "Your colleague wrote:\n\nit is ready.\n\nIs it?",
    "disclaimer of my own": "Hello\n\nDisclaimer: I am no developer.\n\nHow do I install it?",
    "about a confidential mail": "Hello\n\nI got a message of yours that is confidential and meant for another recipient. "
    "What shall I do with it?\n\nAda",
    "data lines": "Hello,\n\nThe numbers are these:-\n\nContract\n\nExample Garden Ltd\n\n0000 1111 2222 3333\n\n06/27\n\nThanks",
    "sent from": "It was sent from Berlin to Paris\n\nSent from the warehouse on Monday?",
    "list": "- one\n- two\n\n* three\n\n1. four",
}
ASKS_NOTHING = {
    "npm": "I get this:\n\n> app@1.0.0 build\n> webpack --mode production\n\nERROR in ./src/index.js",
    "markdown": "The text is\n\n> a quote\n> of a book\n\nand it looks wrong.",
    "python": "In the shell:\n\n>>> 1 + 1\n3\n>>> 2\n\nWhy?",
    "prompts": "C> dir\n> cd x\n> run\nfails",
    "windows prompt": "> ipconfig\n> ping x\n\nboth fail",
}
GOES = {
    "On wrote": "On Tue, 3 Mar 2026 at 10:14, Support <s@t.example> wrote:\n> x",
    "broken after the bracket": "tis 3 mars 2026 kl 09:14 skrev Support <\nticket+1@t.example>:\n\n> x",
    "GMT without verb": "2026-03-03 09:14 GMT+02:00 Support <s@t.example>:\n\n> x",
    "Proton": '----------- Original Message -----------\nFrom: "Nora"\nDate: Tuesday, March 3rd 2026 at 4:12 pm\n\n> x\n > y',
    "Proton in one line": "On Tuesday, March 3rd, 2026 at 4:12 PM, Nora <n@t.example> wrote:\n\n> x",
    "Windows Live": "From: Forum \nSent: Tuesday, March 3, 2026 12:03 AM\nTo: ada@c.example \nSubject: [t] x\n\nx",
    "Exchange without addresses": "From: Smith, Ann\nSent: Tuesday, March 3, 2026 10:14 AM\nTo: Bob Jones\n"
    "Subject: RE: x\n\nx",
    "Outlook with a ruler": "________________________________\nFrom: Ann\nSent: Tuesday, March 3, 2026 10:14 AM\nTo: Bob\n"
    "Subject: x\n\nx",
    "Outlook for a phone": "Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Ann <a@t.example>\n"
    "Sent: Tuesday, March 3, 2026 10:14:11 AM\nTo: Bob <b@c.example>\nSubject: x\n\nx",
    "GMX": 'Gesendet: Dienstag, 03. März 2026 um 10:14 Uhr\nVon: "Support" <s@t.example>\nAn: ada@c.example\n'
    "Betreff: Drucker\nx",
    "web.de": "Am 03.03.26 um 10:14 schrieb Support:\n> x",
    "QQ": '------------------ Original ------------------\nFrom:  "Support"<s@t.example>;\nDate:  Tue, Mar 3, 2026 10:14 AM\n'
    'To:  "ada"<ada@c.example>;\nSubject:  x\n\nx',
    "QQ Chinese": '------------------ 原始邮件 ------------------\n发件人: "Support" <s@t.example>;\n'
    '发送时间: 2026年3月3日(星期二) 上午10:14\n收件人: "ada"<ada@c.example>;\n主题: x\n\nx',
    "NetEase": 'At 2026-03-03 10:14:11, "Support" <s@t.example> wrote:\n>x\n>y',
    "NetEase Chinese": '在 2026-03-03 10:14:11，"Support" <s@t.example> 写道：\n>x\n>y',
    "Naver": '-----Original Message-----\nFrom: "Support"<s@t.example>\nTo: <ada@c.example>\nCc:\n'
    "Sent: 2026-03-03 (화) 10:14:11 (GMT+09:00)\nSubject: x\n\nx",
    "Zoho": "---- On Tue, 03 Mar 2026 10:14:11 +0100 Support <s@t.example> wrote ----\n\nx",
    "Yahoo": "On Tuesday, March 3, 2026 at 10:14:11 AM GMT+1, Support <s@t.example> wrote:  \n\n x",
    "Yahoo Spanish": "El martes, 3 de marzo de 2026, 10:14:11 CET, Support <s@t.example> escribió:\n\n x",
    "Apple": "> On 3 Mar 2026, at 10:14, Support <s@t.example> wrote:\n> \n> x",
    "Apple French": "> Le 3 mars 2026 à 10:14, Support <s@t.example> a écrit :\n> \n> x",
    "Spark": "On Mar 3, 2026 at 10:14 AM +0100, Support <s@t.example>, wrote:\n> x",
    "HEY": "On March 3, 2026, Support <s@t.example> wrote:\n> x",
    "Superhuman": "On Tue, Mar 03, 2026 at 10:14 AM, Support < s@t.example > wrote:\n\n> x",
    "mutt": "On Tue, Mar 03, 2026 at 10:14:11AM +0100, Support wrote:\n> x",
    "Emacs": "Support <s@t.example> writes:\n\n> x",
    "Lotus": "From:   Support/Techcorp\nTo:     ada@c.example\nDate:   03.03.2026 10:14\nSubject:        x\n\nx",
    "Evolution": "On Tue, 2026-03-03 at 10:14 +0100, Support wrote:\n> x",
    "Italian": "Il giorno mar 3 mar 2026 alle ore 10:14 Support <s@t.example> ha scritto:\n\n> x",
    "Polish": "W dniu 3.03.2026 o 10:14, Support pisze:\n> x",
    "Turkish": "Support <s@t.example>, 3 Mar 2026 Sal, 10:14 tarihinde şunu yazdı:\n\n> x",
    "Japanese": "2026年3月3日(火) 10:14 Support <s@t.example>:\n\n> x",
    "Korean": "2026년 3월 3일 (화) 오전 10:14, Support <s@t.example>님이 작성:\n\n> x",
    "Hebrew": "\u200fבתאריך יום ג׳, 3 במרץ 2026 ב-10:14 מאת Support <\u200es@t.example\u200f>:\u200f\n\n> x",
    "Vietnamese": "Vào Th 3, 3 thg 3, 2026 vào lúc 10:14 Support <s@t.example> đã viết:\n\n> x",
    "Czech": "út 3. 3. 2026 v 10:14 odesílatel Support <s@t.example> napsal:\n\n> x",
    "Hungarian": "Support <s@t.example> ezt írta (időpont: 2026. márc. 3., K, 10:14):\n\n> x",
    "Greek": "Στις Τρί 3 Μαρ 2026 στις 10:14 π.μ., ο χρήστης Support <s@t.example> έγραψε:\n\n> x",
    "a language nobody listed": "Mardi 3 Meurzh 2026 da 10:14, Support <s@t.example> en deus skrivet:\n\n> x",
    "signature": "-- \nAda Test\nanything at all may stand here, also a sentence",
    "bare delimiter": "--\nAda Test\nExample GmbH",
    "phone": "Sent from my iPhone",
    "company footer": "--\nAda Test\nGeschäftsführer\nExample GmbH\nSitz: Berlin\nHRB 1234\nTel: +49 30 1234567",
    "disclaimer": "This e-mail is confidential and intended only for the person it is addressed to. "
    "If you are not the recipient, delete it.",
    "list footer": "_____________\nusers mailing list -- users@lists.example\nTo unsubscribe send an email to u@lists.example",
}


@pytest.mark.parametrize("text", STAYS.values(), ids=STAYS)
def test_own_words_stay(text):
    assert plain_words(text, is_reply=False).visible == text


@pytest.mark.parametrize("text", ASKS_NOTHING.values(), ids=ASKS_NOTHING)
def test_marks_are_no_quote_in_a_mail_that_answers_nothing(text):
    assert plain_words(text, is_reply=False).visible == text


@pytest.mark.parametrize("is_reply", [True, False])
@pytest.mark.parametrize(
    "frame", [GOES[name] for name in GOES if name not in {"Windows Live", "Exchange without addresses"}]
)
def test_frames_go(frame, is_reply):
    assert plain_words(f"{OWN}\n\n{frame}", is_reply=is_reply).visible == OWN


@pytest.mark.parametrize("frame", GOES.values(), ids=GOES)
def test_what_goes_is_kept(frame):
    words = plain_words(f"{OWN}\n\n{frame}")
    assert words.visible == OWN
    assert words.cut.split() == frame.split()
