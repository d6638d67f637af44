import type { Catalogue } from './languages';

const de: Catalogue = {
  site: {
    support: 'Support',
    supportOf: '{company}-Support',
    description: 'Fragen Sie uns: Antworten rund um die Uhr, Menschen, wenn es darauf ankommt.',
    skip: 'Zum Inhalt springen',
    mainNavigation: 'Hauptnavigation',
    menu: 'Menü',
    language: 'Sprache',
    toLight: 'Zu hellen Farben wechseln',
    toDark: 'Zu dunklen Farben wechseln',
    footer: 'Rund um die Uhr beantwortet von CRM Digital FTE',
    copied: 'Kopiert',
    copiedStatus: 'In die Zwischenablage kopiert.',
    copyRefused: 'Ihr Browser erlaubt das Kopieren hier nicht: Bitte markieren Sie den Text.',
  },
  pages: { contact: 'Kontakt', status: 'Ticketstatus', sandbox: 'Sandbox', embed: 'Einbetten', preferences: 'Ihre Nachrichten' },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    advice: 'Vielleicht enthält die Adresse einen Tippfehler oder die Seite ist umgezogen. Hier geht es weiter:',
    contact: 'Support kontaktieren',
    ticket: 'Ticket ansehen',
  },

  support: {
    title: 'Wie können wir Ihnen helfen?',
    introduction: 'Schildern Sie uns Ihr Anliegen. Je mehr wir wissen, desto besser ist die erste Antwort.',
    promises: {
      always: { title: 'Tag und Nacht', text: 'Die meisten Fragen sind in Sekunden beantwortet, zu jeder Stunde.' },
      people: { title: 'Menschen, wenn es zählt', text: 'Ein Spezialist übernimmt, sobald Ihnen das besser hilft.' },
      private: { title: 'Nur für Sie', text: 'Nur der Link, den Sie nach dem Senden erhalten, öffnet das Gespräch.' },
    },
    alreadyWrote: 'Sie haben uns schon geschrieben?',
    seeTicket: 'Zu Ihrem Ticket',
  },
  form: {
    label: 'Support-Anfrage',
    name: { label: 'Ihr Name', hint: 'Damit wir wissen, wie wir Sie ansprechen dürfen.' },
    email: { label: 'E-Mail', hint: 'Nur für diese Anfrage.' },
    subject: { label: 'Betreff', hint: 'Worum es geht, in wenigen Worten.' },
    message: {
      label: 'Nachricht',
      hint: 'Was haben Sie getan, was ist passiert, was haben Sie erwartet? · {length, number} / {most, number} Zeichen',
    },
    category: 'Worum geht es?',
    priority: 'Wie dringend ist es?',
    honeypot: 'Bitte leer lassen',
    send: 'Anfrage senden',
    sendAgain: 'Erneut senden',
    sending: 'Wird gesendet …',
    kept: 'Bis auf die Dateien sind alle Felder nötig. Ihre Eingaben bleiben in diesem Tab, bis sie gesendet sind.',
  },
  corrections: {
    nameMissing: 'Bitte geben Sie Ihren Namen ein, damit wir wissen, wie wir Sie ansprechen dürfen.',
    emailMissing: 'Bitte geben Sie Ihre E-Mail-Adresse ein, zum Beispiel name@example.com.',
    emailWrong: 'Das sollte wie name@example.com aussehen: ein @, keine Leerzeichen, eine vollständige Domain.',
    subjectShort: 'Bitte fassen Sie Ihr Anliegen zusammen: mindestens {least, number} Zeichen.',
    categoryMissing: 'Bitte wählen Sie das Thema, das am besten passt.',
    messageShort: 'Bitte schreiben Sie etwas mehr: mindestens {least, number} Zeichen.',
    tooLong: 'Hier ist Platz für höchstens {most, number} Zeichen: Bitte kürzen Sie um {over, number}.',
    refused: 'Bitte prüfen Sie diese Angabe.',
  },
  files: {
    label: 'Dateien',
    optional: '(freiwillig)',
    add: 'Dateien hinzufügen',
    hint: 'Bis zu {most, number} mit je {size}: Bilder, PDF, Text, Word oder Excel.',
    list: 'Angehängte Dateien',
    remove: '{name} entfernen',
    attached: '{count, number} von {most, plural, one {# Datei} other {# Dateien}} angehängt',
    wrongKind:
      '{name} kann nicht angehängt werden: Bitte wählen Sie ein Bild, ein PDF, einen Text oder ein Office-Dokument.',
    empty: '{name} ist leer.',
    tooLarge: '{name} hat {size}: Höchstens {most} können gesendet werden.',
    oneTooMany: '{name} ist zu viel: Höchstens {most, plural, one {# Datei kann} other {# Dateien können}} gesendet werden.',
  },
  sendProblem: {
    network: {
      title: 'Unser Server war nicht zu erreichen',
      advice:
        'Bitte prüfen Sie Ihre Verbindung und senden Sie noch einmal. Ihr Text bleibt erhalten, und aus zweimal Senden ' +
        'werden nie zwei Tickets.',
    },
    unavailable: {
      title: 'Unser System macht eine kurze Pause',
      advice: 'Ihr Text bleibt erhalten. Bitte senden Sie gleich noch einmal.',
    },
    rateLimited: {
      title: 'Das waren viele Anfragen in kurzer Zeit',
      advice: 'Ihr Text bleibt erhalten. Bitte senden Sie in einer Minute noch einmal.',
    },
    wait: 'Ihr Text bleibt erhalten. Bitte senden Sie {when} noch einmal.',
    invalid: {
      title: 'Etwas braucht einen zweiten Blick',
      advice: 'Bitte korrigieren Sie die markierten Felder und senden Sie noch einmal.',
      unconfirmed: 'Bitte bestätigen Sie, dass Sie ein Mensch sind, und senden Sie noch einmal.',
    },
    tooLarge: {
      title: 'Das ist mehr, als wir auf einmal annehmen können',
      advice: 'Bitte entfernen Sie eine Datei oder wählen Sie kleinere, und senden Sie noch einmal. Ihr Text bleibt erhalten.',
    },
    unexpected: {
      title: 'Ihre Anfrage konnte nicht gesendet werden',
      advice: 'Bei uns ist etwas schiefgegangen. Ihr Text bleibt erhalten: Bitte versuchen Sie es noch einmal.',
    },
  },
  receipt: {
    title: 'Ihre Anfrage ist bei uns',
    number: 'Ihre Ticketnummer lautet',
    follow: 'Ticket verfolgen',
    copy: 'Nummer kopieren',
    next: 'Wie es weitergeht',
    steps: {
      assistant:
        'Unser KI-Assistent liest Ihre Anfrage und sucht die Antwort in unserer Dokumentation. Meist dauert das nur Sekunden.',
      answer: 'Die Antwort erscheint von selbst auf der Seite Ihres Tickets, ohne Neuladen.',
      person: 'Wenn ein Mensch besser helfen kann, übernimmt ein Support-Spezialist. Ihre Ticketnummer bleibt dieselbe.',
    },
    another: 'Weitere Anfrage senden',
  },

  ticket: {
    loading: 'Das Ticket wird geladen',
    another: 'Anderes Ticket',
    untitled: 'Ihre Anfrage',
    facts: { topic: 'Thema', priority: 'Dringlichkeit', channel: 'Über', sent: 'Gesendet' },
    conversation: 'Gespräch',
    messages: 'Nachrichten',
    restOfMail: 'Rest der E-Mail',
    again: 'Ist noch etwas offen? <form>Schreiben Sie uns erneut</form> und nennen Sie {number}.',
    person:
      'Ein Support-Spezialist wird Ihnen hier antworten. Sie können diese Seite geöffnet lassen oder später wiederkommen.',
    assistant: 'Unser KI-Assistent arbeitet an Ihrer Antwort …',
    locked: {
      title: 'Das Gespräch ist privat',
      text:
        'Jeder kann eine Ticketnummer nachschlagen, deshalb zeigt sie nur den Status. Um das Gespräch zu lesen, öffnen ' +
        'Sie den Link, den Sie direkt nach dem Senden erhalten haben, oder verwenden Sie denselben Browser-Tab.',
    },
    missing: {
      title: 'Ein Ticket {number} kennen wir nicht',
      text:
        'Bitte vergleichen Sie die Nummer mit der, die Ihnen nach dem Senden gezeigt wurde: Sie sieht aus wie TKT-0006. ' +
        'Wenn Sie sie nicht finden, <form>schreiben Sie uns</form>, und wir suchen Ihre Anfrage.',
    },
    interrupted: {
      title: 'Die Verbindung ist unterbrochen',
      text: 'Wir versuchen es weiter: Diese Seite aktualisiert sich von selbst.',
    },
    hidden: { title: 'Dieses Ticket kann nicht gezeigt werden', text: 'Bitte prüfen Sie, ob die Nummer stimmt.' },
  },
  lookup: {
    introduction: 'Geben Sie Ihre Ticketnummer ein, um zu sehen, wie weit wir sind.',
    number: 'Ticketnummer',
    wrong: 'Eine Ticketnummer sieht aus wie TKT-0006.',
    show: 'Status anzeigen',
    known: 'Aus diesem Tab gesendet:',
  },
  progress: {
    label: 'Status',
    received: 'Erhalten',
    beingAnswered: 'In Arbeit',
    withSpecialist: 'Beim Spezialisten',
    answered: 'Beantwortet',
    resolved: 'Gelöst',
    done: '(erledigt)',
    lastChange: 'Letzte Änderung:',
  },

  rating: {
    title: 'Wie zufrieden sind Sie mit unserem Support?',
    scale: 'Von 1 (schlecht) bis 5 (sehr gut)',
    score: '{score, number} von 5',
    words: 'Was könnte besser sein?',
    send: 'Senden',
    thanks: 'Vielen Dank. Ihre Antwort hilft uns.',
  },

  preferences: {
    title: 'Ihre Nachrichten',
    introduction: 'Was möchten Sie von uns erhalten? Antworten auf Ihre Fragen erreichen Sie immer.',
    marketing: 'Neuigkeiten und Angebote',
    nothing: 'Gar nichts mehr',
    save: 'Speichern',
    saved: 'Gespeichert. Das gilt ab sofort.',
    missing: 'Dieser Link führt nirgendwo mehr hin. Nutzen Sie den in der neuesten Nachricht.',
    failed: 'Das kann gerade nicht angezeigt werden',
  },

  categories: {
    how_to: { label: 'Wie geht …?', hint: 'Hilfe bei einer Funktion' },
    technical: { label: 'Technisches Problem', hint: 'Etwas funktioniert bei Ihnen nicht' },
    bug_report: { label: 'Fehler melden', hint: 'Sie haben etwas Defektes gefunden' },
    billing: { label: 'Abrechnung', hint: 'Rechnungen, Zahlungen, Tarife' },
    feedback: { label: 'Rückmeldung', hint: 'Eine Idee, ein Wunsch, ein Lob' },
    general: { label: 'Etwas anderes', hint: 'Jede andere Frage' },
  },
  priorities: {
    low: { label: 'Niedrig', hint: 'Keine Eile: wann immer es passt.' },
    medium: { label: 'Mittel', hint: 'Es ist wichtig, aber die Arbeit geht weiter.' },
    high: { label: 'Hoch', hint: 'Ein Teil meiner Arbeit steht still.' },
    urgent: { label: 'Dringend', hint: 'Ohne Lösung kann ich gar nicht arbeiten.' },
  },
  channels: { email: 'E-Mail', sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Web-Chat', web_form: 'Webformular' },
  roles: { customer: 'Sie', agent: 'KI-Assistent', human: 'Support-Spezialist' },
  statuses: {
    received: { label: 'Eingegangen', hint: 'Ihre Anfrage ist sicher gespeichert und kommt als Nächstes an die Reihe.' },
    open: { label: 'Offen', hint: 'Ihre Anfrage wartet darauf, bearbeitet zu werden.' },
    in_progress: { label: 'In Arbeit', hint: 'Ihre Anfrage wird gerade bearbeitet.' },
    escalated: { label: 'Beim Spezialisten', hint: 'Ein Mensch aus unserem Team hat übernommen und wird Ihnen antworten.' },
    waiting_customer: { label: 'Beantwortet', hint: 'Wir haben geantwortet. Falls noch etwas offen ist, sind Sie am Zug.' },
    resolved: { label: 'Gelöst', hint: 'Diese Anfrage ist gelöst.' },
    closed: { label: 'Geschlossen', hint: 'Diese Anfrage ist abgeschlossen.' },
  },

  embed: {
    title: 'Support auf Ihrer eigenen Website',
    introduction:
      'Ein einziges Tag gibt jeder Seite einen Hilfe-Knopf. Er öffnet das Support-Formular in einem eigenen Fenster, ' +
      'getrennt von Ihren Stilen.',
    button: 'Text auf dem Knopf',
    help: 'Hilfe',
    corner: 'Ecke',
    right: 'Rechts',
    left: 'Links',
    visitors: 'Wie der Browser der Besucher',
    paste: 'Fügen Sie dies vor {tag} ein',
    code: 'Code zum Kopieren',
    copy: 'Code kopieren',
    preview: {
      label: 'Live-Vorschau',
      frame: 'Ihre Seite mit dem Support-Knopf',
      note: 'Live-Vorschau: Drücken Sie den Knopf. Was Sie von hier senden, ist eine echte Anfrage.',
      title: 'Ihre Seite',
      first: 'Was immer Sie hier zeigen, bleibt, wie es ist: Der Knopf schwebt darüber.',
      second: 'Besucher bleiben auf Ihrer Seite, während sie dem Support schreiben.',
    },
  },
};

export default de;
