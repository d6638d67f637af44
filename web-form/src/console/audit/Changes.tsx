import { useTranslations } from 'use-intl';
import { inWords } from '@/lib/words';
import classes from './Audit.module.css';

type Values = Record<string, unknown>;

/** What was different before and after, field by field; unfolds. */
export function Changes({ before, after }: { before: Values; after: Values }) {
  const t = useTranslations('audit');
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <details className={classes.changes}>
      <summary>{t('changed')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{inWords(field)}</th>
              <td dir="auto">{shown(before[field]) ?? t('nothing')}</td>
              <td dir="auto">{shown(after[field]) ?? t('nothing')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.map(shown).join(', ') || null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
