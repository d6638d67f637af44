/*
 * Support button. Put this before </body>:
 *   <script src="https://support.example/embed.js" defer></script>
 * Optional: data-label="Help" (text of the button), data-side="left" (corner, default right),
 * data-lang="de" (language of button and form, default the browser's).
 */
(() => {
  'use strict';
  const script = document.currentScript;

  // `help` as in the pages' catalogues: a test compares.
  const WORDS = {
    en: { help: 'Help', title: 'Support', form: 'Support form', close: 'Close' },
    de: { help: 'Hilfe', title: 'Support', form: 'Support-Formular', close: 'Schließen' },
    es: { help: 'Ayuda', title: 'Soporte', form: 'Formulario de soporte', close: 'Cerrar' },
    fr: { help: 'Aide', title: 'Support', form: 'Formulaire de support', close: 'Fermer' },
    it: { help: 'Aiuto', title: 'Assistenza', form: 'Modulo di assistenza', close: 'Chiudi' },
    nl: { help: 'Hulp', title: 'Support', form: 'Supportformulier', close: 'Sluiten' },
    pl: { help: 'Pomoc', title: 'Wsparcie', form: 'Formularz wsparcia', close: 'Zamknij' },
    pt: { help: 'Ajuda', title: 'Suporte', form: 'Formulário de suporte', close: 'Fechar' },
    tr: { help: 'Yardım', title: 'Destek', form: 'Destek formu', close: 'Kapat' },
    hi: { help: 'सहायता', title: 'सहायता', form: 'सहायता फ़ॉर्म', close: 'बंद करें' },
    ar: { help: 'مساعدة', title: 'الدعم', form: 'نموذج الدعم', close: 'إغلاق' },
    ur: { help: 'مدد', title: 'سپورٹ', form: 'سپورٹ فارم', close: 'بند کیجیے' },
  };
  const known = (tag) => Object.hasOwn(WORDS, tag);
  const asked = script.dataset.lang;
  const wanted = [asked ?? '', ...navigator.languages].map((tag) => tag.split('-')[0].toLowerCase());
  const language = wanted.find(known) ?? 'en';
  const words = WORDS[language];

  const formUrl = new URL('./?embed=1', script.src);
  if (asked) formUrl.searchParams.set('lang', language);
  const label = script.dataset.label || words.help;
  const side = script.dataset.side === 'left' ? 'left' : 'right';

  const STYLES = `
    :host { all: initial; }
    * { box-sizing: border-box; font: 600 16px/1.2 -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
    button { border: 0; cursor: pointer; }
    button:focus-visible { outline: 3px solid #14272a; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
    .open {
      position: fixed; bottom: 20px; ${side}: 20px; z-index: 2147483000;
      display: inline-flex; align-items: center; gap: 10px; min-height: 48px; padding: 12px 20px;
      border-radius: 999px; background: #0b6e6b; color: #fff; box-shadow: 0 8px 24px rgb(15 40 42 / 30%);
    }
    .open:hover { background: #0a5c5a; }
    dialog {
      position: fixed; inset: auto; bottom: 20px; ${side}: 20px; margin: 0; padding: 0; border: 0;
      width: min(440px, calc(100vw - 40px)); height: min(720px, calc(100dvh - 40px));
      max-width: none; max-height: none; overflow: hidden;
      border-radius: 18px; background: #fff; color: #14272a; box-shadow: 0 24px 64px rgb(15 40 42 / 35%);
    }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: rgb(13 21 23 / 35%); }
    .bar { display: flex; align-items: center; padding: 8px; padding-inline-start: 20px; background: #0b6e6b; color: #fff; }
    .bar strong { flex: 1; }
    .close { width: 44px; height: 44px; border-radius: 10px; background: transparent; color: #fff; font-size: 24px; }
    .close:hover { background: #0a5c5a; }
    .close:focus-visible { outline-color: #fff; box-shadow: none; outline-offset: -3px; }
    iframe { flex: 1; width: 100%; border: 0; }
    @media (max-width: 480px) {
      dialog { inset: 0; width: 100vw; height: 100dvh; border-radius: 0; }
    }
    @media (prefers-reduced-motion: no-preference) {
      dialog[open] { animation: rise 160ms ease-out; }
      @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
    }
  `;

  const element = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  const openButton = element('button', { type: 'button', className: 'open', textContent: label });
  openButton.setAttribute('aria-haspopup', 'dialog');

  const closeButton = element('button', { type: 'button', className: 'close', textContent: '\u00d7' });
  closeButton.setAttribute('aria-label', words.close);

  const title = element('strong', { id: 'title', textContent: words.title });
  const dialog = element('dialog', {}, element('div', { className: 'bar' }, title, closeButton));
  dialog.setAttribute('aria-labelledby', 'title');

  // A modal <dialog> brings what is hard to get right by hand: the rest of the page is inert, so
  // focus stays inside; Escape closes; and focus returns to the button.
  let frame = null;
  openButton.addEventListener('click', () => {
    if (!frame) {
      frame = element('iframe', { src: formUrl.href, title: words.form });
      dialog.append(frame);
    }
    dialog.showModal();
  });
  closeButton.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());

  // Keys pressed inside the frame stay there, so the form reports Escape.
  window.addEventListener('message', (event) => {
    const fromForm = frame && event.source === frame.contentWindow && event.origin === formUrl.origin;
    if (fromForm && event.data === 'support-form:close') dialog.close();
  });

  const host = document.createElement('support-button');
  host.lang = language;
  host.dir = language === 'ar' || language === 'ur' ? 'rtl' : 'ltr';
  host.attachShadow({ mode: 'open' }).append(element('style', { textContent: STYLES }), openButton, dialog);
  const attach = () => document.body.append(host);
  if (document.body) attach();
  else document.addEventListener('DOMContentLoaded', attach);
})();
