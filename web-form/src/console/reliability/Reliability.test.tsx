import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { answer, refused, somebodyIsSignedIn } from '@/test/server';
import { show } from '@/test/show';
import { Console } from '../Console';

const band = (confidence_from: number, judged: number, right: number) =>
  ({ channel: 'email', confidence_from, judged, confidence: confidence_from + 0.02, calibrated: 0.7, right });
const CURVE = { channel: null, intent: null, judged: 40, state: 'lowers', at_send: 0.81, at_draft: 0.5, fitted_at: '2026-11-29T08:00:00Z' };

beforeEach(() => void somebodyIsSignedIn({ actions: { self: 'all', report: 'all' } }));

function open(found: object | Response) {
  answer('get', '/assist/reliability', found as never);
  window.history.replaceState(null, '', '/console/settings/reliability/');
  return show(<Console />);
}

it('says how often the AI was right where it was as sure', async () => {
  open({ since: '2026-06-01T00:00:00Z', bands: [band(0.6, 10, 0.5), band(0.9, 30, 0.9)], curves: [CURVE] });
  await screen.findByRole('row', { name: 'Email 90% and more 30 92% 90% 70%' });
  screen.getByText(/People sent 80% of what it suggested as it was/);
  screen.getByText(/90 % is read as 81%/);
});

it('asks for judgements where there are none', async () => {
  open({ since: '2026-06-01T00:00:00Z', bands: [], curves: [] });
  await screen.findByText('Nobody has judged a reply yet');
});

it('says why it cannot be shown', async () => {
  open(refused(503));
  await screen.findByText('The server says no.');
  expect(screen.queryByRole('table')).toBeNull();
});
