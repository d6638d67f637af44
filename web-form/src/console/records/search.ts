/** A word that the address keeps; a number in it is a word, too. */
export const text = (value: unknown): string | undefined => (value === undefined || value === '' ? undefined : String(value));
