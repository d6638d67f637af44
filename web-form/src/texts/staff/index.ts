import { answers } from './answers';
import { audit } from './audit';
import { frame } from './frame';
import { alerts, inbox, score } from './inbox';
import { help, palette, toasts } from './keyboard';
import { knowledge } from './knowledge';
import { notifications } from './notifications';
import { parked } from './parked';
import { people } from './people';
import { search } from './search';
import { session } from './session';
import { settings } from './settings';
import { composer, context, desk, suggestion, timeline, unsent } from './ticket';
import { today } from './today';
import { tokens } from './tokens';

/** What the console says, in English only: loaded with it, beside the catalogue of the pages for customers. */
export const staff = {
  console: frame,
  ...session,
  alerts,
  answers,
  audit,
  composer,
  context,
  desk,
  help,
  inbox,
  knowledge,
  notifications,
  palette,
  parked,
  people,
  score,
  search,
  settings,
  suggestion,
  timeline,
  toasts,
  today,
  tokens,
  unsent,
};
