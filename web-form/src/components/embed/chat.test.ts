import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { LANGUAGES, TAGS } from '@/texts/languages';

const CODE = readFileSync('public/chat.js', 'utf-8');

// The document of these tests has no constructed style sheets.
vi.stubGlobal('CSSStyleSheet', class { replaceSync() {} });

afterEach(() => {
  document.querySelector('support-chat')?.remove();
  localStorage.clear();
});

const STORED = 'support-chat https://support.example/chat.js';
/** As a server would sign it: only its middle is read here. */
const token = (claims: object) => `a.${btoa(JSON.stringify(claims))}.c`;

/** The page of somebody else after the widget has begun there. */
function start(attributes: Record<string, string>): HTMLElement {
  const script = Object.assign(document.createElement('script'), { src: 'https://support.example/chat.js' });
  Object.assign(script.dataset, attributes);
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true });
  new Function(CODE)();
  return document.querySelector<HTMLElement>('support-chat')!;
}

it.each(TAGS)('speaks %s', (tag) => {
  const widget = start({ lang: tag });
  expect([widget.lang, widget.dir]).toEqual([tag, LANGUAGES[tag].direction]);
  expect(widget.shadowRoot!.textContent).not.toContain('undefined');
});

it('asks nobody before it is opened', () => {
  const asked = vi.spyOn(globalThis, 'fetch');
  start({});
  expect(asked).not.toHaveBeenCalled();
});

it.each([
  ['signed out', 'u-1', {}],
  ['signed in', null, { identity: token({ sub: 'u-1' }) }],
  ['signed in as somebody else', 'u-1', { identity: token({ sub: 'u-2' }) }],
])('speaks for nobody who was here before: %s', (_, named, attributes) => {
  const asked = vi.spyOn(globalThis, 'fetch');
  localStorage.setItem(STORED, JSON.stringify({ token: token({ key: 'k' }), named }));
  start(attributes as Record<string, string>);
  expect(asked).not.toHaveBeenCalled();
  expect(localStorage.getItem(STORED)).toBeNull();
});

/** A window whose server answers like this, by the end of the address. */
function opened(answers: Record<string, (body: { email?: string }) => Response>) {
  const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, options) => {
    const path = String(address).split('/web-chat/')[1]!;
    return answers[path]?.(JSON.parse(String(options?.body ?? '{}'))) ?? new Promise<Response>(() => {});
  });
  const inside = start({}).shadowRoot!;
  const press = (name: string) => inside.querySelector<HTMLElement>(`[aria-label="${name}"]`)!.click();
  return { inside, press, paths: () => asked.mock.calls.map(([address]) => String(address).split('/web-chat/')[1]) };
}

it('forgets the conversation that is ended', async () => {
  localStorage.setItem(STORED, JSON.stringify({ token: token({ key: 'k' }) }));
  const { press } = opened({ session: () => Response.json({ token: token({ key: 'k' }) }) });
  await vi.waitFor(() => expect(localStorage.getItem(STORED)).toContain('named'));
  press('End this chat');
  await vi.waitFor(() => expect(localStorage.getItem(STORED)).toBeNull());
});

it('asks for another address after a code was sent to a wrong one', async () => {
  const { inside, press, paths } = opened({
    transcript: ({ email }) =>
      email
        ? Response.json({ sent_to: 'a***@example.com', request_id: '1' }, { status: 202 })
        : Response.json({ message: 'which address?' }, { status: 422 }),
  });
  const mailForm = inside.querySelector('form')!;
  const field = mailForm.querySelector('input')!;
  for (const address of ['wrong@example.com', 'right@example.com']) {
    press('Get this chat by email');
    await vi.waitFor(() => expect(field.placeholder).toBe('Your email address'));
    field.value = address;
    mailForm.requestSubmit();
    await vi.waitFor(() => expect(field.placeholder).toBe('Code from our email'));
  }
  expect(paths()).not.toContain('transcript/verify');
});

/** A window whose conversation has this in its stream, which goes on. */
function streamed(...events: [string, object][]) {
  const text = events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join('');
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(text)) });
  localStorage.setItem(STORED, JSON.stringify({ token: token({ key: 'k' }), named: null }));
  return opened({
    session: () => Response.json({ token: token({ key: 'k' }) }),
    stream: () => new Response(body),
    writing: () => new Response(null, { status: 204 }),
  });
}

const ASKED = { id: '1', by: 'visitor', text: 'Where is it?', at: '2026-11-29T08:00:00Z', place: 1, client_id: null };

it('says that somebody has read what was asked, and writes', async () => {
  const { inside } = streamed(['said', ASKED], ['ready', {}], ['presence', { looks: true, writes: true }]);
  await vi.waitFor(() => expect(inside.textContent).toContain('Support team is writing'));
  expect(inside.querySelector('.said.visitor')!.textContent).toContain('Read');
});

it('forgets who was there where the stream begins again', async () => {
  const { inside } = streamed(['presence', { looks: true, writes: true }], ['ready', {}], ['said', ASKED]);
  await vi.waitFor(() => expect(inside.textContent).toContain('Where is it?'));
  expect(inside.textContent).not.toContain('Support team is writing');
  expect(inside.querySelector('.said.visitor')!.textContent).not.toContain('Read');
});

it('tells that the visitor writes, once in a while', async () => {
  const { inside, paths } = streamed(['ready', {}]);
  const input = inside.querySelector('textarea')!;
  for (const text of ['H', 'He', 'Hel']) {
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }
  expect(paths().filter((path) => path === 'writing')).toHaveLength(1);
});
