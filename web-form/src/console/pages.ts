import { forgotten } from './forgotten/page';
import { login } from './login/page';
import { people } from './people/page';
import { profile } from './profile/page';
import { start } from './start/page';
import { begin, welcome } from './welcome/page';

/** Every page of the console, in the order of the rail. A page is one entry here and a folder of its own. */
export const PAGES = [start, people, profile, login, forgotten, welcome, begin] as const;
