/*
 * Support chat. Put this before </body>, on a site that CHAT_ORIGINS names:
 *   <script src="https://support.example/chat.js" defer></script>
 * Optional: data-side="left" (corner, default right), data-lang="de" (default the browser's),
 * data-identity="..." (JWT that your server signed for whoever is signed in).
 */
(() => {
  'use strict';
  const script = document.currentScript;
  const ORDER = ['open', 'title', 'close', 'hello', 'message', 'send', 'you', 'assistant', 'person', 'sent', 'lost', 'again', 'mail', 'email', 'code', 'mailed', 'end', 'writing', 'read'];
  const WORDS = {
    en: ['Chat', 'Support chat', 'Close', 'Hello! How can we help?', 'Your message', 'Send', 'You', 'Assistant', 'Support team', 'Sent. The answer appears here.', 'The connection is lost. Trying again.', 'Not sent. Try again', 'Get this chat by email', 'Your email address', 'Code from our email', 'On its way to {to}.', 'End this chat', 'Support team is writing …', 'Read'],
    de: ['Chat', 'Support-Chat', 'Schließen', 'Hallo! Wie können wir helfen?', 'Ihre Nachricht', 'Senden', 'Sie', 'Assistent', 'Support-Team', 'Gesendet. Die Antwort erscheint hier.', 'Die Verbindung ist unterbrochen. Neuer Versuch.', 'Nicht gesendet. Noch einmal', 'Chat per E-Mail bekommen', 'Ihre E-Mail-Adresse', 'Code aus unserer E-Mail', 'Unterwegs an {to}.', 'Chat beenden', 'Das Support-Team schreibt …', 'Gelesen'],
    es: ['Chat', 'Chat de soporte', 'Cerrar', '¡Hola! ¿En qué podemos ayudar?', 'Su mensaje', 'Enviar', 'Usted', 'Asistente', 'Equipo de soporte', 'Enviado. La respuesta aparece aquí.', 'Se perdió la conexión. Nuevo intento.', 'No enviado. Reintentar', 'Recibir este chat por correo', 'Su correo electrónico', 'Código de nuestro correo', 'En camino a {to}.', 'Terminar este chat', 'El equipo de soporte está escribiendo…', 'Leído'],
    fr: ['Chat', 'Chat du support', 'Fermer', 'Bonjour ! Comment pouvons-nous aider ?', 'Votre message', 'Envoyer', 'Vous', 'Assistant', 'Équipe de support', 'Envoyé. La réponse apparaît ici.', 'Connexion perdue. Nouvel essai.', 'Non envoyé. Réessayer', 'Recevoir ce chat par e-mail', 'Votre adresse e-mail', 'Code de notre e-mail', 'En route vers {to}.', 'Terminer ce chat', 'L’équipe de support écrit…', 'Lu'],
    it: ['Chat', 'Chat di assistenza', 'Chiudi', 'Salve! Come possiamo aiutare?', 'Il suo messaggio', 'Invia', 'Lei', 'Assistente', 'Team di assistenza', 'Inviato. La risposta appare qui.', 'Connessione persa. Nuovo tentativo.', 'Non inviato. Riprova', 'Ricevi la chat via e-mail', 'Il suo indirizzo e-mail', 'Codice della nostra e-mail', 'In arrivo a {to}.', 'Termina questa chat', 'Il team di assistenza sta scrivendo…', 'Letto'],
    nl: ['Chat', 'Supportchat', 'Sluiten', 'Hallo! Hoe kunnen we helpen?', 'Uw bericht', 'Versturen', 'U', 'Assistent', 'Supportteam', 'Verstuurd. Het antwoord verschijnt hier.', 'Geen verbinding. Nieuwe poging.', 'Niet verstuurd. Opnieuw', 'Deze chat per e-mail', 'Uw e-mailadres', 'Code uit onze e-mail', 'Onderweg naar {to}.', 'Deze chat beëindigen', 'Het supportteam is aan het typen…', 'Gelezen'],
    pl: ['Czat', 'Czat wsparcia', 'Zamknij', 'Dzień dobry! Jak możemy pomóc?', 'Twoja wiadomość', 'Wyślij', 'Ty', 'Asystent', 'Zespół wsparcia', 'Wysłano. Odpowiedź pojawi się tutaj.', 'Brak połączenia. Ponawiam próbę.', 'Nie wysłano. Ponów', 'Wyślij czat e-mailem', 'Twój adres e-mail', 'Kod z naszego e-maila', 'W drodze na {to}.', 'Zakończ czat', 'Zespół wsparcia pisze…', 'Przeczytano'],
    pt: ['Chat', 'Chat de suporte', 'Fechar', 'Olá! Como podemos ajudar?', 'A sua mensagem', 'Enviar', 'Você', 'Assistente', 'Equipa de suporte', 'Enviado. A resposta aparece aqui.', 'Ligação perdida. Nova tentativa.', 'Não enviado. Tentar de novo', 'Receber este chat por e-mail', 'O seu e-mail', 'Código do nosso e-mail', 'A caminho de {to}.', 'Terminar este chat', 'A equipa de suporte está a escrever…', 'Lida'],
    tr: ['Sohbet', 'Destek sohbeti', 'Kapat', 'Merhaba! Nasıl yardımcı olabiliriz?', 'Mesajınız', 'Gönder', 'Siz', 'Asistan', 'Destek ekibi', 'Gönderildi. Yanıt burada görünür.', 'Bağlantı koptu. Yeniden deneniyor.', 'Gönderilmedi. Yeniden dene', 'Sohbeti e-postayla al', 'E-posta adresiniz', 'E-postamızdaki kod', '{to} adresine yolda.', 'Sohbeti bitir', 'Destek ekibi yazıyor…', 'Okundu'],
    hi: ['चैट', 'सहायता चैट', 'बंद करें', 'नमस्ते! हम कैसे मदद करें?', 'आपका संदेश', 'भेजें', 'आप', 'सहायक', 'सहायता टीम', 'भेजा गया। उत्तर यहीं दिखेगा।', 'कनेक्शन टूट गया। फिर कोशिश हो रही है।', 'नहीं भेजा गया। फिर कोशिश करें', 'यह चैट ईमेल से पाएँ', 'आपका ईमेल पता', 'हमारे ईमेल का कोड', '{to} पर भेजा जा रहा है।', 'यह चैट समाप्त करें', 'सहायता टीम लिख रही है…', 'पढ़ा गया'],
    ar: ['محادثة', 'محادثة الدعم', 'إغلاق', 'مرحبًا! كيف يمكننا المساعدة؟', 'رسالتك', 'إرسال', 'أنت', 'المساعد', 'فريق الدعم', 'أُرسلت. يظهر الرد هنا.', 'انقطع الاتصال. نحاول مجددًا.', 'لم تُرسل. أعد المحاولة', 'استلام المحادثة بالبريد', 'بريدك الإلكتروني', 'الرمز من رسالتنا', 'في الطريق إلى {to}.', 'إنهاء المحادثة', 'فريق الدعم يكتب…', 'قُرئت'],
    ur: ['چیٹ', 'سپورٹ چیٹ', 'بند کیجیے', 'السلام علیکم! ہم کیا مدد کریں؟', 'آپ کا پیغام', 'بھیجیے', 'آپ', 'معاون', 'سپورٹ ٹیم', 'بھیج دیا گیا۔ جواب یہیں آئے گا۔', 'رابطہ ٹوٹ گیا۔ دوبارہ کوشش ہو رہی ہے۔', 'نہیں بھیجا گیا۔ دوبارہ کوشش کریں', 'یہ چیٹ ای میل سے حاصل کریں', 'آپ کا ای میل پتہ', 'ہماری ای میل کا کوڈ', '{to} کو بھیجی جا رہی ہے۔', 'یہ چیٹ ختم کیجیے', 'سپورٹ ٹیم لکھ رہی ہے…', 'پڑھ لیا گیا'],
  };
  const wanted = [script.dataset.lang ?? '', ...navigator.languages].map((tag) => tag.split('-')[0].toLowerCase());
  const language = wanted.find((tag) => Object.hasOwn(WORDS, tag)) ?? 'en';
  const words = Object.fromEntries(ORDER.map((name, at) => [name, WORDS[language][at]]));
  const side = script.dataset.side === 'left' ? 'left' : 'right';

  const STYLES = `
    :host { all: initial; --ink: #14272a; --paper: #fff; --mine: #0b6e6b; --theirs: #eaf1f0; --line: #6f8584; --quiet: #4a6060; }
    @media (prefers-color-scheme: dark) {
      :host { --ink: #e8f0ef; --paper: #14201f; --theirs: #243634; --line: #829a98; --quiet: #b4c7c5; }
    }
    * { box-sizing: border-box; font: 400 15px/1.45 -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
    button { border: 0; cursor: pointer; font-weight: 600; color: #fff; background: #0b6e6b; }
    button:hover { background: #0a5c5a; }
    :focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 2px var(--paper); }
    .open { position: fixed; bottom: 20px; ${side}: 20px; z-index: 2147483000; min-height: 48px; padding: 12px 22px; border-radius: 999px; box-shadow: 0 8px 24px rgb(15 40 42 / 30%); }
    .open[data-unread]::after { content: attr(data-unread); margin-inline-start: 8px; padding: 1px 8px; border-radius: 999px; background: #fff; color: #0b5351; }
    dialog { position: fixed; inset: auto; bottom: 20px; ${side}: 20px; z-index: 2147483000; margin: 0; padding: 0; border: 1px solid var(--line); width: min(400px, calc(100vw - 40px)); height: min(640px, calc(100dvh - 40px)); overflow: hidden; border-radius: 18px; background: var(--paper); color: var(--ink); box-shadow: 0 24px 64px rgb(15 40 42 / 35%); }
    dialog[open] { display: flex; flex-direction: column; }
    .bar { display: flex; align-items: center; gap: 4px; padding: 6px; padding-inline-start: 18px; background: #0b6e6b; color: #fff; }
    .bar h2 { flex: 1; margin: 0; font-weight: 600; font-size: 16px; }
    .bar button { min-width: 44px; height: 44px; border-radius: 10px; }
    .bar :focus-visible { outline-color: #fff; box-shadow: none; outline-offset: -3px; }
    .bar svg { display: block; margin: auto; width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .log { flex: 1; overflow-y: auto; padding: 14px; display: flex; flex-direction: column; gap: 10px; }
    .log:focus-visible { outline-offset: -3px; box-shadow: none; }
    .said { max-width: 85%; padding: 8px 12px; border-radius: 14px; background: var(--theirs); align-self: flex-start; overflow-wrap: anywhere; white-space: pre-wrap; }
    .said.visitor { background: var(--mine); color: #fff; align-self: flex-end; }
    .said b { display: block; font-size: 12px; font-weight: 600; }
    .said a { color: inherit; }
    .said small { display: block; font-size: 12px; text-align: end; }
    .said button { display: block; padding: 6px 0; min-height: 32px; text-decoration: underline; text-align: start; }
    .note { min-height: 22px; margin: 0; padding: 0 14px; font-size: 13px; color: var(--quiet); }
    .people { margin: 0; padding: 0 14px; font-size: 13px; color: var(--quiet); }
    form { display: flex; gap: 8px; padding: 10px; border-top: 1px solid var(--line); }
    form[hidden] { display: none; }
    input, textarea { flex: 1; min-width: 0; resize: none; padding: 10px; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--ink); font-size: 16px; }
    ::placeholder { color: var(--quiet); opacity: 1; }
    form button { min-width: 64px; min-height: 44px; border-radius: 10px; }
    @media (max-width: 480px) { dialog { inset: 0; width: 100vw; height: 100dvh; max-width: none; max-height: none; border: 0; border-radius: 0; } }
    @media (prefers-reduced-motion: no-preference) {
      dialog[open] { animation: rise 160ms ease-out; }
      @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
    }
  `;

  const element = (tag, properties, ...children) => {
    const { aria = {}, ...own } = properties;
    const node = Object.assign(document.createElement(tag), own);
    for (const [name, value] of Object.entries(aria)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  const icon = (strokes) => {
    const [svg, path] = ['svg', 'path'].map((tag) => document.createElementNS('http://www.w3.org/2000/svg', tag));
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', strokes);
    svg.append(path);
    return svg;
  };

  // ---- What the browser keeps: the session, and what was read. Without storage, until the page is left.
  const STORED = `support-chat ${script.src}`;
  const claims = (jwt) => {
    try {
      return JSON.parse(atob(jwt.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
    } catch {
      return {};
    }
  };
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(STORED)) ?? {};
  } catch {
    // a site without storage, or somebody else's words in it
  }
  const keep = (changes) => {
    Object.assign(kept, changes);
    try {
      localStorage.setItem(STORED, JSON.stringify(kept));
    } catch {
      // as above
    }
  };

  const forget = () => {
    kept = {};
    try {
      localStorage.removeItem(STORED);
    } catch {
      // as above
    }
  };
  /** Whom the page names. Whoever was here under another name, or none, is not spoken for. */
  const named = claims(script.dataset.identity).sub ?? null;
  if ((kept.named ?? null) !== named) forget();

  // ---- The api
  const call = (path, options = {}) =>
    fetch(new URL(`./api/v1/web-chat/${path}`, script.src), {
      ...options,
      headers: { ...(kept.token && { Authorization: `Bearer ${kept.token}` }), ...options.headers },
    });
  const post = (path, body) =>
    call(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

  let opening = null;
  /** A session, at most one request at a time: who the site names, else who this browser was. */
  const enter = () =>
    (opening ??= (async () => {
      const answer = await post('session', { session: kept.token, identity: script.dataset.identity });
      if (!answer.ok) throw new Error(`session: ${answer.status}`);
      const { token, identity_problem: problem } = await answer.json();
      if (problem) console.warn(`Support chat: the visitor stays anonymous. ${problem}`);
      const another = kept.token && claims(kept.token).key !== claims(token).key;
      if (another) clear();
      keep({ token, named, ...(another && { seen: 0 }) });
    })().finally(() => (opening = null)));

  /** Once more with a fresh session where the old one is too old. */
  const ask = async (path, body) => {
    const answer = await post(path, body);
    if (answer.status !== 401) return answer;
    await enter();
    return post(path, body);
  };

  // ---- The window
  const openButton = element('button', { type: 'button', className: 'open', textContent: words.open, aria: { 'aria-haspopup': 'dialog' } });
  const mailButton = element('button', { type: 'button', title: words.mail, aria: { 'aria-label': words.mail } }, icon('M3 6h18v12H3z M3 7l9 6 9-6'));
  const endButton = element('button', { type: 'button', title: words.end, aria: { 'aria-label': words.end } }, icon('M9 4H4v16h5 M9 12h12 M17 8l4 4-4 4'));
  const closeButton = element('button', { type: 'button', title: words.close, aria: { 'aria-label': words.close } }, icon('M6 6l12 12 M18 6L6 18'));
  const log = element('div', { className: 'log', tabIndex: 0, aria: { role: 'log', 'aria-label': words.title } });
  const note = element('p', { className: 'note', aria: { role: 'status' } });
  const people = element('p', { className: 'people', aria: { 'aria-live': 'polite' } });
  const input = element('textarea', { rows: 2, maxLength: 2000, placeholder: words.message, aria: { 'aria-label': words.message } });
  const form = element('form', {}, input, element('button', { type: 'submit', textContent: words.send }));
  const mailInput = element('input', { required: true });
  const mailForm = element('form', { hidden: true }, mailInput, element('button', { type: 'submit', textContent: words.send }));
  const bar = element('div', { className: 'bar' }, element('h2', { id: 'title', textContent: words.title }), mailButton, endButton, closeButton);
  const dialog = element('dialog', { aria: { 'aria-labelledby': 'title' } }, bar, log, people, note, mailForm, form);
  const bubble = (by, text) => {
    const node = element('div', { className: `said ${by}`, dir: 'auto' }, element('b', { textContent: by === 'visitor' ? words.you : words[by] }));
    for (const piece of text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)) {
      const link = /^https?:\/\//.test(piece);
      node.append(link ? element('a', { href: piece, textContent: piece, target: '_blank', rel: 'noopener noreferrer nofollow' }) : piece);
    }
    return node;
  };
  /** Whoever reads the newest goes on doing so, whatever takes room below it. */
  let atEnd = true;
  const stay = () => {
    if (atEnd) log.scrollTop = log.scrollHeight;
  };
  log.addEventListener('scroll', () => (atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 8));
  new ResizeObserver(stay).observe(log);
  const greeting = bubble('assistant', words.hello);
  log.append(greeting);

  // ---- What was said, in its order; what is on its way stands last.
  const known = new Map();
  const pending = new Map();
  /** What people of the company do here right now. */
  let present = {};
  const receipt = element('small', { textContent: words.read });
  let last = 0;
  /** Of the code for the transcript; 0: none was sent. */
  let request = 0;

  function clear() {
    known.clear();
    pending.clear();
    last = request = 0;
    delete openButton.dataset.unread;
    note.textContent = '';
    mailForm.hidden = true;
    log.replaceChildren(greeting);
    meet({});
  }

  /** What stands last is read as soon as somebody looks. */
  function meet(presence) {
    present = presence;
    people.textContent = present.writes ? words.writing : '';
    if (!present.looks) return;
    const mine = [...known.values()].filter((one) => one.by === 'visitor').sort((a, b) => a.place - b.place);
    mine.at(-1)?.node.append(receipt);
    stay();
  }

  function show(said) {
    if (known.has(said.id)) return;
    pending.get(said.client_id)?.remove();
    pending.delete(said.client_id);
    const node = bubble(said.by, said.text);
    const behind = [...known.values()].filter((one) => one.place > said.place).sort((a, b) => a.place - b.place)[0];
    log.insertBefore(node, behind?.node ?? [...pending.values()][0] ?? null);
    known.set(said.id, { ...said, node });
    last = Math.max(last, said.place);
    if (said.by !== 'visitor') note.textContent = '';
    meet(present);
    log.scrollTop = log.scrollHeight;
    read();
  }

  function read() {
    const ours = [...known.values()].filter((one) => one.by !== 'visitor' && one.place > (kept.seen ?? 0));
    if (ours.length && dialog.open && document.visibilityState === 'visible') {
      keep({ seen: Math.max(...ours.map((one) => one.place)) });
      ask('seen', { place: kept.seen }).catch(() => {});
      ours.length = 0;
    }
    if (ours.length) openButton.dataset.unread = ours.length;
    else delete openButton.dataset.unread;
  }

  async function send(id, text) {
    const client = id.replaceAll('-', '');
    pending.get(client)?.remove();
    const node = bubble('visitor', text);
    pending.set(client, node);
    log.append(node);
    log.scrollTop = log.scrollHeight;
    try {
      if (!kept.token) await enter();
      const answer = await ask('messages', { id, text });
      if (!answer.ok) throw new Error(`messages: ${answer.status}`);
      note.textContent = words.sent;
      listen();
    } catch {
      const retry = element('button', { type: 'button', textContent: words.again });
      retry.addEventListener('click', () => send(id, text));
      node.append(retry);
      note.textContent = words.again;
    }
  }

  // ---- The stream: one for each tab, taken up where it ended.
  let listening = false;
  let stream = new AbortController();

  async function listen() {
    if (listening) return;
    listening = true;
    for (let pause = 1000; kept.token; pause = Math.min(pause * 2, 30_000)) {
      try {
        const answer = await call('stream', { signal: stream.signal, headers: last ? { 'Last-Event-ID': String(last) } : {} });
        if (answer.status === 401) await enter();
        if (answer.ok) await follow(answer.body, () => (pause = 1000));
      } catch {
        if (dialog.open) note.textContent = words.lost;
      }
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    }
    listening = false;
  }

  async function follow(body, alive) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ''; ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (rest + value).split(/\r?\n\r?\n/);
      rest = events.pop();
      for (const event of events) {
        const line = (name) => event.match(new RegExp(`^${name}: ?(.*)$`, 'm'))?.[1];
        if (line('event') === 'said') show(JSON.parse(line('data')));
        if (line('event') === 'presence') meet(JSON.parse(line('data')));
        if (line('event') === 'ready') {
          meet({});
          if (note.textContent === words.lost) note.textContent = '';
        }
        alive();
      }
    }
  }

  // ---- What people do
  const open = () => {
    dialog.show();
    openButton.hidden = true;
    input.focus();
    enter().then(listen, () => (note.textContent = words.lost));
    read();
  };
  const close = () => {
    dialog.close();
    openButton.hidden = false;
    openButton.focus();
  };
  /** Whoever comes next begins anew, in every tab. */
  const end = async () => {
    if (dialog.open) close();
    await opening?.catch(() => {});
    stream.abort();
    stream = new AbortController();
    forget();
    clear();
  };
  openButton.addEventListener('click', open);
  endButton.addEventListener('click', end);
  window.addEventListener('storage', ({ key, newValue }) => key === STORED && newValue === null && end());
  closeButton.addEventListener('click', close);
  dialog.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  document.addEventListener('visibilitychange', read);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  const AGAIN_MS = 4000;
  let told = 0;
  input.addEventListener('input', () => {
    if (!kept.token || !input.value.trim() || Date.now() - told < AGAIN_MS) return;
    told = Date.now();
    post('writing', {}).catch(() => {});
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = '';
    told = 0;
    send(crypto.randomUUID(), text);
  });

  // ---- The transcript: at once to an address that is proven, after a code to another.
  const askFor = (label, type, inputMode) => {
    Object.assign(mailInput, { type, inputMode, value: '', placeholder: label, ariaLabel: label });
    mailForm.hidden = false;
    mailInput.focus();
  };
  const mail = async (path, body) => {
    const answer = await ask(path, body).catch(() => null);
    if (!answer?.ok) {
      const unknown = answer?.status === 422 && path === 'transcript' && !body.email;
      if (unknown) {
        request = 0;
        return askFor(words.email, 'email', 'email');
      }
      const problem = await answer?.json().catch(() => null);
      note.textContent = problem?.fields?.[0]?.message ?? problem?.message ?? words.lost;
      return;
    }
    const { sent_to: to, request_id: id } = await answer.json();
    request = id;
    note.textContent = words.mailed.replace('{to}', to);
    if (id) return askFor(words.code, 'text', 'numeric');
    mailForm.hidden = true;
    input.focus();
  };
  mailButton.addEventListener('click', () => {
    request = 0;
    mail('transcript', {});
  });
  mailForm.addEventListener('submit', (event) => {
    event.preventDefault();
    const value = mailInput.value.trim();
    mail(...(request ? ['transcript/verify', { request_id: request, code: value }] : ['transcript', { email: value }]));
  });

  const sheet = new CSSStyleSheet(); // unlike <style>, no Content-Security-Policy of the site forbids it
  sheet.replaceSync(STYLES);
  const host = document.createElement('support-chat');
  host.lang = language;
  host.dir = language === 'ar' || language === 'ur' ? 'rtl' : 'ltr';
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(openButton, dialog);
  if (document.body) document.body.append(host);
  else document.addEventListener('DOMContentLoaded', () => document.body.append(host));
  if (kept.token) enter().then(listen, () => {}); // who was here before hears of an answer without opening
})();
