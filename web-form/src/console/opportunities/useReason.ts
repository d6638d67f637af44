import { useTranslations } from 'use-intl';
import { inWords } from '@/lib/words';
import type { Opportunity } from '@/queries/opportunities';

/** Why something is an opportunity, in words; of a rule that this page does not know, its name. */
export function useReason() {
  const t = useTranslations('opportunities.rule');
  return ({ rule, facts }: Pick<Opportunity, 'rule' | 'facts'>): string => {
    const number = (name: string) => Number(facts[name] ?? 0);
    const days = (name: string) => Math.floor(number(name));
    switch (rule) {
      case 'asked_for_prices':
        return t(rule, { days: days('waits_days') });
      case 'silent_after_quote':
        return t(rule, { days: days('silent_days') });
      case 'lead_writes':
        return t(rule, { days: days('silent_days') });
      case 'important_lead':
        return t(rule, { value: number('value') });
      case 'grew_in_seats':
        return t(rule, { quantity: number('quantity'), title: String(facts.title), before: number('before') });
      case 'valuable_customer_turns':
        return t(rule, { share: number('probability') });
      case 'asked_for_seats':
      case 'looks_elsewhere':
      case 'deal_and_angry_ticket':
        return t(rule);
      default:
        return inWords(rule);
    }
  };
}
