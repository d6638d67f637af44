import type { Catalogue } from './languages';

const it: Catalogue = {
  site: {
    support: 'Assistenza',
    supportOf: 'Assistenza {company}',
    description: 'Ci scriva: risposte a ogni ora, persone quando serve.',
    skip: 'Vai al contenuto',
    mainNavigation: 'Navigazione principale',
    menu: 'Menu',
    language: 'Lingua',
    toLight: 'Passa ai colori chiari',
    toDark: 'Passa ai colori scuri',
    footer: 'Risposte 24 ore su 24 con CRM Digital FTE',
    copied: 'Copiato',
    copiedStatus: 'Copiato negli appunti.',
    copyRefused: 'Il Suo browser non consente di copiare qui: selezioni il testo.',
  },
  pages: { contact: 'Contatti', status: 'Stato del ticket', sandbox: 'Sandbox', embed: 'Incorpora', preferences: 'I suoi messaggi' },
  notFound: {
    title: 'Questa pagina non esiste',
    advice: 'Forse l’indirizzo contiene un errore o la pagina è stata spostata. Può continuare da qui:',
    contact: 'Contatta l’assistenza',
    ticket: 'Vedi un ticket',
  },

  support: {
    title: 'Come possiamo aiutarLa?',
    introduction: 'Ci dica di che cosa ha bisogno. Più sappiamo, migliore sarà la prima risposta.',
    promises: {
      always: { title: 'Giorno e notte', text: 'La maggior parte delle domande riceve risposta in pochi secondi, a ogni ora.' },
      people: { title: 'Persone quando serve', text: 'Uno specialista subentra ogni volta che può aiutarLa meglio.' },
      private: { title: 'Solo per Lei', text: 'Solo il link che riceve dopo l’invio apre la conversazione.' },
    },
    alreadyWrote: 'Ci ha già scritto?',
    seeTicket: 'Veda il Suo ticket',
  },
  form: {
    label: 'Richiesta di assistenza',
    name: { label: 'Il Suo nome', hint: 'Per sapere come rivolgerci a Lei.' },
    email: { label: 'E-mail', hint: 'Usata solo per questa richiesta.' },
    subject: { label: 'Oggetto', hint: 'Poche parole che la riassumono.' },
    message: {
      label: 'Messaggio',
      hint: 'Che cosa ha fatto, che cosa è successo, che cosa si aspettava? · {length, number} / {most, number} caratteri',
    },
    category: 'Di che cosa si tratta?',
    priority: 'Quanto è urgente?',
    honeypot: 'Lasci vuoto questo campo',
    send: 'Invia la richiesta',
    sendAgain: 'Invia di nuovo',
    sending: 'Invio in corso…',
    kept: 'Tutti i campi sono necessari, tranne i file. Ciò che scrive resta in questa scheda fino all’invio.',
  },
  corrections: {
    nameMissing: 'Inserisca il Suo nome, così sappiamo come rivolgerci a Lei.',
    emailMissing: 'Inserisca il Suo indirizzo e-mail, ad esempio nome@example.com.',
    emailWrong: 'Deve essere come nome@example.com: una sola @, nessuno spazio, un dominio completo.',
    subjectShort: 'La riassuma in poche parole: almeno {least, plural, one {# carattere} other {# caratteri}}.',
    categoryMissing: 'Scelga l’argomento più adatto.',
    messageShort: 'Ci dica qualcosa in più: almeno {least, plural, one {# carattere} other {# caratteri}}.',
    tooLong: 'Qui c’è posto per {most, plural, one {# carattere} other {# caratteri}}: ne tolga {over, number}.',
    refused: 'Controlli questo dato, per favore.',
  },
  files: {
    label: 'File',
    optional: '(facoltativo)',
    add: 'Aggiungi file',
    hint: 'Fino a {most, number}, di {size} ciascuno: immagini, PDF, testo, Word o Excel.',
    list: 'File allegati',
    remove: 'Rimuovi {name}',
    attached: '{count, number} di {most, plural, one {# file allegato} other {# file allegati}}',
    wrongKind: '{name} non può essere allegato: scelga un’immagine, un PDF, un testo o un documento Office.',
    empty: '{name} è vuoto.',
    tooLarge: '{name} occupa {size}: si possono inviare al massimo {most}.',
    oneTooMany: '{name} è di troppo: si {most, plural, one {può inviare # file} other {possono inviare # file}} al massimo.',
  },
  sendProblem: {
    network: {
      title: 'Il nostro server non è raggiungibile',
      advice:
        'Controlli la connessione e invii di nuovo. Il Suo testo è conservato, e due invii non creano mai due ticket.',
    },
    unavailable: {
      title: 'Il nostro sistema fa una breve pausa',
      advice: 'Il Suo testo è conservato. Invii di nuovo tra un momento, per favore.',
    },
    rateLimited: {
      title: 'Sono state molte richieste in poco tempo',
      advice: 'Il Suo testo è conservato. Invii di nuovo tra un minuto, per favore.',
    },
    wait: 'Il Suo testo è conservato. Invii di nuovo {when}, per favore.',
    invalid: {
      title: 'C’è qualcosa da rivedere',
      advice: 'Corregga i campi segnalati e invii di nuovo, per favore.',
      unconfirmed: 'Confermi di essere una persona e invii di nuovo, per favore.',
    },
    tooLarge: {
      title: 'È più di quanto possiamo ricevere in una volta',
      advice: 'Rimuova un file o ne scelga di più piccoli, poi invii di nuovo. Il Suo testo è conservato.',
    },
    unexpected: {
      title: 'Non è stato possibile inviare la Sua richiesta',
      advice: 'Qualcosa è andato storto da parte nostra. Il Suo testo è conservato: riprovi, per favore.',
    },
  },
  receipt: {
    title: 'Abbiamo ricevuto la Sua richiesta',
    number: 'Il numero del Suo ticket è',
    follow: 'Segui il ticket',
    copy: 'Copia il numero',
    next: 'Che cosa succede ora',
    steps: {
      assistant:
        'Il nostro assistente IA legge la Sua richiesta e cerca la risposta nella nostra documentazione, di solito in ' +
        'pochi secondi.',
      answer: 'La risposta appare da sé nella pagina del ticket, senza ricaricarla.',
      person:
        'Quando una persona può aiutarLa meglio, subentra uno specialista dell’assistenza. Il numero del ticket resta lo ' +
        'stesso.',
    },
    another: 'Invia un’altra richiesta',
  },

  ticket: {
    loading: 'Caricamento del ticket',
    another: 'Altro ticket',
    untitled: 'La Sua richiesta',
    facts: { topic: 'Argomento', priority: 'Priorità', channel: 'Canale', sent: 'Inviato' },
    conversation: 'Conversazione',
    messages: 'Messaggi',
    restOfMail: 'Resto dell’e-mail',
    again: 'C’è ancora qualcosa in sospeso? <form>Ci scriva di nuovo</form> indicando {number}.',
    person: 'Uno specialista dell’assistenza Le risponderà qui. Può lasciare aperta questa pagina o tornare più tardi.',
    assistant: 'Il nostro assistente IA sta preparando la risposta…',
    locked: {
      title: 'La conversazione è privata',
      text:
        'Chiunque può cercare un numero di ticket, perciò mostra solo lo stato. Per leggere la conversazione apra il link ' +
        'ricevuto subito dopo l’invio oppure usi la stessa scheda del browser.',
    },
    missing: {
      title: 'Non conosciamo nessun ticket {number}',
      text:
        'Confronti il numero con quello mostrato dopo l’invio: è simile a TKT-0006. Se non lo trova, ' +
        '<form>ci scriva</form> e cercheremo la Sua richiesta.',
    },
    interrupted: {
      title: 'La connessione è interrotta',
      text: 'Continuiamo a provare: questa pagina si aggiorna da sé.',
    },
    hidden: { title: 'Questo ticket non può essere mostrato', text: 'Controlli che il numero sia corretto.' },
  },
  lookup: {
    introduction: 'Inserisca il numero del Suo ticket per vedere a che punto siamo.',
    number: 'Numero del ticket',
    wrong: 'Un numero di ticket è simile a TKT-0006.',
    show: 'Mostra lo stato',
    known: 'Inviati da questa scheda:',
  },
  progress: {
    label: 'Stato',
    received: 'Ricevuto',
    beingAnswered: 'In lavorazione',
    withSpecialist: 'Allo specialista',
    answered: 'Risposto',
    resolved: 'Risolto',
    done: '(fatto)',
    lastChange: 'Ultima modifica:',
  },

  rating: {
    title: 'Quanto è soddisfatto del nostro supporto?',
    scale: 'Da 1 (male) a 5 (ottimo)',
    score: '{score, number} su 5',
    words: 'Che cosa potremmo migliorare?',
    send: 'Invia',
    thanks: 'Grazie. La sua risposta ci aiuta.',
  },

  preferences: {
    title: 'I suoi messaggi',
    introduction: 'Che cosa desidera ricevere da noi? Le risposte alle sue domande le arriveranno sempre.',
    marketing: 'Novità e offerte',
    nothing: 'Più nulla',
    save: 'Salva',
    saved: 'Salvato. Vale da subito.',
    missing: 'Questo link non porta più da nessuna parte. Usi quello del messaggio più recente.',
    failed: 'Al momento non si può mostrare',
  },

  categories: {
    how_to: { label: 'Come si fa…?', hint: 'Aiuto per usare una funzione' },
    technical: { label: 'Problema tecnico', hint: 'Qualcosa non Le funziona' },
    bug_report: { label: 'Segnala un errore', hint: 'Ha trovato un malfunzionamento' },
    billing: { label: 'Fatturazione', hint: 'Fatture, pagamenti, piani' },
    feedback: { label: 'Suggerimenti', hint: 'Un’idea, un desiderio, un elogio' },
    general: { label: 'Altro', hint: 'Qualsiasi altra domanda' },
  },
  priorities: {
    low: { label: 'Bassa', hint: 'Nessuna fretta: quando Vi è comodo.' },
    medium: { label: 'Media', hint: 'È importante, ma il lavoro continua.' },
    high: { label: 'Alta', hint: 'Una parte del mio lavoro è ferma.' },
    urgent: { label: 'Urgente', hint: 'Non posso lavorare finché non è risolto.' },
  },
  channels: { email: 'E-mail', sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Chat del sito', web_form: 'Modulo web' },
  roles: { customer: 'Lei', agent: 'Assistente IA', human: 'Specialista dell’assistenza' },
  statuses: {
    received: { label: 'Ricevuto', hint: 'La Sua richiesta è al sicuro ed è la prossima in coda.' },
    open: { label: 'Aperto', hint: 'La Sua richiesta attende di essere presa in carico.' },
    in_progress: { label: 'In lavorazione', hint: 'Stiamo lavorando alla Sua richiesta.' },
    escalated: { label: 'Allo specialista', hint: 'Una persona del nostro team se ne occupa e Le risponderà.' },
    waiting_customer: { label: 'Risposto', hint: 'Abbiamo risposto. Se resta qualcosa in sospeso, tocca a Lei.' },
    resolved: { label: 'Risolto', hint: 'Questa richiesta è risolta.' },
    closed: { label: 'Chiuso', hint: 'Questa richiesta è conclusa e chiusa.' },
  },

  embed: {
    title: 'L’assistenza sul Suo sito',
    introduction:
      'Un solo tag aggiunge un pulsante di aiuto a qualsiasi pagina. Apre il modulo di assistenza in una finestra ' +
      'propria, separata dai Suoi stili.',
    button: 'Testo del pulsante',
    help: 'Aiuto',
    corner: 'Angolo',
    right: 'A destra',
    left: 'A sinistra',
    visitors: 'Quella del browser del visitatore',
    paste: 'Lo inserisca prima di {tag}',
    code: 'Codice da copiare',
    copy: 'Copia il codice',
    preview: {
      label: 'Anteprima dal vivo',
      frame: 'La Sua pagina con il pulsante di assistenza',
      note: 'Anteprima dal vivo: prema il pulsante. Ciò che invia da qui è una richiesta vera.',
      title: 'La Sua pagina',
      first: 'Ciò che mostra qui resta com’è: il pulsante vi galleggia sopra.',
      second: 'I visitatori restano sulla Sua pagina mentre scrivono all’assistenza.',
    },
  },
};

export default it;
