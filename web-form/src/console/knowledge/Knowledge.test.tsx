import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const ARTICLE = {
  id: 4,
  status: 'waiting',
  title: 'Can I export my board?',
  question: 'Hello, can I export my board as a file?',
  body: 'Open the board and choose Export.',
  tickets: ['TKT-0004', 'TKT-0009'],
  reason: null,
  document: null,
  published: false,
  created_at: '2026-11-29T00:00:00Z',
  decided_at: null,
};
const articles = (...suggestions: object[]) => ({ suggestions, next_cursor: null });

function open(search = '') {
  window.history.replaceState(null, '', `/console/settings/knowledge/${search}`);
  return show(<Console />);
}

beforeEach(() => {
  somebodyIsSignedIn({ actions: { self: 'all', teach: 'team' } });
});

it('says how many wanted to know what nothing answers, and leads to their tickets', async () => {
  const at = '2026-11-29T00:00:00Z';
  const examples = [{ ticket_number: 'TKT-0004', channel: 'email', text: 'Can I export?', asked_at: at }];
  answer('get', '/knowledge/gaps', [
    { id: 'g', questions: 3, customers: 2, first_asked_at: at, last_asked_at: at, examples },
  ]);
  open();
  await screen.findByText(/2 customers asked 3 times/);
  expect(screen.getByRole('link', { name: 'TKT-0004' }).getAttribute('href')).toBe('/console/inbox/TKT-0004/');
});

it('says so where nothing is missing', async () => {
  answer('get', '/knowledge/gaps', []);
  open();
  await screen.findByText('No question stayed without an answer');
});

it('teaches the article in the words that somebody left', async () => {
  answer('get', '/knowledge/suggestions', articles(ARTICLE), articles());
  const asked = answer('post', '/knowledge/suggestions/4/approve', { ...ARTICLE, status: 'approved' });
  const user = open('?show=waiting');
  await user.type(await screen.findByLabelText('What the AI may say'), ' It is a CSV.');
  await user.click(screen.getByRole('button', { name: 'Teach this' }));
  await screen.findByText('Nothing to check');
  expect(await asked[0]!.json()).toEqual({ title: ARTICLE.title, body: `${ARTICLE.body} It is a CSV.` });
});

it('turns one down only with a reason', async () => {
  answer('get', '/knowledge/suggestions', articles(ARTICLE), articles());
  const asked = answer('post', '/knowledge/suggestions/4/reject', { ...ARTICLE, status: 'rejected' });
  const user = open('?show=waiting');
  await user.click(await screen.findByRole('button', { name: 'Turn down' }));
  await user.type(screen.getByLabelText('Why not'), 'Only for this customer');
  await user.click(screen.getByRole('button', { name: 'Turn it down' }));
  await screen.findByText('Nothing to check');
  expect(await asked[0]!.json()).toEqual({ reason: 'Only for this customer' });
});

it('keeps what was written where the server refuses it', async () => {
  answer('get', '/knowledge/suggestions', articles(ARTICLE));
  answer('post', '/knowledge/suggestions/4/approve', refused(422, { body: 'holds no text' }));
  const user = open('?show=waiting');
  await user.type(await screen.findByLabelText('What the AI may say'), ' More.');
  await user.click(screen.getByRole('button', { name: 'Teach this' }));
  await screen.findByText('holds no text');
  expect(screen.getByLabelText('What the AI may say')).toHaveProperty('value', `${ARTICLE.body} More.`);
});

it('shows what was taught, and from where it comes', async () => {
  answer('get', '/knowledge/suggestions', articles({ ...ARTICLE, status: 'approved', published: true }));
  const user = open();
  answer('get', '/knowledge/gaps', []);
  await user.click(await screen.findByRole('link', { name: 'Taught' }));
  const [taught] = within(await screen.findByRole('list', { name: 'Taught' })).getAllByRole('listitem');
  within(taught!).getByText(/The AI knows this/);
  within(taught!).getByRole('link', { name: 'TKT-0009' });
});
