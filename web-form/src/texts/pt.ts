import type { Catalogue } from './languages';

const pt: Catalogue = {
  site: {
    support: 'Suporte',
    supportOf: 'Suporte {company}',
    description: 'Pergunte o que precisar: respostas a qualquer hora e pessoas quando importa.',
    skip: 'Ir para o conteúdo',
    mainNavigation: 'Navegação principal',
    menu: 'Menu',
    language: 'Idioma',
    toLight: 'Mudar para cores claras',
    toDark: 'Mudar para cores escuras',
    footer: 'Respostas 24 horas por dia com CRM Digital FTE',
    copied: 'Copiado',
    copiedStatus: 'Copiado para a área de transferência.',
    copyRefused: 'O seu navegador não permite copiar aqui: por favor, selecione o texto.',
  },
  pages: { contact: 'Contato', status: 'Status do ticket', sandbox: 'Sandbox', embed: 'Incorporar', preferences: 'As suas mensagens' },
  notFound: {
    title: 'Esta página não existe',
    advice: 'Talvez o endereço tenha um erro de digitação ou a página tenha mudado de lugar. Continue por aqui:',
    contact: 'Falar com o suporte',
    ticket: 'Ver um ticket',
  },

  support: {
    title: 'Como podemos ajudar?',
    introduction: 'Conte-nos do que precisa. Quanto mais soubermos, melhor será a primeira resposta.',
    promises: {
      always: { title: 'Dia e noite', text: 'A maioria das perguntas é respondida em segundos, a qualquer hora.' },
      people: { title: 'Pessoas quando importa', text: 'Um especialista assume sempre que isso ajudar mais.' },
      private: { title: 'Só para você', text: 'Só o link que você recebe após o envio abre a conversa.' },
    },
    alreadyWrote: 'Já escreveu para nós?',
    seeTicket: 'Ver o seu ticket',
  },
  form: {
    label: 'Solicitação de suporte',
    name: { label: 'O seu nome', hint: 'Para sabermos como nos dirigir a você.' },
    email: { label: 'E-mail', hint: 'Usado apenas nesta solicitação.' },
    subject: { label: 'Assunto', hint: 'Poucas palavras que resumam o caso.' },
    message: {
      label: 'Mensagem',
      hint: 'O que você fez, o que aconteceu, o que esperava? · {length, number} / {most, number} caracteres',
    },
    category: 'Do que se trata?',
    priority: 'Qual é a urgência?',
    honeypot: 'Deixe este campo vazio',
    send: 'Enviar solicitação',
    sendAgain: 'Enviar de novo',
    sending: 'Enviando…',
    kept: 'Todos os campos são necessários, exceto os arquivos. O que você digita fica nesta aba até ser enviado.',
  },
  corrections: {
    nameMissing: 'Informe o seu nome, para sabermos como nos dirigir a você.',
    emailMissing: 'Informe o seu e-mail, como nome@example.com.',
    emailWrong: 'Deve ser como nome@example.com: um único @, sem espaços e com o domínio completo.',
    subjectShort: 'Resuma em poucas palavras: pelo menos {least, plural, one {# caractere} other {# caracteres}}.',
    categoryMissing: 'Escolha o tema que melhor se encaixa.',
    messageShort: 'Conte um pouco mais: pelo menos {least, plural, one {# caractere} other {# caracteres}}.',
    tooLong:
      'Aqui cabem no máximo {most, plural, one {# caractere} other {# caracteres}}: por favor, remova {over, number}.',
    refused: 'Por favor, verifique este campo.',
  },
  files: {
    label: 'Arquivos',
    optional: '(opcional)',
    add: 'Adicionar arquivos',
    hint: 'Até {most, number}, de {size} cada: imagens, PDF, texto, Word ou Excel.',
    list: 'Arquivos anexados',
    remove: 'Remover {name}',
    attached: '{count, number} de {most, plural, one {# arquivo anexado} other {# arquivos anexados}}',
    wrongKind: '{name} não pode ser anexado: escolha uma imagem, um PDF, um texto ou um documento do Office.',
    empty: '{name} está vazio.',
    tooLarge: '{name} tem {size}: é possível enviar no máximo {most}.',
    oneTooMany: '{name} excede o limite: é possível enviar no máximo {most, plural, one {# arquivo} other {# arquivos}}.',
  },
  sendProblem: {
    network: {
      title: 'Não conseguimos acessar o nosso servidor',
      advice:
        'Verifique a sua conexão e envie de novo. O seu texto está guardado, e enviar duas vezes nunca cria dois tickets.',
    },
    unavailable: {
      title: 'O nosso sistema está em uma breve pausa',
      advice: 'O seu texto está guardado. Por favor, envie de novo em instantes.',
    },
    rateLimited: {
      title: 'Foram muitas solicitações em pouco tempo',
      advice: 'O seu texto está guardado. Por favor, envie de novo em um minuto.',
    },
    wait: 'O seu texto está guardado. Por favor, envie de novo {when}.',
    invalid: {
      title: 'Algo precisa ser revisto',
      advice: 'Por favor, corrija os campos marcados e envie de novo.',
      unconfirmed: 'Por favor, confirme que você é uma pessoa e envie de novo.',
    },
    tooLarge: {
      title: 'É mais do que podemos receber de uma vez',
      advice: 'Remova um arquivo ou escolha outros menores e envie de novo. O seu texto está guardado.',
    },
    unexpected: {
      title: 'Não foi possível enviar a sua solicitação',
      advice: 'Algo deu errado do nosso lado. O seu texto está guardado: por favor, tente de novo.',
    },
  },
  receipt: {
    title: 'Recebemos a sua solicitação',
    number: 'O número do seu ticket é',
    follow: 'Acompanhar o ticket',
    copy: 'Copiar o número',
    next: 'O que acontece agora',
    steps: {
      assistant:
        'O nosso assistente de IA lê a sua solicitação e procura a resposta na nossa documentação. Em geral, leva segundos.',
      answer: 'A resposta aparece sozinha na página do seu ticket: não é preciso recarregar.',
      person:
        'Quando uma pessoa pode ajudar melhor, um especialista do suporte assume. O número do seu ticket continua o mesmo.',
    },
    another: 'Enviar outra solicitação',
  },

  ticket: {
    loading: 'Carregando o ticket',
    another: 'Outro ticket',
    untitled: 'A sua solicitação',
    facts: { topic: 'Tema', priority: 'Prioridade', channel: 'Canal', sent: 'Enviado' },
    conversation: 'Conversa',
    messages: 'Mensagens',
    restOfMail: 'Restante do e-mail',
    again: 'Ficou algo pendente? <form>Escreva para nós de novo</form> e mencione {number}.',
    person: 'Um especialista do suporte responderá aqui. Você pode deixar esta página aberta ou voltar mais tarde.',
    assistant: 'O nosso assistente de IA está preparando a sua resposta…',
    locked: {
      title: 'A conversa é privada',
      text:
        'Qualquer pessoa pode consultar um número de ticket, por isso ele mostra apenas o status. Para ler a conversa, ' +
        'abra o link que recebeu logo após o envio ou use a mesma aba do navegador.',
    },
    missing: {
      title: 'Não conhecemos nenhum ticket {number}',
      text:
        'Compare o número com o que foi mostrado após o envio: ele é como TKT-0006. Se não o encontrar, ' +
        '<form>escreva para nós</form> e procuraremos a sua solicitação.',
    },
    interrupted: {
      title: 'A conexão foi interrompida',
      text: 'Continuamos tentando: esta página se atualiza sozinha.',
    },
    hidden: { title: 'Este ticket não pode ser mostrado', text: 'Por favor, verifique se o número está correto.' },
  },
  lookup: {
    introduction: 'Informe o número do seu ticket para ver em que ponto estamos.',
    number: 'Número do ticket',
    wrong: 'Um número de ticket é como TKT-0006.',
    show: 'Ver o status',
    known: 'Enviados desta aba:',
  },
  progress: {
    label: 'Status',
    received: 'Recebido',
    beingAnswered: 'Em andamento',
    withSpecialist: 'Com um especialista',
    answered: 'Respondido',
    resolved: 'Resolvido',
    done: '(feito)',
    lastChange: 'Última alteração:',
  },

  rating: {
    title: 'Qual é a sua satisfação com o nosso suporte?',
    scale: 'De 1 (mau) a 5 (ótimo)',
    score: '{score, number} de 5',
    words: 'O que poderia ser melhor?',
    send: 'Enviar',
    thanks: 'Obrigado. A sua resposta ajuda-nos.',
  },

  preferences: {
    title: 'As suas mensagens',
    introduction: 'O que deseja receber de nós? As respostas às suas perguntas chegam sempre.',
    marketing: 'Novidades e ofertas',
    nothing: 'Mais nada',
    save: 'Guardar',
    saved: 'Guardado. Vale a partir de agora.',
    missing: 'Este link já não leva a lado nenhum. Use o da mensagem mais recente.',
    failed: 'Isto não pode ser mostrado agora',
  },

  categories: {
    how_to: { label: 'Como faço…?', hint: 'Ajuda para usar uma função' },
    technical: { label: 'Problema técnico', hint: 'Algo não funciona para você' },
    bug_report: { label: 'Relatar um erro', hint: 'Você encontrou uma falha' },
    billing: { label: 'Cobrança', hint: 'Faturas, pagamentos, planos' },
    feedback: { label: 'Sugestões', hint: 'Uma ideia, um desejo, um elogio' },
    general: { label: 'Outro assunto', hint: 'Qualquer outra pergunta' },
  },
  priorities: {
    low: { label: 'Baixa', hint: 'Sem pressa: quando for possível.' },
    medium: { label: 'Média', hint: 'É importante, mas o trabalho continua.' },
    high: { label: 'Alta', hint: 'Parte do meu trabalho está parada.' },
    urgent: { label: 'Urgente', hint: 'Não consigo trabalhar até isto ser resolvido.' },
  },
  channels: { email: 'E-mail', sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Chat do site', web_form: 'Formulário web' },
  roles: { customer: 'Você', agent: 'Assistente de IA', human: 'Especialista do suporte' },
  statuses: {
    received: { label: 'Recebido', hint: 'A sua solicitação está guardada e é a próxima da fila.' },
    open: { label: 'Aberto', hint: 'A sua solicitação aguarda atendimento.' },
    in_progress: { label: 'Em andamento', hint: 'Estamos trabalhando na sua solicitação.' },
    escalated: { label: 'Com um especialista', hint: 'Uma pessoa da nossa equipe assumiu e responderá a você.' },
    waiting_customer: { label: 'Respondido', hint: 'Já respondemos. Se algo ficou pendente, é a sua vez.' },
    resolved: { label: 'Resolvido', hint: 'Esta solicitação está resolvida.' },
    closed: { label: 'Fechado', hint: 'Esta solicitação está concluída e fechada.' },
  },

  embed: {
    title: 'Suporte no seu próprio site',
    introduction:
      'Uma única tag acrescenta um botão de ajuda a qualquer página. Ele abre o formulário de suporte em uma janela ' +
      'própria, separada dos seus estilos.',
    button: 'Texto do botão',
    help: 'Ajuda',
    corner: 'Canto',
    right: 'Direito',
    left: 'Esquerdo',
    visitors: 'O do navegador do visitante',
    paste: 'Coloque isto antes de {tag}',
    code: 'Código para copiar',
    copy: 'Copiar o código',
    preview: {
      label: 'Prévia ao vivo',
      frame: 'A sua página com o botão de suporte',
      note: 'Prévia ao vivo: pressione o botão. O que você enviar daqui é uma solicitação de verdade.',
      title: 'A sua página',
      first: 'O que você mostra aqui fica como está: o botão flutua por cima.',
      second: 'Os visitantes permanecem na sua página enquanto escrevem ao suporte.',
    },
  },
};

export default pt;
