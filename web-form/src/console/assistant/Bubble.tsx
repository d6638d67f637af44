import { useTranslations } from 'use-intl';
import { RichText } from '@/components/common/RichText';
import type { RecordLink as Ref } from '@/queries/assistant';
import { RecordLink } from './RecordLink';
import classes from './Assistant.module.css';

interface Props {
  text: string;
  mine?: boolean;
  /** What it is about. */
  records?: readonly Ref[];
}

/** Something that was said, with links to the records that it speaks of. */
export function Bubble({ text, mine = false, records = [] }: Props) {
  const t = useTranslations('assistant');
  return (
    <div className={classes.bubble} data-mine={mine || undefined}>
      <span className="visuallyHidden">{mine ? t('you') : t('it')}</span>
      <RichText text={text} />
      {records.length > 0 && (
        <ul className={classes.records} aria-label={t('records')}>
          {records.map((record) => (
            <li key={`${record.type} ${record.id}`}>
              <RecordLink record={record} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
