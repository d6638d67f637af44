import { LANGUAGES, TAGS } from '@/texts/languages';

/** Every language, as its speakers call it. */
export function LanguageOptions() {
  return TAGS.map((tag) => (
    <option key={tag} value={tag} lang={tag}>
      {LANGUAGES[tag].name}
    </option>
  ));
}
