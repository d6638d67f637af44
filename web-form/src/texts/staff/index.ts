import { answers } from './answers';
import { assistance } from './assistance';
import { assistant } from './assistant';
import { audit } from './audit';
import { catalogue } from './catalogue';
import { calendar } from './calendar';
import { companies } from './companies';
import { contact } from './contact';
import { contacts } from './contacts';
import { digest } from './digest';
import { drafts } from './drafts';
import { frame } from './frame';
import { imports } from './imports';
import { alerts, inbox, score } from './inbox';
import { help, palette, toasts } from './keyboard';
import { insights } from './insights';
import { knowledge } from './knowledge';
import { leads } from './leads';
import { macros } from './macros';
import { notifications } from './notifications';
import { churn, opportunities, tastes } from './opportunities';
import { outreach } from './outreach';
import { parked } from './parked';
import { outreachSettings } from './outreachSettings';
import { people } from './people';
import { deals, pipelines } from './pipelines';
import { products } from './products';
import { records } from './records';
import { reliability } from './reliability';
import { search } from './search';
import { serviceLevels } from './serviceLevels';
import { session } from './session';
import { settings } from './settings';
import { tags } from './tags';
import { tasks } from './tasks';
import { composer, context, desk, suggestion, timeline, unsent } from './ticket';
import { today } from './today';
import { tokens } from './tokens';
import { views } from './views';
import { webhook } from './webhook';
import { writeFirst } from './writeFirst';

/** What the console says, in English only: loaded with it, beside the catalogue of the pages for customers. */
export const staff = {
  console: frame,
  ...session,
  alerts,
  answers,
  assistance,
  assistant,
  audit,
  catalogue,
  calendar,
  companies,
  composer,
  contact,
  contacts,
  context,
  deals,
  desk,
  digest,
  drafts,
  help,
  imports,
  inbox,
  insights,
  knowledge,
  leads,
  macros,
  notifications,
  churn,
  opportunities,
  tastes,
  outreach,
  outreachSettings,
  palette,
  parked,
  people,
  pipelines,
  products,
  records,
  score,
  reliability,
  search,
  serviceLevels,
  settings,
  suggestion,
  tags,
  tasks,
  timeline,
  toasts,
  today,
  tokens,
  unsent,
  views,
  webhook,
  writeFirst,
};
