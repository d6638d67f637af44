import { NumberInput, Table, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import type { SlaSettings } from '@/queries/sla';
import { staff } from '@/texts/staff';
import classes from './ServiceLevels.module.css';

type Policies = NonNullable<SlaSettings['policies']>;
type Policy = Policies[string];
type Priority = keyof typeof staff.serviceLevels.priorities;

const PRIORITIES = Object.keys(staff.serviceLevels.priorities) as Priority[];
const PROMISES = ['first_response_minutes', 'next_response_minutes', 'resolution_minutes'] as const;

interface Props {
  policies: Policies;
  onChange: (policies: Policies) => void;
}

/** How soon what has to happen; the server counts minutes, people hours. */
export function Promises({ policies, onChange }: Props) {
  const t = useTranslations('serviceLevels');
  return (
    <Card>
      <Title order={2} fz="lg">
        {t('promises.title')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('promises.advice')}
      </Text>
      <div className={classes.promises} tabIndex={0} role="region" aria-label={t('promises.title')}>
        <Table verticalSpacing="xs" withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('promises.priority')}</Table.Th>
              {PROMISES.map((promise) => (
                <Table.Th key={promise}>{t(`promises.${promise}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {PRIORITIES.map((priority) => (
              <PriorityRow
                key={priority}
                priority={priority}
                policy={policies[priority] ?? {}}
                onChange={(policy) => onChange({ ...policies, [priority]: policy })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

function PriorityRow({ priority, policy, onChange }: { priority: Priority; policy: Policy; onChange: (policy: Policy) => void }) {
  const t = useTranslations('serviceLevels');
  const name = t(`priorities.${priority}`);
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      {PROMISES.map((promise) => (
        <Table.Td key={promise}>
          <NumberInput
            size="sm"
            hideControls
            min={0}
            decimalScale={2}
            aria-label={t('promises.of', { priority: name, promise: t(`promises.${promise}`) })}
            defaultValue={hours(policy[promise])}
            onChange={(typed) => onChange({ ...policy, [promise]: typeof typed === 'number' && typed > 0 ? Math.round(typed * 60) : null })}
          />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

const hours = (minutes: number | null | undefined) => (minutes ? minutes / 60 : '');
