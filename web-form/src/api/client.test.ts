import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { answer, refused } from '@/test/server';
import { answerOf, api } from './client';

const ask = () => answerOf(api.GET('/api/v1/brand'));

describe('a failure', () => {
  it.each([
    ['a refusal', refused(422, { email: 'No.' }), { kind: 'invalid', fields: [{ field: 'email', message: 'No.' }] }],
    ['too many', refused(429, {}, { 'Retry-After': '7' }), { kind: 'rate_limited', retryAfter: 7, temporary: true }],
    ['a proxy', new Response('<html>', { status: 502 }), { kind: 'unavailable', fields: [], retryAfter: null }],
    ['no network', HttpResponse.error(), { kind: 'network', temporary: true }],
    ['nonsense', new Response('<html>'), { kind: 'unexpected' }],
    ['nothing there', refused(404), { kind: 'not_found', temporary: false, message: 'The server says no.' }],
  ])('%s is named', async (_, response, problem) => {
    answer('get', '/brand', response);
    await expect(ask()).rejects.toMatchObject(problem);
  });

  it('of whoever gave up is theirs', async () => {
    const leaving = new AbortController();
    const asked = answerOf(api.GET('/api/v1/brand', { signal: leaving.signal }));
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
