"""How mail programs and people frame a reply, language by language. Alternatives are separated by `|` (regular expressions)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language; empty where it has no habit of its own."""

    wrote: str
    """The verb of an attribution: `On ... Ann wrote:`."""
    opening: str = ""
    """First word of an attribution, where it is not a name, a weekday or a number."""
    sender: str = ""
    """Labels of the header block that Outlook and others put over the quoted mail."""
    sent: str = ""
    to: str = ""
    subject: str = ""
    copy: str = ""
    original: str = ""
    """Between dashes, or alone on a line before a forwarded mail."""
    sent_from: str = ""
    """With the name of a device or program on the same line: what phones append."""
    closing: str = ""
    """A complimentary close that stands alone on its line."""


LANGUAGES = (
    Language(  # English
        wrote=r"wrote|writes|said|has written",
        opening="On|At|In",
        sender="From|Reply-To",
        sent="Sent|Date|Sent at",
        to="To",
        subject="Subject|Topic",
        copy="Cc|Bcc|Attachments|Importance|Priority|Resent-From",
        original="Original Message|Original Email|Original Appointment|Forwarded message|Forwarded by .{1,80}|Begin forwarded message|"
        "Reply message|Forwarded Message|Reply above this line|Please type your reply above this line.*|In reply to",
        sent_from="Sent from|Sent with|Sent via|Sent by|Sent using|Get|Sent on|Composed on",
        closing="(?:with )?(?:best|kind|warm|kindest|warmest|many|friendly)(?: and kind)? (?:regards|wishes|greetings)|regards|best|"
        "kind regards|sincerely|yours|yours (?:sincerely|faithfully|truly)|sincerely yours|cheers|all the best|respectfully|"
        "cordially|thanks and regards|thanks & regards|thanks,? best|take care|rgds|br|thank you and (?:best|kind) regards|many thanks|"
        "thanks|thank you|thanks again|thanks in advance|thanks so much|thx|thanks a lot|with thanks",
    ),
    Language(  # German
        wrote=r"schrieb(?: am .*)?|Zitat von|hat geschrieben|geschrieben|hat folgendes geschrieben",
        opening="Am|Den|Von|Zitat von",
        sender="Von",
        sent="Gesendet|Datum|Gesendet am",
        to="An",
        subject="Betreff|Betr",
        copy="Kopie|Cc|Bcc|Anlagen|Wichtigkeit|Priorität",
        original="Ursprüngliche Nachricht|Originalnachricht|Original-Nachricht|Weitergeleitete Nachricht|Ursprünglicher Termin|"
        "Anfang der weitergeleiteten Nachricht|Urspr. Nachricht|Weitergeleitet von .{1,80}",
        sent_from="Gesendet von|Von meinem|Gesendet mit|Diese Nachricht wurde von|Gesendet über|Hol dir|Holen Sie sich|Laden Sie|"
        "Versendet mit|Versandt mit|Von .{1,30} gesendet|Outlook für",
        closing="(?:mit )?(?:freundlichen|freundlichem|besten|herzlichen|lieben|vielen|schönen|sonnigen) gr(?:ü|ue)(?:ß|ss)(?:en)?|mfg|"
        "(?:viele|liebe|beste|schöne|herzliche|freundliche) gr(?:ü|ue)(?:ß|ss)e|gr(?:u|ü|ue)(?:ß|ss)e?|lg|vg|hochachtungsvoll|"
        "beste gr(?:ü|ue)sse|vielen dank und (?:freundliche|viele|beste|liebe) grüße|danke und grüße",
    ),
    Language(  # French
        wrote=r"a écrit|écrit|a ecrit|a envoyé",
        opening="Le|En date du|Selon",
        sender="De|Expéditeur|De la part de",
        sent="Envoyé|Date|Envoyé le|Date d'envoi",
        to="À|A|Pour|Destinataire",
        subject="Objet|Sujet",
        copy="Cc|Copie à|Bcc|Cci|Importance|Pièces jointes",
        original="Message d'origine|Message original|Message d’origine|Message transféré|Début du message (?:transféré|réexpédié)|"
        "Courriel original|E-mail d'origine|Message initial",
        sent_from="Envoyé de(?:puis)?|Envoyé à partir de|Télécharge[rz]|Obtenir|Envoyé avec|Provenance|Envoyé par",
        closing="(?:bien )?cordialement|(?:très )?cordialement|bien à vous|salutations|meilleures salutations|(?:sincères|cordiales) salutations|"
        "amicalement|respectueusement|sincèrement|bonne (?:journée|réception|soirée)|cdlt|cdt|bien cordialement|merci d'avance|"
        "(?:veuillez|je vous prie) .{0,60}(?:salutations|sentiments).{0,40}|avec mes (?:meilleures|sincères) salutations",
    ),
    Language(  # Spanish
        wrote=r"escribió|escribio|ha escrito|escribe",
        opening="El|En|Con fecha",
        sender="De|Remitente",
        sent="Enviado|Fecha|Enviado el|Enviada el|Enviado a las",
        to="Para|A",
        subject="Asunto",
        copy="CC|Cco|Importancia|Datos adjuntos",
        original="Mensaje original|Mensaje reenviado|Correo original|Inicio del mensaje reenviado|Mensaje enviado|Forwarded message",
        sent_from="Enviado desde|Enviado con|Obtener|Obtén|Descarga|Enviado por|Enviado a través de|Mensaje enviado desde",
        closing="(?:un )?(?:cordial|cordiales|afectuoso) saludos?|saludos(?: cordiales| atentos)?|un saludo|(?:muy )?atentamente|"
        "(?:un )?abrazo|quedo a la espera|reciba un cordial saludo|muchas gracias y un saludo|gracias y saludos|atte",
    ),
    Language(  # Italian
        wrote=r"ha scritto|scrisse|scrive",
        opening="Il|Il giorno|In data|Il dì",
        sender="Da|Mittente",
        sent="Inviato|Data|Inviata|Inviato il",
        to="A|Destinatario",
        subject="Oggetto",
        copy="Cc|Ccn|Priorità|Allegati",
        original="Messaggio originale|Messaggio inoltrato|Inizio messaggio inoltrato|Messaggio originale inviato",
        sent_from="Inviato da(?:l|lla)?|Inviato con|Scarica|Ottieni|Inviato tramite|Inviato dal mio",
        closing="(?:cordiali|distinti|cari|migliori|i più cordiali) saluti|cordialmente|saluti|un saluto|un cordiale saluto|grazie e saluti|"
        "grazie,? cordiali saluti|a presto",
    ),
    Language(  # Portuguese
        wrote=r"escreveu|escreveu o seguinte|escreve|a escrito",
        opening="Em|No dia|A|Na",
        sender="De|Remetente",
        sent="Enviado|Data|Enviada em|Enviado em|Enviada",
        to="Para",
        subject="Assunto",
        copy="Cc|Cco|Bcc|Anexos|Importância",
        original="Mensagem original|Mensagem encaminhada|Mensagem Original|Mensagem reencaminhada|Início da mensagem (?:re)?encaminhada",
        sent_from="Enviado do|Enviado d[aeo]|Enviado pelo|Enviado a partir do|Obter|Enviado via|Obtenha|Baixe o|Enviado com",
        closing="(?:com os )?(?:melhores|meus) cumprimentos|cumprimentos|atenciosamente|(?:um )?abraços?|att|cordialmente|saudações|obrigad[oa] e abraços?",
    ),
    Language(  # Dutch
        wrote=r"schreef(?: het volgende)?|het volgende geschreven|geschreven",
        opening="Op|In",
        sender="Van",
        sent="Verzonden|Datum|Verstuurd|Verzonden op",
        to="Aan",
        subject="Onderwerp|Betreft",
        copy="CC|BCC|Bijlagen|Urgentie",
        original="Oorspronkelijk bericht|Doorgestuurd bericht|Origineel bericht|Begin doorgestuurd bericht|Oorspronkelijke bericht",
        sent_from="Verzonden vanaf|Verstuurd vanaf|Verzonden met|Verstuurd met|Verzonden van(?:uit)?|Outlook voor|Download|Verstuurd via",
        closing="(?:met )?(?:vriendelijke|hartelijke|beste) (?:groet|groeten)|mvg|groeten|groet(?:jes)?|hoogachtend|m\\.v\\.g\\.|bij voorbaat dank|alvast bedankt",
    ),
    Language(  # Polish
        wrote=r"napisał(?:\(a\)|a)?|pisze|napisana przez|napisano|wrote",
        opening="W dniu|Dnia|Dnia|W",
        sender="Od|Nadawca",
        sent="Wysłano|Data|Wysłane|Data wysłania|Wysłany",
        to="Do|Adresat",
        subject="Temat",
        copy="DW|Kopia|UDW|Załączniki|Ważność",
        original="Wiadomość oryginalna|Oryginalna wiadomość|Treść przekazanej wiadomości|Przekazana wiadomość|Wiadomość napisana przez .{1,200}|"
        "Początek przekazywanej wiadomości|Wiadomość przekazana|Wiadomość pierwotna",
        sent_from="Wysłane? z|Wysłano z|Wysłane przy użyciu|Pobierz|Wysłano za pomocą|Wysłano ze?",
        closing="(?:z )?(?:poważaniem|wyrazami szacunku)|pozdrawiam(?: serdecznie)?|pozdrowienia|serdecznie pozdrawiam|z pozdrowieniami|pozdr",
    ),
    Language(  # Russian
        wrote=r"написал(?:\(а\)|а|и)?|пишет|писал(?:а)?",
        opening="В|От",
        sender="От|От кого|Отправитель",
        sent="Отправлено|Дата|Отправлен",
        to="Кому",
        subject="Тема",
        copy="Копия|Скрытая копия|Вложения|Важность",
        original="Исходное сообщение|Пересылаемое сообщение|Пересланное сообщение|Начало переадресованного сообщения|Первоначальное сообщение|"
        "Конец пересылаемого сообщения|Оригинальное сообщение",
        sent_from="Отправлено с|Отправлено из|Послано с|Скачать|Отправлено через",
        closing="с уважением|с наилучшими пожеланиями|всего (?:доброго|хорошего)|с почтением|с благодарностью|заранее (?:спасибо|благодарю)",
    ),
    Language(  # Ukrainian
        wrote=r"пише|написав(?:\(ла\))?|написала|пишет",
        opening="У|В",
        sender="Від|Від кого",
        sent="Надіслано|Дата|Відправлено",
        to="Кому",
        subject="Тема",
        copy="Копія",
        original="Вихідне повідомлення|Переслане повідомлення|Початкове повідомлення",
        sent_from="Надіслано з|Відправлено з",
        closing="з повагою|з найкращими побажаннями|щиро",
    ),
    Language(  # Swedish
        wrote=r"skrev(?: följande)?|skrev .{1,120}",
        opening="Den|På|Vid",
        sender="Från",
        sent="Skickat|Datum",
        to="Till",
        subject="Ämne",
        copy="Kopia|Bilagor|Prioritet",
        original="Ursprungligt meddelande|Originalmeddelande|Vidarebefordrat meddelande|Vidarebefordrat brev|Vidarebefordrat mail",
        sent_from="Skickat från|Skickad från|Hämta|Sänt från|Skickat med|Skickat via",
        closing="(?:med )?(?:vänliga|vänlig|bästa|varma|hjärtliga) hälsning(?:ar)?|mvh|hälsningar|vänligen|hälsn(?:ing)?|tack på förhand",
    ),
    Language(  # Danish
        wrote=r"skrev(?: følgende)?|skrev .{1,120}|har skrevet",
        opening="Den|På|D",
        sender="Fra",
        sent="Sendt|Dato",
        to="Til",
        subject="Emne|Vedr",
        copy="Kopi|Cc|Vedhæftede filer",
        original="Oprindelig meddelelse|Original besked|Videresendt meddelelse|Oprindelig besked|Start på videresendt besked|Videresendt besked",
        sent_from="Sendt fra|Hent|Sendt via|Sendt med",
        closing="(?:med )?(?:venlig|venlige|bedste|mange|kærlig|de bedste) hilsen(?:er|ner)?|mvh|hilsen|vh|på forhånd tak",
    ),
    Language(  # Norwegian
        wrote=r"skrev(?: følgende)?|skrev .{1,120}|har skrevet",
        opening="Den|På|Kl",
        sender="Fra",
        sent="Sendt|Dato",
        to="Til",
        subject="Emne",
        copy="Kopi|Vedlegg",
        original="Opprinnelig melding|Videresendt melding|Original melding|Videresendt e-post|Start på videresendt melding",
        sent_from="Sendt fra|Hent|Skaff deg|Sendt med|Få Outlook",
        closing="(?:med )?(?:vennlig|vennlige|beste|hjertelig) hilsen(?:er)?|mvh|hilsen|på forhånd takk",
    ),
    Language(  # Finnish
        wrote=r"kirjoitti(?: .{1,120})?|kirjoittaa",
        opening="Lainaus",
        sender="Lähettäjä",
        sent="Lähetetty|Päivämäärä|Päiväys|Pvm",
        to="Vastaanottaja",
        subject="Aihe",
        copy="Kopio|Liitteet",
        original="Alkuperäinen viesti|Välitetty viesti|Edelleenlähetetty viesti|Välitetty viesti alkaa|Välitetyn viestin alku",
        sent_from="Lähetetty|Hanki",
        closing="(?:ystävällisin|parhain|terveisin|ystävällisesti)(?: terveisin)?|terveisin|t\\.|yst\\. terv\\.|kiittäen|terveisiä|kunnioittavasti",
    ),
    Language(  # Czech
        wrote=r"napsal(?:\(a\)|a)?|napsal\(a\) .*|píše",
        opening="Dne|V|Ve",
        sender="Od|Odesílatel",
        sent="Odesláno|Datum|Odesláno dne",
        to="Komu|Pro",
        subject="Předmět|Věc",
        copy="Kopie|Přílohy",
        original="Původní zpráva|Přeposlaná zpráva|Původní e-mail|Přeposlaný e-mail|Začátek přeposlané zprávy|Předaná zpráva",
        sent_from="Odesláno z|Odesláno ze?|Stáhnout|Získat|Odeslané z",
        closing="s pozdravem|s přátelským pozdravem|(?:s úctou)|zdravím|hezký den|přeji hezký den|děkuji a přeji hezký den|s přáním hezkého dne",
    ),
    Language(  # Slovak
        wrote=r"napísal(?:\(a\)|a)?|píše",
        opening="Dňa",
        sender="Od|Odosielateľ",
        sent="Odoslané|Dátum",
        to="Komu",
        subject="Predmet",
        copy="Kópia",
        original="Pôvodná správa|Preposlaná správa|Pôvodná správa",
        sent_from="Odoslané z",
        closing="s pozdravom|s úctou",
    ),
    Language(  # Hungarian
        wrote=r"ezt írta(?:.{0,80})?|írta(?:.{0,80})?|ezt írta \(időpont:.*\)",
        sender="Feladó|Kitől",
        sent="Elküldve|Dátum|Küldve",
        to="Címzett|Kinek",
        subject="Tárgy",
        copy="Másolatot kap|Másolat",
        original="Eredeti üzenet|Továbbított üzenet|Továbbított levél",
        sent_from="Küldve|Elküldve",
        closing="üdvözlettel|tisztelettel|üdv|köszönettel|szép napot",
    ),
    Language(  # Romanian
        wrote=r"a scris|a scris următoarele",
        opening="În|Pe|La|In data",
        sender="De la",
        sent="Trimis|Data|Dată",
        to="Către|La",
        subject="Subiect",
        copy="Cc",
        original="Mesaj original|Mesaj redirecționat|Mesajul original",
        sent_from="Trimis de pe|Trimis din",
        closing="cu stimă|cu respect|o zi bună|toate cele bune|cu drag|numai bine",
    ),
    Language(  # Turkish
        wrote=r"şunu yazdı|yazdı|şunları yazdı(?: \(.*\))?|tarihinde yazdı",
        sender="Kimden|Gönderen",
        sent="Gönderildi|Tarih|Gönderme Tarihi|Gönderilme Tarihi",
        to="Kime|Alıcı",
        subject="Konu",
        copy="Bilgi|Ekler",
        original="Özgün İleti|Orijinal Mesaj|İletilen mesaj|Yönlendirilen ileti|Forwarded message|Asıl Mesaj",
        sent_from="gönderildi|gönderilmiştir|edinin",
        closing="saygılarımla|saygılarımızla|iyi çalışmalar|sevgiler|selamlar|iyi günler|teşekkürler(?: ve saygılar)?",
    ),
    Language(  # Greek
        wrote=r"έγραψε|έγραψε τα εξής",
        opening="Στις|Την|Ο χρήστης",
        sender="Από",
        sent="Στάλθηκε|Ημερομηνία|Αποστολή",
        to="Προς",
        subject="Θέμα",
        copy="Κοιν",
        original="Αρχικό μήνυμα|Προωθημένο μήνυμα|Πρωτότυπο μήνυμα",
        sent_from="Στάλθηκε από|Εστάλη από",
        closing="με εκτίμηση|φιλικά|με φιλικούς χαιρετισμούς",
    ),
    Language(  # Japanese
        wrote=r"のメール|書きました|さん?は書きました|wrote",
        sender="差出人|送信者|From",
        sent="送信日時|日時|送信日|日付|Date",
        to="宛先|To",
        subject="件名|Subject",
        copy="CC|添付ファイル|重要度",
        original="元のメッセージ|転送されたメッセージ|Original Message|転送メッセージ|転送メール|元のメール|オリジナルメッセージ|以下、転送します",
        sent_from="から送信|で送信|から送信されました|を入手|Outlook を",
        closing="敬具|よろしくお願いいたします|よろしくお願いします|宜しくお願い致します|以上",
    ),
    Language(  # Chinese
        wrote=r"写道|寫道|写到|编写|撰寫|wrote",
        opening="在|於|于",
        sender="发件人|寄件者|寄件人|發件人",
        sent="发送时间|寄件日期|日期|發送時間|傳送日期|时间|发送日期",
        to="收件人|收件者",
        subject="主题|主旨|主題",
        copy="抄送|副本|附件",
        original="原始邮件|原始郵件|转发邮件|轉寄郵件|邮件原件|转发的邮件|原始邮件信息|转发邮件信息|回复的原邮件|轉寄的郵件|Original",
        sent_from="发自|從我的|从我的|傳送自|发送自|获取|使用.{1,12}发送|來自我的|来自我的",
        closing="此致|祝好|谢谢|謝謝|顺颂商祺|敬上|此致敬礼",
    ),
    Language(  # Korean
        wrote=r"작성|님이 작성|님이 쓴 글|씀|작성했습니다|썼습니다",
        sender="보낸 사람|보낸사람|발신자",
        sent="보낸 날짜|날짜|보낸날짜|보낸 시간",
        to="받는 사람|받는사람|수신자",
        subject="제목",
        copy="참조|첨부",
        original="원본 메일|원본 메시지|전달된 메시지|원본 이메일|원본메일",
        sent_from="에서 보냄|에서 보낸|에서 전송|다운로드",
        closing="감사합니다|드림|올림",
    ),
    Language(  # Vietnamese
        wrote=r"đã viết",
        opening="Vào|Vào lúc",
        sender="Từ|Người gửi",
        sent="Đã gửi|Ngày",
        to="Đến|Tới",
        subject="Chủ đề",
        original="Thư gốc|Tin nhắn đã chuyển tiếp|Thư đã chuyển tiếp",
        sent_from="Đã gửi từ|Gửi từ",
        closing="trân trọng|thân mến",
    ),
    Language(  # Indonesian
        wrote=r"menulis",
        opening="Pada",
        sender="Dari",
        sent="Dikirim|Tanggal",
        to="Kepada|Ke",
        subject="Subjek|Perihal",
        original="Pesan asli|Pesan terusan|Pesan yang diteruskan",
        sent_from="Dikirim dari",
        closing="salam|hormat saya|terima kasih",
    ),
    Language(  # Arabic
        wrote=r"كتب(?:ت)?|تمت كتابة ما يلي بواسطة.*",
        opening="في|بتاريخ",
        sender="من",
        sent="تاريخ الإرسال|التاريخ|تم الإرسال",
        to="إلى",
        subject="الموضوع",
        original="الرسالة الأصلية|رسالة معاد توجيهها|Forwarded message",
        sent_from="مرسل من|أرسلت من|تم الإرسال من",
        closing="مع أطيب التحيات|مع التحية|تحياتي|شكرا",
    ),
    Language(  # Hebrew
        wrote=r"כתב(?:ה)?|מאת .*|‏כתב",
        opening="בתאריך|ב",
        sender="מאת",
        sent="נשלח|תאריך",
        to="אל",
        subject="נושא",
        original="הודעה מקורית|הודעה שהועברה",
        sent_from="נשלח מ",
        closing="בברכה|תודה",
    ),
    Language(  # Bulgarian
        wrote=r"написа",
        opening="На",
        sender="От",
        sent="Изпратено|Дата",
        to="До",
        subject="Относно|Тема",
        original="Оригинално съобщение|Препратено съобщение",
        sent_from="Изпратено от",
        closing="поздрави|с уважение|с поздрав",
    ),
    Language(  # Croatian, Serbian, Slovene
        wrote=r"napisa(?:o|la)(?: je)?|je napisa(?:o|la)|piše|je oseba .* napisala|je napisal(?:a)?|написа(?:о|ла)(?: је)?",
        opening="Dana|U|V|Dne|Dana",
        sender="Od|Pošiljatelj",
        sent="Poslano|Datum|Poslato",
        to="Za|Prima|Komu",
        subject="Predmet|Tema|Zadeva",
        original="Izvorna poruka|Proslijeđena poruka|Originalna poruka|Izvirno sporočilo|Posredovano sporočilo",
        sent_from="Poslano s|Poslato sa|Poslano iz",
        closing="lijep pozdrav|srdačan pozdrav|s poštovanjem|lep pozdrav|pozdrav",
    ),
    Language(  # Catalan
        wrote=r"va escriure|ha escrit",
        opening="El|En data",
        sender="De",
        sent="Enviat|Data",
        to="Per a|A",
        subject="Assumpte|Tema",
        original="Missatge original|Missatge reenviat",
        sent_from="Enviat des de",
        closing="salutacions|atentament|una salutació",
    ),
    Language(  # Baltic and Estonian
        wrote=r"kirjutas(?: kuupäeval.*)?|rakstīja|rašė|parašė",
        sender="Saatja|No|Nuo|Kellelt",
        sent="Saadetud|Nosūtīts|Išsiųsta|Kuupäev|Datums|Data",
        to="Adressaat|Kellele|Kam|Kam|Kam",
        subject="Teema|Temats|Tēma|Tema",
        original="Algne teade|Sākotnējais ziņojums|Pradinis laiškas|Edastatud kiri|Pārsūtītā vēstule|Persiųstas laiškas",
        sent_from="Saadetud minu|Nosūtīts no|Išsiųsta iš",
        closing="lugupidamisega|tervitades|ar cieņu|pagarbiai",
    ),
)

