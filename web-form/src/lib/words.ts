/** A name that programs use, as people read it: "ticket_assigned" is "ticket assigned". */
export const inWords = (name: string) => name.replaceAll('_', ' ');

/** As it begins a line. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
