import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { createTranslator } from 'use-intl';
import { describe, expect, it } from 'vitest';
import en from './en';
import { LANGUAGES, TAGS, type Catalogue } from './languages';

/** Characters that fit into a message, and one more. */
const MOST = 5_001;

type Texts = { readonly [key: string]: string | Texts };

const messages = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}${key}`, text] as [string, string]] : messages(text, `${path}${key}.`),
  );

/** Every element of a message, also those inside plurals and tags. */
const elements = (message: readonly MessageFormatElement[]): MessageFormatElement[] =>
  message.flatMap((element) => [
    element,
    ...(element.type === TYPE.tag ? elements(element.children) : []),
    ...(element.type === TYPE.plural ? Object.values(element.options).flatMap(({ value }) => elements(value)) : []),
  ]);

/** Names of variables and tags. */
const variables = (text: string) =>
  new Set(elements(parse(text)).flatMap((element) => ('value' in element && element.type !== TYPE.literal ? element.value : [])));

const plurals = (text: string) => elements(parse(text)).filter((element) => element.type === TYPE.plural);

describe.each(TAGS)('%s', (tag) => {
  const load = async () => (await LANGUAGES[tag].load()).default satisfies Catalogue;

  it('has the variables of the English texts', async () => {
    const said = messages(await load()).map(([path, text]) => [path, variables(text)]);
    expect(said).toEqual(messages(en).map(([path, text]) => [path, variables(text)]));
  });

  it('has a form for every number', async () => {
    const rules = new Intl.PluralRules(tag);
    const needed = new Set(Array.from({ length: MOST }, (_, number) => rules.select(number)));
    for (const [path, text] of messages(await load())) {
      for (const { options } of plurals(text)) {
        expect(Object.keys(options), path).toEqual(expect.arrayContaining([...needed]));
      }
    }
  });

});

it.each(TAGS.filter((tag) => tag !== 'en'))('%s leaves no sentence in English', async (tag) => {
  const english = new Map(messages(en));
  const { default: texts } = await LANGUAGES[tag].load();
  const isSentence = (text: string) => text.split(' ').length > 2;
  expect(messages(texts).filter(([path, text]) => isSentence(text) && text === english.get(path))).toEqual([]);
});

it('refuses a key that does not exist and a variable that is not given', () => {
  const t = createTranslator({ locale: 'en', messages: en, onError: () => undefined });
  // @ts-expect-error no such text
  t('form.nothing');
  // @ts-expect-error `name` is not given
  t('files.empty');
});
