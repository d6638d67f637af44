import { assistance } from './assistance/page';
import { audit } from './audit/page';
import { forgotten } from './forgotten/page';
import { inboxPages } from './inbox/page';
import { knowledge } from './knowledge/page';
import { login } from './login/page';
import { macros } from './macros/page';
import { parked } from './parked/page';
import { people } from './people/page';
import { profile } from './profile/page';
import { search } from './search/page';
import { serviceLevels } from './serviceLevels/page';
import { firstSetting, settings } from './settings/page';
import { today } from './today/page';
import { tokens } from './tokens/page';
import { begin, welcome } from './welcome/page';

/** The pages inside the frame of the settings, in their order there; each names the action that it is for. */
export const SETTINGS = [people, macros, assistance, serviceLevels, knowledge, tokens, audit] as const;

/** Every page of the console, in the order of the rail. A page is one entry here and a folder of its own. */
export const PAGES = [
  today,
  inboxPages,
  search,
  parked,
  settings.addChildren([firstSetting, ...SETTINGS]),
  profile,
  login,
  forgotten,
  welcome,
  begin,
] as const;
