import type { Catalogue } from './languages';

const fr: Catalogue = {
  site: {
    support: 'Support',
    supportOf: 'Support {company}',
    description: 'Posez-nous vos questions : des réponses à toute heure, des personnes quand cela compte.',
    skip: 'Aller au contenu',
    mainNavigation: 'Navigation principale',
    menu: 'Menu',
    language: 'Langue',
    toLight: 'Passer aux couleurs claires',
    toDark: 'Passer aux couleurs sombres',
    footer: 'Réponses 24 h sur 24 par CRM Digital FTE',
    copied: 'Copié',
    copiedStatus: 'Copié dans le presse-papiers.',
    copyRefused: 'Votre navigateur n’autorise pas la copie ici : veuillez sélectionner le texte.',
  },
  pages: { contact: 'Contact', status: 'Suivi du ticket', sandbox: 'Sandbox', embed: 'Intégrer', preferences: 'Vos messages' },
  notFound: {
    title: 'Cette page n’existe pas',
    advice: 'L’adresse contient peut-être une faute de frappe, ou la page a été déplacée. Vous pouvez continuer ici :',
    contact: 'Contacter le support',
    ticket: 'Voir un ticket',
  },

  support: {
    title: 'Comment pouvons-nous vous aider ?',
    introduction: 'Dites-nous ce dont vous avez besoin. Plus nous en savons, meilleure sera la première réponse.',
    promises: {
      always: { title: 'Jour et nuit', text: 'La plupart des questions trouvent réponse en quelques secondes, à toute heure.' },
      people: { title: 'Des personnes quand cela compte', text: 'Un spécialiste prend le relais dès que cela vous aide mieux.' },
      private: { title: 'Rien que pour vous', text: 'Seul le lien reçu après l’envoi ouvre la conversation.' },
    },
    alreadyWrote: 'Vous nous avez déjà écrit ?',
    seeTicket: 'Voir votre ticket',
  },
  form: {
    label: 'Demande de support',
    name: { label: 'Votre nom', hint: 'Pour savoir comment nous adresser à vous.' },
    email: { label: 'E-mail', hint: 'Utilisé uniquement pour cette demande.' },
    subject: { label: 'Objet', hint: 'Quelques mots qui résument votre demande.' },
    message: {
      label: 'Message',
      hint: 'Qu’avez-vous fait, que s’est-il passé, qu’attendiez-vous ? · {length, number} / {most, number} caractères',
    },
    category: 'De quoi s’agit-il ?',
    priority: 'Est-ce urgent ?',
    honeypot: 'Laissez ce champ vide',
    send: 'Envoyer la demande',
    sendAgain: 'Renvoyer',
    sending: 'Envoi en cours…',
    kept: 'Tous les champs sont nécessaires, sauf les fichiers. Votre saisie reste dans cet onglet jusqu’à l’envoi.',
  },
  corrections: {
    nameMissing: 'Indiquez votre nom, pour que nous sachions comment nous adresser à vous.',
    emailMissing: 'Indiquez votre adresse e-mail, par exemple nom@example.com.',
    emailWrong: 'L’adresse doit ressembler à nom@example.com : un seul @, pas d’espace, un domaine complet.',
    subjectShort: 'Résumez votre demande en quelques mots : au moins {least, plural, one {# caractère} other {# caractères}}.',
    categoryMissing: 'Choisissez le sujet qui convient le mieux.',
    messageShort: 'Dites-nous-en un peu plus : au moins {least, plural, one {# caractère} other {# caractères}}.',
    tooLong:
      'Ce champ accepte au plus {most, plural, one {# caractère} other {# caractères}} : veuillez en supprimer {over, number}.',
    refused: 'Veuillez vérifier cette saisie.',
  },
  files: {
    label: 'Fichiers',
    optional: '(facultatif)',
    add: 'Ajouter des fichiers',
    hint: 'Jusqu’à {most, number}, de {size} chacun : images, PDF, texte, Word ou Excel.',
    list: 'Fichiers joints',
    remove: 'Retirer {name}',
    attached: '{count, number} sur {most, plural, one {# fichier joint} other {# fichiers joints}}',
    wrongKind: '{name} ne peut pas être joint : choisissez une image, un PDF, un texte ou un document Office.',
    empty: '{name} est vide.',
    tooLarge: '{name} fait {size} : vous pouvez envoyer {most} au plus.',
    oneTooMany: '{name} est de trop : vous pouvez envoyer {most, plural, one {# fichier} other {# fichiers}} au plus.',
  },
  sendProblem: {
    network: {
      title: 'Notre serveur est injoignable',
      advice:
        'Vérifiez votre connexion et renvoyez votre demande. Votre texte est conservé, et deux envois ne créent jamais ' +
        'deux tickets.',
    },
    unavailable: {
      title: 'Notre système fait une courte pause',
      advice: 'Votre texte est conservé. Veuillez renvoyer votre demande dans un instant.',
    },
    rateLimited: {
      title: 'Cela fait beaucoup de demandes en peu de temps',
      advice: 'Votre texte est conservé. Veuillez renvoyer votre demande dans une minute.',
    },
    wait: 'Votre texte est conservé. Veuillez renvoyer votre demande {when}.',
    invalid: {
      title: 'Un point est à revoir',
      advice: 'Corrigez les champs signalés, puis renvoyez votre demande.',
      unconfirmed: 'Confirmez que vous êtes une personne, puis renvoyez votre demande.',
    },
    tooLarge: {
      title: 'C’est plus que ce que nous pouvons recevoir en une fois',
      advice: 'Retirez un fichier ou choisissez-en de plus petits, puis renvoyez. Votre texte est conservé.',
    },
    unexpected: {
      title: 'Votre demande n’a pas pu être envoyée',
      advice: 'Un problème est survenu de notre côté. Votre texte est conservé : veuillez réessayer.',
    },
  },
  receipt: {
    title: 'Nous avons bien reçu votre demande',
    number: 'Votre numéro de ticket est',
    follow: 'Suivre votre ticket',
    copy: 'Copier le numéro',
    next: 'Et ensuite ?',
    steps: {
      assistant:
        'Notre assistant IA lit votre demande et cherche la réponse dans notre documentation, le plus souvent en quelques ' +
        'secondes.',
      answer: 'La réponse apparaît d’elle-même sur la page de votre ticket, sans la recharger.',
      person:
        'Lorsqu’une personne peut mieux vous aider, un spécialiste du support prend le relais. Votre numéro de ticket ' +
        'reste le même.',
    },
    another: 'Envoyer une autre demande',
  },

  ticket: {
    loading: 'Chargement du ticket',
    another: 'Autre ticket',
    untitled: 'Votre demande',
    facts: { topic: 'Sujet', priority: 'Priorité', channel: 'Canal', sent: 'Envoyé' },
    conversation: 'Conversation',
    messages: 'Messages',
    restOfMail: 'Suite de l’e-mail',
    again: 'Il reste une question ? <form>Écrivez-nous de nouveau</form> en mentionnant {number}.',
    person: 'Un spécialiste du support vous répondra ici. Vous pouvez laisser cette page ouverte ou revenir plus tard.',
    assistant: 'Notre assistant IA prépare votre réponse…',
    locked: {
      title: 'La conversation est privée',
      text:
        'Tout le monde peut consulter un numéro de ticket : il n’affiche donc que l’état. Pour lire la conversation, ' +
        'ouvrez le lien reçu juste après l’envoi, ou utilisez le même onglet du navigateur.',
    },
    missing: {
      title: 'Nous ne connaissons pas de ticket {number}',
      text:
        'Comparez ce numéro avec celui qui vous a été affiché après l’envoi : il ressemble à TKT-0006. Si vous ne le ' +
        'trouvez pas, <form>écrivez-nous</form> et nous chercherons votre demande.',
    },
    interrupted: {
      title: 'La connexion est interrompue',
      text: 'Nous continuons d’essayer : cette page se mettra à jour d’elle-même.',
    },
    hidden: { title: 'Ce ticket ne peut pas être affiché', text: 'Veuillez vérifier son numéro.' },
  },
  lookup: {
    introduction: 'Indiquez votre numéro de ticket pour voir où nous en sommes.',
    number: 'Numéro de ticket',
    wrong: 'Un numéro de ticket ressemble à TKT-0006.',
    show: 'Afficher l’état',
    known: 'Envoyés depuis cet onglet :',
  },
  progress: {
    label: 'État',
    received: 'Reçu',
    beingAnswered: 'En cours',
    withSpecialist: 'Chez un spécialiste',
    answered: 'Répondu',
    resolved: 'Résolu',
    done: '(fait)',
    lastChange: 'Dernière modification :',
  },

  rating: {
    title: 'Êtes-vous satisfait de notre support ?',
    scale: 'De 1 (mauvais) à 5 (excellent)',
    score: '{score, number} sur 5',
    words: 'Que pourrions-nous améliorer ?',
    send: 'Envoyer',
    thanks: 'Merci. Votre réponse nous aide.',
  },

  preferences: {
    title: 'Vos messages',
    introduction: 'Que souhaitez-vous recevoir de notre part ? Les réponses à vos questions vous parviendront toujours.',
    marketing: 'Nouveautés et offres',
    nothing: 'Plus rien',
    save: 'Enregistrer',
    saved: 'Enregistré. C’est valable dès maintenant.',
    missing: 'Ce lien ne mène plus nulle part. Utilisez celui du message le plus récent.',
    failed: 'Impossible d’afficher cela pour le moment',
  },

  categories: {
    how_to: { label: 'Comment faire… ?', hint: 'De l’aide pour une fonction' },
    technical: { label: 'Problème technique', hint: 'Quelque chose ne marche pas chez vous' },
    bug_report: { label: 'Signaler un bug', hint: 'Vous avez trouvé un dysfonctionnement' },
    billing: { label: 'Facturation', hint: 'Factures, paiements, forfaits' },
    feedback: { label: 'Votre avis', hint: 'Une idée, un souhait, un compliment' },
    general: { label: 'Autre chose', hint: 'Toute autre question' },
  },
  priorities: {
    low: { label: 'Basse', hint: 'Rien ne presse : quand vous pourrez.' },
    medium: { label: 'Moyenne', hint: 'C’est important, mais le travail continue.' },
    high: { label: 'Haute', hint: 'Une partie de mon travail est bloquée.' },
    urgent: { label: 'Urgente', hint: 'Je ne peux plus travailler sans solution.' },
  },
  channels: { email: 'E-mail', sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Chat du site', web_form: 'Formulaire web' },
  roles: { customer: 'Vous', agent: 'Assistant IA', human: 'Spécialiste du support' },
  statuses: {
    received: { label: 'Reçu', hint: 'Votre demande est enregistrée et sera traitée en prochain.' },
    open: { label: 'Ouvert', hint: 'Votre demande attend d’être prise en charge.' },
    in_progress: { label: 'En cours', hint: 'Nous travaillons sur votre demande en ce moment.' },
    escalated: { label: 'Chez un spécialiste', hint: 'Une personne de notre équipe a pris le relais et vous répondra.' },
    waiting_customer: { label: 'Répondu', hint: 'Nous avons répondu. S’il reste une question, c’est à vous.' },
    resolved: { label: 'Résolu', hint: 'Cette demande est résolue.' },
    closed: { label: 'Fermé', hint: 'Cette demande est terminée et fermée.' },
  },

  embed: {
    title: 'Le support sur votre propre site',
    introduction:
      'Une seule balise ajoute un bouton d’aide à n’importe quelle page. Il ouvre le formulaire de support dans sa ' +
      'propre fenêtre, séparée de vos styles.',
    button: 'Texte du bouton',
    help: 'Aide',
    corner: 'Coin',
    right: 'À droite',
    left: 'À gauche',
    visitors: 'Celle du navigateur du visiteur',
    paste: 'Placez ceci avant {tag}',
    code: 'Code à copier',
    copy: 'Copier le code',
    preview: {
      label: 'Aperçu en direct',
      frame: 'Votre page avec le bouton de support',
      note: 'Aperçu en direct : appuyez sur le bouton. Ce que vous envoyez d’ici est une vraie demande.',
      title: 'Votre page',
      first: 'Ce que vous affichez ici reste tel quel : le bouton flotte au-dessus.',
      second: 'Les visiteurs restent sur votre page pendant qu’ils écrivent au support.',
    },
  },
};

export default fr;
