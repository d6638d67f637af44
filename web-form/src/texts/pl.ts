import type { Catalogue } from './languages';

const pl: Catalogue = {
  site: {
    support: 'Wsparcie',
    supportOf: 'Wsparcie {company}',
    description: 'Prosimy o pytania: odpowiedzi przez całą dobę, ludzie wtedy, gdy to ważne.',
    skip: 'Przejdź do treści',
    mainNavigation: 'Nawigacja główna',
    menu: 'Menu',
    language: 'Język',
    toLight: 'Przełącz na jasne kolory',
    toDark: 'Przełącz na ciemne kolory',
    footer: 'Przez całą dobę odpowiada CRM Digital FTE',
    copied: 'Skopiowano',
    copiedStatus: 'Skopiowano do schowka.',
    copyRefused: 'Przeglądarka nie pozwala tu kopiować: prosimy zaznaczyć tekst.',
  },
  pages: { contact: 'Kontakt', status: 'Status zgłoszenia', sandbox: 'Sandbox', embed: 'Osadzanie', preferences: 'Państwa wiadomości' },
  notFound: {
    title: 'Nie ma takiej strony',
    advice: 'Być może w adresie jest literówka albo strona została przeniesiona. Dalej prowadzi:',
    contact: 'Kontakt ze wsparciem',
    ticket: 'Zobacz zgłoszenie',
  },

  support: {
    title: 'W czym możemy pomóc?',
    introduction: 'Prosimy opisać, czego Państwo potrzebują. Im więcej wiemy, tym lepsza będzie pierwsza odpowiedź.',
    promises: {
      always: { title: 'W dzień i w nocy', text: 'Na większość pytań odpowiadamy w kilka sekund, o każdej porze.' },
      people: { title: 'Ludzie, gdy to ważne', text: 'Specjalista przejmuje sprawę, gdy może pomóc lepiej.' },
      private: { title: 'Tylko dla Państwa', text: 'Rozmowę otwiera tylko link otrzymany po wysłaniu.' },
    },
    alreadyWrote: 'Mają Państwo już zgłoszenie?',
    seeTicket: 'Zobacz zgłoszenie',
  },
  form: {
    label: 'Zgłoszenie do wsparcia',
    name: { label: 'Imię i nazwisko', hint: 'Abyśmy wiedzieli, jak się do Państwa zwracać.' },
    email: { label: 'E-mail', hint: 'Tylko na potrzeby tego zgłoszenia.' },
    subject: { label: 'Temat', hint: 'W kilku słowach, o co chodzi.' },
    message: {
      label: 'Wiadomość',
      hint: 'Co Państwo zrobili, co się stało, czego Państwo oczekiwali? · {length, number} / {most, number} znaków',
    },
    category: 'Czego dotyczy zgłoszenie?',
    priority: 'Jak bardzo jest pilne?',
    honeypot: 'Prosimy zostawić puste',
    send: 'Wyślij zgłoszenie',
    sendAgain: 'Wyślij ponownie',
    sending: 'Wysyłanie…',
    kept: 'Wszystkie pola poza plikami są potrzebne. Wpisany tekst zostaje w tej karcie aż do wysłania.',
  },
  corrections: {
    nameMissing: 'Prosimy podać imię i nazwisko, abyśmy wiedzieli, jak się do Państwa zwracać.',
    emailMissing: 'Prosimy podać adres e-mail, na przykład nazwa@example.com.',
    emailWrong: 'Adres powinien wyglądać jak nazwa@example.com: jeden znak @, bez spacji, pełna domena.',
    subjectShort:
      'Prosimy o krótkie streszczenie: co najmniej {least, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}.',
    categoryMissing: 'Prosimy wybrać temat, który pasuje najlepiej.',
    messageShort:
      'Prosimy napisać trochę więcej: co najmniej {least, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}.',
    tooLong:
      'Tu mieści się najwyżej {most, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}: prosimy usunąć ' +
      '{over, number}.',
    refused: 'Prosimy sprawdzić to pole.',
  },
  files: {
    label: 'Pliki',
    optional: '(opcjonalnie)',
    add: 'Dodaj pliki',
    hint: 'Najwyżej {most, number}, każdy do {size}: obrazy, PDF, tekst, Word lub Excel.',
    list: 'Załączone pliki',
    remove: 'Usuń {name}',
    attached:
      'Załączono {count, number} z {most, plural, one {# pliku} few {# plików} many {# plików} other {# pliku}}',
    wrongKind: 'Pliku {name} nie można załączyć: prosimy wybrać obraz, PDF, tekst lub dokument Office.',
    empty: 'Plik {name} jest pusty.',
    tooLarge: 'Plik {name} ma {size}: można wysłać najwyżej {most}.',
    oneTooMany:
      'Plik {name} już się nie mieści: można wysłać najwyżej {most, plural, one {# plik} few {# pliki} many {# plików} ' +
      'other {# pliku}}.',
  },
  sendProblem: {
    network: {
      title: 'Nie udało się połączyć z naszym serwerem',
      advice:
        'Prosimy sprawdzić połączenie i wysłać ponownie. Tekst jest zachowany, a dwukrotne wysłanie nigdy nie tworzy ' +
        'dwóch zgłoszeń.',
    },
    unavailable: {
      title: 'Nasz system ma krótką przerwę',
      advice: 'Tekst jest zachowany. Prosimy wysłać ponownie za chwilę.',
    },
    rateLimited: {
      title: 'To było wiele zgłoszeń w krótkim czasie',
      advice: 'Tekst jest zachowany. Prosimy wysłać ponownie za minutę.',
    },
    wait: 'Tekst jest zachowany. Prosimy wysłać ponownie {when}.',
    invalid: {
      title: 'Coś wymaga poprawki',
      advice: 'Prosimy poprawić zaznaczone pola i wysłać ponownie.',
      unconfirmed: 'Prosimy potwierdzić, że nie są Państwo robotem, i wysłać ponownie.',
    },
    tooLarge: {
      title: 'To więcej, niż możemy przyjąć naraz',
      advice: 'Prosimy usunąć plik lub wybrać mniejsze i wysłać ponownie. Tekst jest zachowany.',
    },
    unexpected: {
      title: 'Nie udało się wysłać zgłoszenia',
      advice: 'Coś poszło nie tak po naszej stronie. Tekst jest zachowany: prosimy spróbować ponownie.',
    },
  },
  receipt: {
    title: 'Mamy Państwa zgłoszenie',
    number: 'Numer zgłoszenia to',
    follow: 'Śledź zgłoszenie',
    copy: 'Kopiuj numer',
    next: 'Co będzie dalej',
    steps: {
      assistant:
        'Nasz asystent AI czyta zgłoszenie i szuka odpowiedzi w naszej dokumentacji. Zwykle trwa to kilka sekund.',
      answer: 'Odpowiedź pojawi się sama na stronie zgłoszenia, bez odświeżania.',
      person: 'Gdy człowiek może pomóc lepiej, sprawę przejmuje specjalista. Numer zgłoszenia się nie zmienia.',
    },
    another: 'Wyślij kolejne zgłoszenie',
  },

  ticket: {
    loading: 'Wczytywanie zgłoszenia',
    another: 'Inne zgłoszenie',
    untitled: 'Państwa zgłoszenie',
    facts: { topic: 'Temat', priority: 'Priorytet', channel: 'Kanał', sent: 'Wysłano' },
    conversation: 'Rozmowa',
    messages: 'Wiadomości',
    restOfMail: 'Reszta wiadomości e-mail',
    again: 'Czy coś jeszcze pozostało? <form>Prosimy napisać ponownie</form> i podać {number}.',
    person: 'Specjalista odpowie Państwu tutaj. Można zostawić tę stronę otwartą albo wrócić później.',
    assistant: 'Nasz asystent AI przygotowuje odpowiedź…',
    locked: {
      title: 'Rozmowa jest prywatna',
      text:
        'Numer zgłoszenia może sprawdzić każdy, dlatego pokazuje on tylko status. Aby przeczytać rozmowę, prosimy otworzyć ' +
        'link otrzymany zaraz po wysłaniu albo użyć tej samej karty przeglądarki.',
    },
    missing: {
      title: 'Nie znamy zgłoszenia {number}',
      text:
        'Prosimy porównać numer z tym, który pojawił się po wysłaniu: wygląda jak TKT-0006. Jeśli nie można go znaleźć, ' +
        '<form>prosimy napisać</form>, a odszukamy zgłoszenie.',
    },
    interrupted: {
      title: 'Połączenie zostało przerwane',
      text: 'Próbujemy dalej: ta strona sama się zaktualizuje.',
    },
    hidden: { title: 'Nie można pokazać tego zgłoszenia', text: 'Prosimy sprawdzić, czy numer jest poprawny.' },
  },
  lookup: {
    introduction: 'Prosimy podać numer zgłoszenia, aby zobaczyć, na jakim jest etapie.',
    number: 'Numer zgłoszenia',
    wrong: 'Numer zgłoszenia wygląda jak TKT-0006.',
    show: 'Pokaż status',
    known: 'Wysłane z tej karty:',
  },
  progress: {
    label: 'Status',
    received: 'Przyjęte',
    beingAnswered: 'W toku',
    withSpecialist: 'U specjalisty',
    answered: 'Odpowiedź wysłana',
    resolved: 'Rozwiązane',
    done: '(gotowe)',
    lastChange: 'Ostatnia zmiana:',
  },

  rating: {
    title: 'Jak ocenia Pan/Pani naszą pomoc?',
    scale: 'Od 1 (źle) do 5 (świetnie)',
    score: '{score, number} z 5',
    words: 'Co moglibyśmy poprawić?',
    send: 'Wyślij',
    thanks: 'Dziękujemy. Ta odpowiedź nam pomaga.',
  },

  preferences: {
    title: 'Państwa wiadomości',
    introduction: 'Co chcą Państwo od nas otrzymywać? Odpowiedzi na pytania zawsze dotrą.',
    marketing: 'Nowości i oferty',
    nothing: 'Już nic',
    save: 'Zapisz',
    saved: 'Zapisano. Obowiązuje od teraz.',
    missing: 'Ten link już nigdzie nie prowadzi. Proszę użyć tego z najnowszej wiadomości.',
    failed: 'Nie można tego teraz pokazać',
  },

  categories: {
    how_to: { label: 'Jak to zrobić?', hint: 'Pomoc w korzystaniu z funkcji' },
    technical: { label: 'Problem techniczny', hint: 'Coś u Państwa nie działa' },
    bug_report: { label: 'Zgłoszenie błędu', hint: 'Coś jest zepsute' },
    billing: { label: 'Rozliczenia', hint: 'Faktury, płatności, plany' },
    feedback: { label: 'Opinia', hint: 'Pomysł, życzenie, pochwała' },
    general: { label: 'Coś innego', hint: 'Każde inne pytanie' },
  },
  priorities: {
    low: { label: 'Niski', hint: 'Bez pośpiechu: w dogodnej chwili.' },
    medium: { label: 'Średni', hint: 'To ważne, ale praca trwa dalej.' },
    high: { label: 'Wysoki', hint: 'Część mojej pracy stoi.' },
    urgent: { label: 'Pilny', hint: 'Bez rozwiązania nie mogę pracować.' },
  },
  channels: { email: 'E-mail', sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Czat na stronie', web_form: 'Formularz' },
  roles: { customer: 'Państwo', agent: 'Asystent AI', human: 'Specjalista wsparcia' },
  statuses: {
    received: { label: 'Przyjęte', hint: 'Zgłoszenie jest bezpiecznie zapisane i następne w kolejce.' },
    open: { label: 'Otwarte', hint: 'Zgłoszenie czeka na podjęcie.' },
    in_progress: { label: 'W toku', hint: 'Właśnie pracujemy nad zgłoszeniem.' },
    escalated: { label: 'U specjalisty', hint: 'Sprawę przejął ktoś z naszego zespołu i Państwu odpowie.' },
    waiting_customer: { label: 'Odpowiedź wysłana', hint: 'Odpowiedzieliśmy. Jeśli coś pozostało, czekamy na Państwa.' },
    resolved: { label: 'Rozwiązane', hint: 'To zgłoszenie jest rozwiązane.' },
    closed: { label: 'Zamknięte', hint: 'To zgłoszenie jest zakończone i zamknięte.' },
  },

  embed: {
    title: 'Wsparcie na własnej stronie',
    introduction:
      'Jeden znacznik dodaje przycisk pomocy do dowolnej strony. Otwiera on formularz w osobnym oknie, niezależnym od ' +
      'Państwa stylów.',
    button: 'Tekst na przycisku',
    help: 'Pomoc',
    corner: 'Róg',
    right: 'Prawy',
    left: 'Lewy',
    visitors: 'Jak w przeglądarce odwiedzającego',
    paste: 'Prosimy wstawić to przed {tag}',
    code: 'Kod do skopiowania',
    copy: 'Kopiuj kod',
    preview: {
      label: 'Podgląd na żywo',
      frame: 'Państwa strona z przyciskiem pomocy',
      note: 'Podgląd na żywo: prosimy nacisnąć przycisk. To, co stąd zostanie wysłane, jest prawdziwym zgłoszeniem.',
      title: 'Państwa strona',
      first: 'Wszystko, co tu jest, pozostaje bez zmian: przycisk unosi się nad treścią.',
      second: 'Odwiedzający pozostają na stronie, gdy piszą do wsparcia.',
    },
  },
};

export default pl;
