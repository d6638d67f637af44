/** Files for the form: the server's rules, so that nobody uploads what will be refused. Pure. */

import type { FormRules } from './api';

/** Until the server has told its own. */
export const USUAL_RULES: FormRules = {
  max_files: 5,
  max_file_bytes: 5 * 1024 * 1024,
  extensions: ['csv', 'docx', 'gif', 'jpeg', 'jpg', 'log', 'pdf', 'png', 'txt', 'webp', 'xlsx'],
  turnstile_site_key: null,
};

export interface Chosen {
  files: readonly File[];
  /** Why some were left out, in words for people. */
  refused: readonly string[];
}

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

/** "640 bytes", "12 KB", "1.5 MB". */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${Number((bytes / 1024 / 1024).toFixed(1))} MB`;
}

function refusal(file: File, count: number, rules: FormRules): string | null {
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!rules.extensions.includes(extension))
    return `${file.name} cannot be attached: choose a picture, a PDF, a text or an Office document.`;
  if (file.size === 0) return `${file.name} is empty.`;
  if (file.size > rules.max_file_bytes)
    return `${file.name} has ${formatSize(file.size)}: at most ${formatSize(rules.max_file_bytes)} can be sent.`;
  if (count >= rules.max_files) return `${file.name} is one too many: at most ${rules.max_files} files can be sent.`;
  return null;
}
