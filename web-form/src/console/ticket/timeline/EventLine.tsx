import { useFormatter, useTranslations } from 'use-intl';
import { inWords } from '@/lib/words';
import type { Item } from '@/queries/staffTicket';
import { Time } from '@/components/common/Time';
import { staff } from '@/texts/staff';
import { useReason } from '../useReason';
import classes from './EventLine.module.css';

const NAMED = staff.timeline.events;
const FIELDS = staff.timeline.fields;

/** What happened between two messages; thin, since nobody said it. */
export function EventLine({ item: { event, at, author } }: { item: Item }) {
  const t = useTranslations('timeline');
  const reason = useReason();
  const changes = useChanges();
  const name = event && event.name in NAMED ? (event.name as keyof typeof NAMED) : 'other';
  const said = {
    who: author.name ?? t(author.kind),
    name: inWords(event?.name ?? ''),
    reason: reason(String(event?.detail.reason ?? '')),
    what: changes(event?.detail.after ?? {}),
    reasons: reasons(event?.detail.after),
    ticket: String(event?.detail.with ?? ''),
    score: String(event?.detail.score ?? ''),
    words: String(event?.detail.words ?? 'none'),
  };
  return (
    <p className={classes.event}>
      <span>
        {t(`events.${name}`, said)} <Time at={at} short />
      </span>
    </p>
  );
}

/** Why a program did something, as it was told. */
const reasons = (after: unknown) => ((after as { reasons?: string[] } | undefined)?.reasons ?? []).join('; ');

/** What somebody changed, in words; ids mean nothing to anybody. */
function useChanges() {
  const t = useTranslations('timeline.fields');
  const format = useFormatter();
  const words = (value: unknown) => inWords(String(value ?? '—'));
  return (after: object) =>
    format.list(
      Object.entries(after).map(([field, value]) =>
        field in FIELDS ? t(field as keyof typeof FIELDS, { to: words(value) }) : words(field),
      ),
    );
}