DEVICES = (
    r"iPhone|iPad|iPod|Android|Samsung|Galaxy|Huawei|Xiaomi|Redmi|Oppo|OnePlus|Pixel|Nokia|Lumia|BlackBerry|HTC|Sony|Xperia|Motorola|\bLG\b|"
    r"Windows|Outlook|Yahoo|Hotmail|Gmail|\bMail\b|E-?Mail|AOL|GMX|WEB\.DE|Telekom|T-Online|Vodafone|Verizon|AT&T|T-Mobile|Thunderbird|Proton|"
    r"Tutanota|Tuta|Spark|Airmail|myMail|Mail\.ru|Яндекс|Yandex|Zoho|Nine|BlueMail|Canary|Superhuman|Front\b|Mailbird|Edison|TypeApp|K-9|FairEmail|"
    r"mobile|mobiles?|Mobil\w*|móvil|celular|cellulare|telefon\w*|téléphone|teléfono|telefono|smartphone|Smartphone|Handy|phone|tablet|tablette|device|Gerät|"
    r"телефона|puhelimesta|komórkowego|MacBook|\bMac\b|Telstra|Bell|Rogers|Orange|Libero|Virgilio|网易|QQ|手机|邮箱|メール|ドコモ|스마트폰|아이폰|Naver|네이버"
)
