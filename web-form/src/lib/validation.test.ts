import { describe, expect, it } from 'vitest';
import { corrections } from '@/test/english';
import { isEmail, lengthOf, normalisePhone, normaliseTicketNumber, RULES } from './validation';

describe('rules', () => {
  it.each([
    ['name', '   ', 'x'],
    ['name', 'x'.repeat(121), 'x'.repeat(120)],
    ['subject', ' ab ', 'abc'],
    ['subject', 'x'.repeat(201), 'x'.repeat(200)],
    ['message', 'too short', 'long enough'],
    ['message', 'x'.repeat(5001), 'x'.repeat(5000)],
    ['category', '', 'billing'],
  ] as const)('%s: refuses %j, accepts %j', (field, bad, good) => {
    expect(RULES[field](bad)).not.toBeNull();
    expect(RULES[field](good)).toBeNull();
  });

  it('say how much has to go', () => expect(RULES.subject('x'.repeat(205))?.(corrections)).toContain('please remove 5'));
});

it('counts an emoji as one character', () => expect(lengthOf(' 👍👍 ')).toBe(2));

it.each(['a@b.co', 'first.last+tag@sub.example.com', 'x@ex-ample.museum'])('%s is an address', (text) =>
  expect(isEmail(text)).toBe(true),
);

it.each(['', 'a', 'a@b', 'a@@b.co', 'a b@c.de', 'a@b..co', 'a@b.c', '@b.co', 'a@-b.co'])('%j is no address', (text) =>
  expect(isEmail(text)).toBe(false),
);

it.each([
  ['+1 (202) 555-0142', '+12025550142'],
  ['0202 555 0142', null],
])('phone %j -> %j', (text, phone) => expect(normalisePhone(text)).toBe(phone));

it.each([
  ['TKT-0006', 'TKT-0006'],
  [' tkt 6 ', 'TKT-0006'],
  ['12345', 'TKT-12345'],
  ['TKT-', null],
  ['order 6', null],
])('ticket number %j -> %j', (text, number) => expect(normaliseTicketNumber(text)).toBe(number));
