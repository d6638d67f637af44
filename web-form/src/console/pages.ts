import { start } from './start/page';

/** Every page of the console, in the order of the rail. A page is one entry here and a folder of its own. */
export const PAGES = [start] as const;
