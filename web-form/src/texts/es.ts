import type { Catalogue } from './languages';

const es: Catalogue = {
  site: {
    support: 'Soporte',
    supportOf: 'Soporte de {company}',
    description: 'Pregúntenos lo que necesite: respuestas a todas horas y personas cuando importa.',
    skip: 'Ir al contenido',
    mainNavigation: 'Navegación principal',
    menu: 'Menú',
    language: 'Idioma',
    toLight: 'Cambiar a colores claros',
    toDark: 'Cambiar a colores oscuros',
    footer: 'Atendido las 24 horas por CRM Digital FTE',
    copied: 'Copiado',
    copiedStatus: 'Copiado al portapapeles.',
    copyRefused: 'Su navegador no permite copiar aquí: seleccione el texto, por favor.',
  },
  pages: { contact: 'Contacto', status: 'Estado del ticket', sandbox: 'Sandbox', embed: 'Integrar', preferences: 'Sus mensajes' },
  notFound: {
    title: 'Esta página no existe',
    advice: 'Puede que la dirección tenga una errata o que la página se haya movido. Desde aquí puede continuar:',
    contact: 'Contactar con soporte',
    ticket: 'Ver un ticket',
  },

  support: {
    title: '¿En qué podemos ayudarle?',
    introduction: 'Cuéntenos qué necesita. Cuanto más sepamos, mejor será la primera respuesta.',
    promises: {
      always: { title: 'Día y noche', text: 'La mayoría de las preguntas se responden en segundos, a cualquier hora.' },
      people: { title: 'Personas cuando importa', text: 'Un especialista se ocupa siempre que eso le ayude mejor.' },
      private: { title: 'Solo para usted', text: 'La conversación solo se abre con el enlace que recibe tras el envío.' },
    },
    alreadyWrote: '¿Ya nos ha escrito?',
    seeTicket: 'Ver su ticket',
  },
  form: {
    label: 'Solicitud de soporte',
    name: { label: 'Su nombre', hint: 'Para saber cómo dirigirnos a usted.' },
    email: { label: 'Correo electrónico', hint: 'Solo se usa para esta solicitud.' },
    subject: { label: 'Asunto', hint: 'Unas pocas palabras que lo resuman.' },
    message: {
      label: 'Mensaje',
      hint: '¿Qué hizo, qué pasó y qué esperaba? · {length, number} / {most, number} caracteres',
    },
    category: '¿De qué se trata?',
    priority: '¿Es urgente?',
    honeypot: 'Deje esto vacío',
    send: 'Enviar solicitud',
    sendAgain: 'Volver a enviar',
    sending: 'Enviando…',
    kept: 'Todos los campos son necesarios, salvo los archivos. Lo que escriba queda en esta pestaña hasta que se envíe.',
  },
  corrections: {
    nameMissing: 'Escriba su nombre, para saber cómo dirigirnos a usted.',
    emailMissing: 'Escriba su correo electrónico, como nombre@example.com.',
    emailWrong: 'Debe ser como nombre@example.com: una sola @, sin espacios y con el dominio completo.',
    subjectShort: 'Resúmalo en pocas palabras: al menos {least, plural, one {# carácter} other {# caracteres}}.',
    categoryMissing: 'Elija el tema que mejor encaje.',
    messageShort: 'Cuéntenos un poco más: al menos {least, plural, one {# carácter} other {# caracteres}}.',
    tooLong: 'Aquí caben como máximo {most, plural, one {# carácter} other {# caracteres}}: quite {over, number}, por favor.',
    refused: 'Revise este dato, por favor.',
  },
  files: {
    label: 'Archivos',
    optional: '(opcional)',
    add: 'Añadir archivos',
    hint: 'Hasta {most, number}, de {size} cada uno: imágenes, PDF, texto, Word o Excel.',
    list: 'Archivos adjuntos',
    remove: 'Quitar {name}',
    attached: '{count, number} de {most, plural, one {# archivo adjunto} other {# archivos adjuntos}}',
    wrongKind: '{name} no se puede adjuntar: elija una imagen, un PDF, un texto o un documento de Office.',
    empty: '{name} está vacío.',
    tooLarge: '{name} ocupa {size}: se pueden enviar {most} como máximo.',
    oneTooMany: '{name} sobra: se {most, plural, one {puede enviar # archivo} other {pueden enviar # archivos}} como máximo.',
  },
  sendProblem: {
    network: {
      title: 'No hemos podido llegar a nuestro servidor',
      advice:
        'Compruebe su conexión y vuelva a enviar. Su texto se conserva, y enviar dos veces nunca crea dos tickets.',
    },
    unavailable: {
      title: 'Nuestro sistema hace una breve pausa',
      advice: 'Su texto se conserva. Vuelva a enviar en un momento, por favor.',
    },
    rateLimited: {
      title: 'Han sido muchas solicitudes en poco tiempo',
      advice: 'Su texto se conserva. Vuelva a enviar dentro de un minuto, por favor.',
    },
    wait: 'Su texto se conserva. Vuelva a enviar {when}, por favor.',
    invalid: {
      title: 'Hay algo que revisar',
      advice: 'Corrija los campos marcados y vuelva a enviar, por favor.',
      unconfirmed: 'Confirme que es una persona y vuelva a enviar, por favor.',
    },
    tooLarge: {
      title: 'Es más de lo que podemos recibir de una vez',
      advice: 'Quite un archivo o elija otros más pequeños y vuelva a enviar. Su texto se conserva.',
    },
    unexpected: {
      title: 'No se ha podido enviar su solicitud',
      advice: 'Algo ha fallado por nuestra parte. Su texto se conserva: inténtelo de nuevo, por favor.',
    },
  },
  receipt: {
    title: 'Hemos recibido su solicitud',
    number: 'Su número de ticket es',
    follow: 'Seguir su ticket',
    copy: 'Copiar el número',
    next: 'Qué pasa ahora',
    steps: {
      assistant:
        'Nuestro asistente de IA lee su solicitud y busca la respuesta en nuestra documentación. Suele tardar segundos.',
      answer: 'La respuesta aparece por sí sola en la página de su ticket: no hace falta recargarla.',
      person:
        'Si una persona puede ayudarle mejor, se ocupa un especialista de soporte. Su número de ticket sigue siendo el mismo.',
    },
    another: 'Enviar otra solicitud',
  },

  ticket: {
    loading: 'Cargando el ticket',
    another: 'Otro ticket',
    untitled: 'Su solicitud',
    facts: { topic: 'Tema', priority: 'Prioridad', channel: 'Canal', sent: 'Enviado' },
    conversation: 'Conversación',
    messages: 'Mensajes',
    restOfMail: 'Resto del correo',
    again: '¿Queda algo pendiente? <form>Escríbanos de nuevo</form> y mencione {number}.',
    person: 'Un especialista de soporte le responderá aquí. Puede dejar esta página abierta o volver más tarde.',
    assistant: 'Nuestro asistente de IA está preparando su respuesta…',
    locked: {
      title: 'La conversación es privada',
      text:
        'Cualquiera puede consultar un número de ticket, por eso solo muestra el estado. Para leer la conversación, abra ' +
        'el enlace que recibió justo después del envío o use la misma pestaña del navegador.',
    },
    missing: {
      title: 'No conocemos ningún ticket {number}',
      text:
        'Compare el número con el que se le mostró tras el envío: es como TKT-0006. Si no lo encuentra, ' +
        '<form>escríbanos</form> y buscaremos su solicitud.',
    },
    interrupted: {
      title: 'Se ha interrumpido la conexión',
      text: 'Seguimos intentándolo: esta página se actualiza por sí sola.',
    },
    hidden: { title: 'Este ticket no se puede mostrar', text: 'Compruebe que el número es correcto, por favor.' },
  },
  lookup: {
    introduction: 'Escriba su número de ticket para ver cómo va.',
    number: 'Número de ticket',
    wrong: 'Un número de ticket es como TKT-0006.',
    show: 'Ver el estado',
    known: 'Enviados desde esta pestaña:',
  },
  progress: {
    label: 'Estado',
    received: 'Recibido',
    beingAnswered: 'En curso',
    withSpecialist: 'Con un especialista',
    answered: 'Respondido',
    resolved: 'Resuelto',
    done: '(hecho)',
    lastChange: 'Último cambio:',
  },

  rating: {
    title: '¿Qué tan satisfecho está con nuestro soporte?',
    scale: 'Del 1 (mal) al 5 (muy bien)',
    score: '{score, number} de 5',
    words: '¿Qué podríamos mejorar?',
    send: 'Enviar',
    thanks: 'Gracias. Su respuesta nos ayuda.',
  },

  preferences: {
    title: 'Sus mensajes',
    introduction: '¿Qué desea recibir de nosotros? Las respuestas a sus preguntas siempre le llegarán.',
    marketing: 'Novedades y ofertas',
    nothing: 'Nada más',
    save: 'Guardar',
    saved: 'Guardado. Vale desde ahora.',
    missing: 'Este enlace ya no lleva a ninguna parte. Use el del mensaje más reciente.',
    failed: 'Esto no se puede mostrar ahora',
  },

  categories: {
    how_to: { label: '¿Cómo puedo…?', hint: 'Ayuda para usar una función' },
    technical: { label: 'Problema técnico', hint: 'Algo no le funciona' },
    bug_report: { label: 'Informar de un error', hint: 'Ha encontrado algo que falla' },
    billing: { label: 'Facturación', hint: 'Facturas, pagos, planes' },
    feedback: { label: 'Comentarios', hint: 'Una idea, un deseo, un elogio' },
    general: { label: 'Otra cosa', hint: 'Cualquier otra pregunta' },
  },
  priorities: {
    low: { label: 'Baja', hint: 'Sin prisa: cuando les venga bien.' },
    medium: { label: 'Media', hint: 'Es importante, pero el trabajo sigue.' },
    high: { label: 'Alta', hint: 'Parte de mi trabajo está parada.' },
    urgent: { label: 'Urgente', hint: 'No puedo trabajar hasta que se resuelva.' },
  },
  channels: { email: 'Correo electrónico', sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Chat web', web_form: 'Formulario web' },
  roles: { customer: 'Usted', agent: 'Asistente de IA', human: 'Especialista de soporte' },
  statuses: {
    received: { label: 'Recibido', hint: 'Su solicitud está guardada y es la siguiente en la cola.' },
    open: { label: 'Abierto', hint: 'Su solicitud espera a ser atendida.' },
    in_progress: { label: 'En curso', hint: 'Estamos trabajando en su solicitud.' },
    escalated: { label: 'Con un especialista', hint: 'Una persona de nuestro equipo se ocupa y le responderá.' },
    waiting_customer: { label: 'Respondido', hint: 'Hemos respondido. Si queda algo pendiente, es su turno.' },
    resolved: { label: 'Resuelto', hint: 'Esta solicitud está resuelta.' },
    closed: { label: 'Cerrado', hint: 'Esta solicitud está terminada y cerrada.' },
  },

  embed: {
    title: 'Soporte en su propio sitio',
    introduction:
      'Una sola etiqueta añade un botón de ayuda a cualquier página. Abre el formulario de soporte en una ventana ' +
      'propia, separada de sus estilos.',
    button: 'Texto del botón',
    help: 'Ayuda',
    corner: 'Esquina',
    right: 'Derecha',
    left: 'Izquierda',
    visitors: 'Según el navegador del visitante',
    paste: 'Ponga esto antes de {tag}',
    code: 'Código para copiar',
    copy: 'Copiar el código',
    preview: {
      label: 'Vista previa',
      frame: 'Su página con el botón de soporte',
      note: 'Vista previa real: pulse el botón. Lo que envíe desde aquí es una solicitud de verdad.',
      title: 'Su página',
      first: 'Lo que muestre aquí queda como está: el botón flota por encima.',
      second: 'Los visitantes permanecen en su página mientras escriben a soporte.',
    },
  },
};

export default es;
