import { describe, expect, it } from 'vitest';
import { linkify, parseText } from './richtext';

const links = (text: string) =>
  linkify(text)
    .filter(({ kind }) => kind === 'link')
    .map(({ text: url }) => url);

describe('linkify', () => {
  it('keeps every character, in order', () => {
    const text = 'See https://a.example/x?y=1, or (http://b.example).';
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it.each([
    ['at https://a.example/x.', ['https://a.example/x']],
    ['(https://a.example)', ['https://a.example']],
    ['https://a.example/b_(c)', ['https://a.example/b_(c)']],
    ['javascript:alert(1) data:text/html,x ftp://a.example', []],
    ['https://', []],
    ['<a href="https://a.example">', ['https://a.example']],
  ])('%j', (text, expected) => expect(links(text)).toEqual(expected));
});

describe('parseText', () => {
  it('leaves HTML as text', () =>
    expect(parseText('<b>x</b>')).toEqual([{ kind: 'paragraph', lines: [[{ kind: 'text', text: '<b>x</b>' }]] }]));

  it('separates paragraphs at blank lines and keeps single line breaks', () => {
    const [first, second] = parseText('one\r\ntwo\n\n\nthree');
    expect(first).toMatchObject({ kind: 'paragraph', lines: { length: 2 } });
    expect(second).toMatchObject({ kind: 'paragraph', lines: { length: 1 } });
  });

  it('collects numbered items, also across blank lines', () =>
    expect(parseText('Do this:\n2. open\n\n3) save').map((block) => block.kind)).toEqual(['paragraph', 'numbers']));

  it('remembers the first number', () => expect(parseText('2. open')[0]).toMatchObject({ start: 2 }));

  it('collects bullets', () =>
    expect(parseText('- a\n* b')).toMatchObject([{ kind: 'bullets', items: { length: 2 } }]));

  it('does not mistake a year for a list', () => expect(parseText('2024. A good year')[0]?.kind).toBe('paragraph'));
});
