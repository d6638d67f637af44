/** A name that programs use, as people read it: "ticket_assigned" is "ticket assigned". */
export const inWords = (name: string) => name.replaceAll('_', ' ');
