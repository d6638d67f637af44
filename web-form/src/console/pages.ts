import { assistance } from './assistance/page';
import { assistant } from './assistant/page';
import { audit } from './audit/page';
import { catalogue } from './catalogue/page';
import { companies, company } from './companies/page';
import { contact, contacts, duplicates } from './contacts/page';
import { forgotten } from './forgotten/page';
import { drafts } from './drafts/page';
import { imports, oneImport } from './imports/page';
import { inboxPages } from './inbox/page';
import { firstInsight, insight, insights } from './insights/page';
import { knowledge } from './knowledge/page';
import { leads } from './leads/page';
import { login } from './login/page';
import { macros } from './macros/page';
import { atRisk, opportunities } from './opportunities/page';
import { oneCampaign, outreach } from './outreach/page';
import { outreachSettings } from './outreachSettings/page';
import { parked } from './parked/page';
import { people } from './people/page';
import { oneDeal, pipeline, pipelines } from './pipelines/page';
import { product, products } from './products/page';
import { profile } from './profile/page';
import { reliability } from './reliability/page';
import { search } from './search/page';
import { serviceLevels } from './serviceLevels/page';
import { firstSetting, settings } from './settings/page';
import { tags } from './tags/page';
import { oneTask, tasks } from './tasks/page';
import { today } from './today/page';
import { tokens } from './tokens/page';
import { webhook } from './webhook/page';
import { begin, welcome } from './welcome/page';

/** The pages inside the frame of the settings, in their order there; each names the action that it is for. */
export const SETTINGS = [people, macros, tags, assistance, reliability, serviceLevels, outreachSettings, knowledge, catalogue, webhook, tokens, audit] as const;

/** Every page of the console, in the order of the rail. A page is one entry here and a folder of its own. */
export const PAGES = [
  today,
  inboxPages,
  drafts,
  contacts,
  companies,
  products,
  pipelines,
  opportunities,
  tasks,
  outreach,
  insights.addChildren([firstInsight, insight]),
  assistant,
  search,
  parked,
  settings.addChildren([firstSetting, ...SETTINGS]),
  duplicates,
  contact,
  company,
  product,
  pipeline,
  oneDeal,
  oneTask,
  atRisk,
  leads,
  oneCampaign,
  imports,
  oneImport,
  profile,
  login,
  forgotten,
  welcome,
  begin,
] as const;
