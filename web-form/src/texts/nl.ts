import type { Catalogue } from './languages';

const nl: Catalogue = {
  site: {
    support: 'Support',
    supportOf: '{company} Support',
    description: 'Vraag het ons: antwoord op elk uur, mensen wanneer het ertoe doet.',
    skip: 'Naar de inhoud',
    mainNavigation: 'Hoofdnavigatie',
    menu: 'Menu',
    language: 'Taal',
    toLight: 'Overschakelen op lichte kleuren',
    toDark: 'Overschakelen op donkere kleuren',
    footer: 'Dag en nacht beantwoord door CRM Digital FTE',
    copied: 'Gekopieerd',
    copiedStatus: 'Naar het klembord gekopieerd.',
    copyRefused: 'Uw browser staat kopiëren hier niet toe: selecteer de tekst.',
  },
  pages: { contact: 'Contact', status: 'Ticketstatus', sandbox: 'Sandbox', embed: 'Insluiten', preferences: 'Uw berichten' },
  notFound: {
    title: 'Deze pagina bestaat niet',
    advice: 'Misschien bevat het adres een typefout of is de pagina verplaatst. Hier kunt u verder:',
    contact: 'Contact met support',
    ticket: 'Ticket bekijken',
  },

  support: {
    title: 'Waarmee kunnen we u helpen?',
    introduction: 'Vertel ons wat u nodig hebt. Hoe meer we weten, hoe beter het eerste antwoord.',
    promises: {
      always: { title: 'Dag en nacht', text: 'De meeste vragen zijn binnen seconden beantwoord, op elk uur.' },
      people: { title: 'Mensen wanneer het telt', text: 'Een specialist neemt het over zodra u daar beter mee geholpen bent.' },
      private: { title: 'Alleen voor u', text: 'Alleen de link die u na het verzenden krijgt, opent het gesprek.' },
    },
    alreadyWrote: 'Hebt u ons al geschreven?',
    seeTicket: 'Bekijk uw ticket',
  },
  form: {
    label: 'Supportverzoek',
    name: { label: 'Uw naam', hint: 'Zodat we weten hoe we u mogen aanspreken.' },
    email: { label: 'E-mail', hint: 'Alleen voor dit verzoek.' },
    subject: { label: 'Onderwerp', hint: 'Waar het om gaat, in een paar woorden.' },
    message: {
      label: 'Bericht',
      hint: 'Wat deed u, wat gebeurde er, wat verwachtte u? · {length, number} / {most, number} tekens',
    },
    category: 'Waar gaat het over?',
    priority: 'Hoe dringend is het?',
    honeypot: 'Laat dit leeg',
    send: 'Verzoek verzenden',
    sendAgain: 'Opnieuw verzenden',
    sending: 'Bezig met verzenden…',
    kept: 'Alle velden behalve de bestanden zijn nodig. Wat u typt, blijft in dit tabblad tot het is verzonden.',
  },
  corrections: {
    nameMissing: 'Vul uw naam in, zodat we weten hoe we u mogen aanspreken.',
    emailMissing: 'Vul uw e-mailadres in, bijvoorbeeld naam@example.com.',
    emailWrong: 'Dit hoort eruit te zien als naam@example.com: één @, geen spaties, een volledig domein.',
    subjectShort: 'Vat het kort samen: minstens {least, plural, one {# teken} other {# tekens}}.',
    categoryMissing: 'Kies het onderwerp dat het best past.',
    messageShort: 'Vertel iets meer: minstens {least, plural, one {# teken} other {# tekens}}.',
    tooLong: 'Hier past hoogstens {most, plural, one {# teken} other {# tekens}}: haal er {over, number} weg.',
    refused: 'Controleer dit veld.',
  },
  files: {
    label: 'Bestanden',
    optional: '(optioneel)',
    add: 'Bestanden toevoegen',
    hint: 'Tot {most, number}, elk {size}: afbeeldingen, PDF, tekst, Word of Excel.',
    list: 'Bijgevoegde bestanden',
    remove: '{name} verwijderen',
    attached: '{count, number} van {most, plural, one {# bestand} other {# bestanden}} bijgevoegd',
    wrongKind: '{name} kan niet worden bijgevoegd: kies een afbeelding, een PDF, een tekst of een Office-document.',
    empty: '{name} is leeg.',
    tooLarge: '{name} is {size}: er kan hoogstens {most} worden verzonden.',
    oneTooMany:
      '{name} is er een te veel: er {most, plural, one {kan hoogstens # bestand} other {kunnen hoogstens # bestanden}} ' +
      'worden verzonden.',
  },
  sendProblem: {
    network: {
      title: 'Onze server was niet te bereiken',
      advice:
        'Controleer uw verbinding en verzend opnieuw. Uw tekst blijft bewaard, en twee keer verzenden geeft nooit twee ' +
        'tickets.',
    },
    unavailable: {
      title: 'Ons systeem neemt een korte pauze',
      advice: 'Uw tekst blijft bewaard. Verzend over een ogenblik opnieuw.',
    },
    rateLimited: {
      title: 'Dat waren veel verzoeken in korte tijd',
      advice: 'Uw tekst blijft bewaard. Verzend over een minuut opnieuw.',
    },
    wait: 'Uw tekst blijft bewaard. Verzend {when} opnieuw.',
    invalid: {
      title: 'Er is nog iets om na te kijken',
      advice: 'Verbeter de gemarkeerde velden en verzend opnieuw.',
      unconfirmed: 'Bevestig dat u een mens bent en verzend opnieuw.',
    },
    tooLarge: {
      title: 'Dat is meer dan we in één keer kunnen ontvangen',
      advice: 'Verwijder een bestand of kies kleinere, en verzend opnieuw. Uw tekst blijft bewaard.',
    },
    unexpected: {
      title: 'Uw verzoek kon niet worden verzonden',
      advice: 'Er ging bij ons iets mis. Uw tekst blijft bewaard: probeer het opnieuw.',
    },
  },
  receipt: {
    title: 'We hebben uw verzoek ontvangen',
    number: 'Uw ticketnummer is',
    follow: 'Uw ticket volgen',
    copy: 'Nummer kopiëren',
    next: 'Hoe het verdergaat',
    steps: {
      assistant:
        'Onze AI-assistent leest uw verzoek en zoekt het antwoord in onze documentatie. Meestal duurt dat maar seconden.',
      answer: 'Het antwoord verschijnt vanzelf op de pagina van uw ticket: opnieuw laden is niet nodig.',
      person: 'Als een mens u beter kan helpen, neemt een supportspecialist het over. Uw ticketnummer blijft hetzelfde.',
    },
    another: 'Nog een verzoek verzenden',
  },

  ticket: {
    loading: 'Het ticket wordt geladen',
    another: 'Ander ticket',
    untitled: 'Uw verzoek',
    facts: { topic: 'Onderwerp', priority: 'Prioriteit', channel: 'Via', sent: 'Verzonden' },
    conversation: 'Gesprek',
    messages: 'Berichten',
    restOfMail: 'Rest van de e-mail',
    again: 'Is er nog iets open? <form>Schrijf ons opnieuw</form> en vermeld {number}.',
    person: 'Een supportspecialist zal u hier antwoorden. U kunt deze pagina open laten of later terugkomen.',
    assistant: 'Onze AI-assistent werkt aan uw antwoord…',
    locked: {
      title: 'Het gesprek is privé',
      text:
        'Iedereen kan een ticketnummer opzoeken, daarom toont het alleen de status. Om het gesprek te lezen, opent u de ' +
        'link die u direct na het verzenden kreeg, of gebruikt u hetzelfde tabblad.',
    },
    missing: {
      title: 'Een ticket {number} kennen we niet',
      text:
        'Vergelijk het nummer met het nummer dat u na het verzenden zag: het ziet eruit als TKT-0006. Kunt u het niet ' +
        'vinden, <form>schrijf ons</form> dan, en we zoeken uw verzoek.',
    },
    interrupted: {
      title: 'De verbinding is onderbroken',
      text: 'We blijven het proberen: deze pagina werkt zichzelf bij.',
    },
    hidden: { title: 'Dit ticket kan niet worden getoond', text: 'Controleer of het nummer klopt.' },
  },
  lookup: {
    introduction: 'Vul uw ticketnummer in om te zien hoever we zijn.',
    number: 'Ticketnummer',
    wrong: 'Een ticketnummer ziet eruit als TKT-0006.',
    show: 'Status tonen',
    known: 'Vanuit dit tabblad verzonden:',
  },
  progress: {
    label: 'Status',
    received: 'Ontvangen',
    beingAnswered: 'In behandeling',
    withSpecialist: 'Bij een specialist',
    answered: 'Beantwoord',
    resolved: 'Opgelost',
    done: '(gedaan)',
    lastChange: 'Laatste wijziging:',
  },

  rating: {
    title: 'Hoe tevreden bent u over onze ondersteuning?',
    scale: 'Van 1 (slecht) tot 5 (uitstekend)',
    score: '{score, number} van 5',
    words: 'Wat kan er beter?',
    send: 'Versturen',
    thanks: 'Dank u wel. Uw antwoord helpt ons.',
  },

  preferences: {
    title: 'Uw berichten',
    introduction: 'Wat wilt u van ons ontvangen? Antwoorden op uw vragen krijgt u altijd.',
    marketing: 'Nieuws en aanbiedingen',
    nothing: 'Niets meer',
    save: 'Opslaan',
    saved: 'Opgeslagen. Het geldt vanaf nu.',
    missing: 'Deze link leidt nergens meer heen. Gebruik die in het nieuwste bericht.',
    failed: 'Dit kan nu niet worden getoond',
  },

  categories: {
    how_to: { label: 'Hoe kan ik…?', hint: 'Hulp bij een functie' },
    technical: { label: 'Technisch probleem', hint: 'Er werkt iets niet bij u' },
    bug_report: { label: 'Fout melden', hint: 'U hebt iets gevonden dat kapot is' },
    billing: { label: 'Facturering', hint: 'Facturen, betalingen, abonnementen' },
    feedback: { label: 'Feedback', hint: 'Een idee, een wens, een compliment' },
    general: { label: 'Iets anders', hint: 'Elke andere vraag' },
  },
  priorities: {
    low: { label: 'Laag', hint: 'Geen haast: wanneer het u uitkomt.' },
    medium: { label: 'Gemiddeld', hint: 'Het is belangrijk, maar het werk gaat door.' },
    high: { label: 'Hoog', hint: 'Een deel van mijn werk ligt stil.' },
    urgent: { label: 'Dringend', hint: 'Ik kan helemaal niet werken tot dit is opgelost.' },
  },
  channels: { email: 'E-mail', sms: 'Sms', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Webchat', web_form: 'Webformulier' },
  roles: { customer: 'U', agent: 'AI-assistent', human: 'Supportspecialist' },
  statuses: {
    received: { label: 'Ontvangen', hint: 'Uw verzoek is veilig opgeslagen en is als volgende aan de beurt.' },
    open: { label: 'Open', hint: 'Uw verzoek wacht op behandeling.' },
    in_progress: { label: 'In behandeling', hint: 'Er wordt nu aan uw verzoek gewerkt.' },
    escalated: { label: 'Bij een specialist', hint: 'Iemand van ons team heeft het overgenomen en zal u antwoorden.' },
    waiting_customer: { label: 'Beantwoord', hint: 'We hebben geantwoord. Is er nog iets open, dan bent u aan zet.' },
    resolved: { label: 'Opgelost', hint: 'Dit verzoek is opgelost.' },
    closed: { label: 'Gesloten', hint: 'Dit verzoek is afgerond en gesloten.' },
  },

  embed: {
    title: 'Support op uw eigen site',
    introduction:
      'Eén tag geeft elke pagina een hulpknop. Die opent het supportformulier in een eigen venster, los van uw stijlen.',
    button: 'Tekst op de knop',
    help: 'Hulp',
    corner: 'Hoek',
    right: 'Rechts',
    left: 'Links',
    visitors: 'Zoals de browser van de bezoeker',
    paste: 'Zet dit vóór {tag}',
    code: 'Code om te kopiëren',
    copy: 'Code kopiëren',
    preview: {
      label: 'Livevoorbeeld',
      frame: 'Uw pagina met de supportknop',
      note: 'Livevoorbeeld: druk op de knop. Wat u hiervandaan verzendt, is een echt verzoek.',
      title: 'Uw pagina',
      first: 'Wat u hier toont, blijft zoals het is: de knop zweeft erboven.',
      second: 'Bezoekers blijven op uw pagina terwijl ze support schrijven.',
    },
  },
};

export default nl;
