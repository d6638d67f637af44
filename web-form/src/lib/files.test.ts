import { describe, expect, it } from 'vitest';
import { files as t, format } from '@/test/english';
import { acceptOf, choose, USUAL_RULES, type Chosen } from './files';
import { fileSize } from './format';

const RULES = { ...USUAL_RULES, max_files: 2, max_file_bytes: 2048, extensions: ['png', 'txt'] };

const file = (name: string, size = 10) => new File(['x'.repeat(size)], name, { lastModified: 1 });
const wordsOf = ({ refused }: Chosen) => refused.map((says) => says(t, (bytes) => fileSize(format, bytes)));
const names = (files: readonly File[]) => files.map(({ name }) => name);

describe('choose', () => {
  it('adds to what was chosen before, in order', () =>
    expect(names(choose([file('a.png')], [file('B.TXT')], RULES).files)).toEqual(['a.png', 'B.TXT']));

  it('takes the same file once', () =>
    expect(choose([file('a.png')], [file('a.png')], RULES)).toMatchObject({ refused: [], files: { length: 1 } }));

  it.each([
    ['what may not be sent', file('a.exe'), 'a.exe cannot be attached'],
    ['what has no extension', file('png'), 'png cannot be attached'],
    ['what is empty', file('a.png', 0), 'a.png is empty'],
    ['what is too large', file('a.png', 2049), 'at most 2 kB'],
  ])('leaves out %s and says why', (_, added, said) => {
    const chosen = choose([], [added, file('good.txt')], RULES);
    expect(names(chosen.files)).toEqual(['good.txt']);
    expect(wordsOf(chosen)).toEqual([expect.stringContaining(said)]);
  });

  it('names what is one too many', () => {
    const chosen = choose([], [file('a.png'), file('b.png'), file('c.png')], RULES);
    expect(names(chosen.files)).toEqual(['a.png', 'b.png']);
    expect(wordsOf(chosen)).toEqual(['c.png is one too many: at most 2 files can be sent.']);
  });
});

it('tells the file dialog what fits', () => expect(acceptOf(RULES)).toBe('.png,.txt'));
