import { Button, NativeSelect, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { Notice } from '@/components/common/Notice';
import { customFieldsQuery } from '@/queries/customFields';
import { useTry, type Import, type ImportedKind, type Mapping, type Preview } from '@/queries/imports';
import { staff } from '@/texts/staff';
import classes from './Imports.module.css';

type Field = keyof typeof staff.imports.fields;
const FIELDS: Record<ImportedKind, readonly Field[]> = {
  contact: ['first_name', 'last_name', 'name', 'email', 'phone', 'company', 'position', 'notes', 'tags', 'time_zone', 'owner', 'team'],
  company: ['name', 'domain', 'phone', 'notes', 'tags', 'owner', 'team', 'id'],
  deal: ['title', 'contact', 'pipeline', 'value', 'currency', 'status', 'expected_close', 'description', 'lost_reason', 'tags', 'owner', 'team', 'id'],
  task: ['title', 'contact', 'due_date', 'remind_at', 'time_zone', 'repeats', 'priority', 'status', 'description', 'tags', 'deal', 'ticket', 'owner', 'team', 'id'],
};
const ON_MATCH = Object.entries(staff.imports.onMatches).map(([value, label]) => ({ value, label }));

/** What each column means, shown on the file's own rows; it comes guessed. */
export function Columns({ made, onTried }: { made: Import; onTried: (tried: Preview) => void }) {
  const t = useTranslations('imports');
  const { data: custom = [] } = useQuery(customFieldsQuery(made.object));
  const [mapping, setMapping] = useState<Mapping['mapping']>(() => Object.fromEntries(made.columns.map(({ name, field }) => [name, field])));
  const [onMatch, setOnMatch] = useState(made.on_match);
  const { mutate: attempt, isPending, error } = useTry(made.id);
  const options = [{ value: '', label: t('leftOut') }, ...FIELDS[made.object].map((value) => ({ value, label: t(`fields.${value}`) })), ...custom.map(({ name, label }) => ({ value: `custom.${name}`, label }))];
  return (
    <Card>
      <div className={classes.columns}>
        {made.columns.map(({ name, sample }) => (
          <div key={name} className={classes.column}>
            <div>
              <Text fw={600} dir="auto">
                {name}
              </Text>
              <Text fz="sm" c="dimmed" truncate dir="auto">
                {t('example', { value: sample.find(Boolean) ?? '–' })}
              </Text>
            </div>
            <NativeSelect
              size="sm"
              aria-label={name}
              data={options}
              value={mapping[name] ?? ''}
              error={error?.about(`mapping.${name}`)}
              onChange={({ currentTarget }) => setMapping({ ...mapping, [name]: currentTarget.value || null })}
            />
          </div>
        ))}
      </div>
      <NativeSelect
        mt="md"
        maw={360}
        size="md"
        label={t('onMatch')}
        data={ON_MATCH}
        value={onMatch}
        onChange={({ currentTarget }) => setOnMatch(currentTarget.value as typeof onMatch)}
      />
      <div role="alert">
        {error && (
          <Notice tone="danger" icon={IconAlertTriangle} title={t('notMapped')}>
            {error.message}
          </Notice>
        )}
      </div>
      <Button mt="lg" size="md" loading={isPending} onClick={() => attempt({ mapping, on_match: onMatch }, { onSuccess: onTried })}>
        {t('next')}
      </Button>
    </Card>
  );
}
