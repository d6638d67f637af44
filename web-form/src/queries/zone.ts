/** Where whoever looks is: days begin and end there. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
