/** Files for the form: the server's rules, so that nobody uploads what will be refused. Pure. */

import type { useTranslations } from 'use-intl';
import type { FormRules } from '@/queries/support';

/** Until the server has told its own. */
export const USUAL_RULES: FormRules = {
  max_files: 5,
  max_file_bytes: 5 * 1024 * 1024,
  extensions: ['csv', 'docx', 'gif', 'jpeg', 'jpg', 'log', 'pdf', 'png', 'txt', 'webp', 'xlsx'],
  turnstile_site_key: null,
};

export interface Chosen {
  files: readonly File[];
  /** Why some were left out. */
  refused: readonly Refusal[];
}

/** Says why, in whichever language it is asked for; `size` words a number of bytes. */
export type Refusal = (t: ReturnType<typeof useTranslations<'files'>>, size: (bytes: number) => string) => string;

/** What stays after somebody picked `added`; the same file twice is once. */
export function choose(files: readonly File[], added: readonly File[], rules: FormRules): Chosen {
  return added.reduce<Chosen>(
    (chosen, file) => {
      if (chosen.files.some((each) => identity(each) === identity(file))) return chosen;
      const reason = refusal(file, chosen.files.length, rules);
      return reason
        ? { ...chosen, refused: [...chosen.refused, reason] }
        : { ...chosen, files: [...chosen.files, file] };
    },
    { files, refused: [] },
  );
}

/** Tells a file from another without reading it. */
export const identity = ({ name, size, lastModified }: File) => `${name}/${size}/${lastModified}`;

/** For the file dialog. */
export const acceptOf = (rules: FormRules) => rules.extensions.map((extension) => `.${extension}`).join(',');

function refusal(file: File, count: number, rules: FormRules): Refusal | null {
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!rules.extensions.includes(extension)) return (t) => t('wrongKind', { name: file.name });
  if (file.size === 0) return (t) => t('empty', { name: file.name });
  if (file.size > rules.max_file_bytes) {
    return (t, size) => t('tooLarge', { name: file.name, size: size(file.size), most: size(rules.max_file_bytes) });
  }
  if (count >= rules.max_files) return (t) => t('oneTooMany', { name: file.name, most: rules.max_files });
  return null;
}
