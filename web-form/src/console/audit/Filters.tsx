import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { inWords } from '@/lib/words';
import type { AuditFilter } from '@/queries/audit';
import { peopleQuery } from '@/queries/people';
import classes from './Audit.module.css';
import { audit } from './page';

/** What the address asks for, and changes of it. */
export function Filters() {
  const t = useTranslations('audit');
  const filter = audit.useSearch();
  const navigate = audit.useNavigate();
  const { data: people = [] } = useQuery(peopleQuery);
  const narrow = (to: AuditFilter) => void navigate({ search: (now) => ({ ...now, ...to }), replace: true });
  const chosen = [filter.act, filter.subject].filter((name) => name !== undefined).map(inWords);
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="md"
        label={t('person')}
        data={[{ value: '', label: t('anybody') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        value={filter.actor_id ?? ''}
        onChange={({ currentTarget }) => narrow({ actor_id: currentTarget.value || undefined })}
      />
      {(['since', 'until'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(name)}
          value={filter[name] ?? ''}
          onChange={({ currentTarget }) => narrow({ [name]: currentTarget.value || undefined })}
        />
      ))}
      {Object.values(filter).some(Boolean) && (
        <Button
          variant="light"
          size="md"
          rightSection={<IconX size={16} aria-hidden />}
          onClick={() => void navigate({ search: {} })}
        >
          {chosen.length > 0 ? t('clearNamed', { names: chosen.join(', ') }) : t('clear')}
        </Button>
      )}
    </div>
  );
}
