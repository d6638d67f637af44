import { expect, it } from 'vitest';
import { createFormatter } from 'use-intl';
import { format } from '@/test/english';
import { after, fileSize } from './format';

it.each([
  [640, '640 bytes'],
  [12_400, '12 kB'],
  [5 * 1024 * 1024, '5 MB'],
  [1_600_000, '1.5 MB'],
])('%d is %s', (bytes, words) => expect(fileSize(format, bytes)).toBe(words));

it.each([
  [1, 'in 1 second'],
  [89, 'in 89 seconds'],
  [91, 'in 2 minutes'],
])('after %d s is %s', (seconds, words) => expect(after(format, seconds)).toBe(words));


it('speaks as the page does', () => expect(after(createFormatter({ locale: 'pl' }), 22)).toBe('za 22 sekundy'));
