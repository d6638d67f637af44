import type en from './en';
import type { Language } from './languages';
import type { sandbox } from './sandbox';
import type { staff } from './staff';

/** A key that does not exist, or a variable that is not given, fails the type check. */
declare module 'use-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: typeof en & typeof staff & typeof sandbox;
  }
}
