import { audit } from './audit';
import { frame } from './frame';
import { knowledge } from './knowledge';
import { parked } from './parked';
import { people } from './people';
import { session } from './session';
import { settings } from './settings';
import { start } from './start';
import { tokens } from './tokens';

/** What the console says, in English only: loaded with it, beside the catalogue of the pages for customers. */
export const staff = { console: frame, ...session, audit, knowledge, parked, people, settings, start, tokens };
