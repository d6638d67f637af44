import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, refused } from '@/test/server';
import { show } from '@/test/show';
import { Satisfaction } from './Satisfaction';

const PATH = '/tickets/TKT-0006/rating';
const ASKED = { state: 'asked', score: null, words: '' };
const panel = () => show(<Satisfaction number="TKT-0006" ticket={null} rating="secret" />);

it('says nothing before somebody sends it, and then what they mean', async () => {
  answer('get', PATH, ASKED);
  const said = answer('post', PATH, { state: 'answered', score: 4, words: 'Quick.' });
  const user = panel();
  await user.click(await screen.findByRole('radio', { name: '4 of 5' }));
  await user.type(screen.getByRole('textbox', { name: 'What could be better?' }), 'Quick.');
  expect(said).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('Thank you. Your answer helps us.');
  expect(await said[0]!.json()).toEqual({ score: 4, words: 'Quick.' });
  expect(said[0]!.headers.get('X-Rating-Token')).toBe('secret');
});

it('says why an answer does not count any more', async () => {
  answer('get', PATH, ASKED);
  answer('post', PATH, refused(409));
  const user = panel();
  await user.click(await screen.findByRole('radio', { name: '1 of 5' }));
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('The server says no.');
});
