import { expect, it } from 'vitest';
import { annotate } from './annotate';

const SOURCE = { title: 'Billing', content: 'Open Settings.', section: null };

it('keeps what stands between sentences, and names what carries each', () => {
  const sentences = [
    { text: 'Open Settings.', source: 0 },
    { text: 'Have a nice day.', source: null },
  ];
  expect(annotate({ content: 'Hi Ada,\n\nOpen Settings. Have a nice day.\n\nBye', sentences, sources: [SOURCE] })).toEqual([
    { text: 'Hi Ada,\n\n' },
    { text: 'Open Settings.', source: SOURCE },
    { text: ' ' },
    { text: 'Have a nice day.', source: null },
    { text: '\n\nBye' },
  ]);
});

it('shows the whole draft where a sentence is not in it', () => {
  expect(annotate({ content: 'Hello.', sentences: [{ text: 'Gone.', source: 0 }], sources: [] })).toEqual([{ text: 'Hello.' }]);
});
