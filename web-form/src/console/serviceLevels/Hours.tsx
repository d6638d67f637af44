import { ActionIcon, Group, Select, Text, TextInput, Title } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ApiError } from '@/api/problem';
import { Card } from '@/components/common/Card';
import type { BusinessHours } from '@/queries/sla';
import { staff } from '@/texts/staff';
import classes from './ServiceLevels.module.css';

type Day = keyof typeof staff.serviceLevels.days;
type Opening = BusinessHours['week'][string][number];

const DAYS = Object.keys(staff.serviceLevels.days) as Day[];
const ZONES = Intl.supportedValuesOf('timeZone');

export interface HoursProps {
  hours: BusinessHours;
  onChange: (change: Partial<BusinessHours>) => void;
  problem: ApiError | null;
}

/** The week, with as many openings a day as somebody works. */
export function Hours({ hours, onChange, problem }: HoursProps) {
  const t = useTranslations('serviceLevels.hours');
  const { time_zone, week } = hours;
  return (
    <Card>
      <Title order={2} fz="lg" mb="md">
        {t('title')}
      </Title>
      <Select
        size="md"
        maw={360}
        searchable
        label={t('timeZone')}
        data={[...new Set([time_zone, 'UTC', ...ZONES])]}
        value={time_zone}
        error={problem?.about('hours.time_zone')}
        onChange={(zone) => zone && onChange({ time_zone: zone })}
      />
      <ul className={classes.week}>
        {DAYS.map((day) => (
          <DayHours
            key={day}
            day={day}
            openings={week[day] ?? []}
            problemAt={(place) => problem?.about(`hours.week.${day}.${place}`)}
            onChange={(openings) => onChange({ week: { ...week, [day]: openings } })}
          />
        ))}
      </ul>
    </Card>
  );
}

interface DayProps {
  day: Day;
  openings: readonly Opening[];
  problemAt: (place: number) => string | undefined;
  onChange: (openings: Opening[]) => void;
}

function DayHours({ day, openings, problemAt, onChange }: DayProps) {
  const t = useTranslations('serviceLevels');
  const name = t(`days.${day}`);
  const next = openings.at(-1)?.closes ?? '09:00';
  return (
    <li className={classes.day}>
      <Text fw={600}>{name}</Text>
      <div className={classes.openings}>
        {openings.length === 0 && <Text c="dimmed">{t('hours.closed')}</Text>}
        {openings.map((opening, place) => (
          <OpeningFields
            key={place}
            day={name}
            opening={opening}
            problem={problemAt(place)}
            onChange={(changed) => onChange(openings.map((each) => (each === opening ? changed : each)))}
            onRemove={() => onChange(openings.filter((each) => each !== opening))}
          />
        ))}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('hours.add', { day: name })}
        onClick={() => onChange([...openings, { opens: next, closes: next < '17:00' ? '17:00' : '24:00' }])}
      >
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}

interface OpeningProps {
  day: string;
  opening: Opening;
  problem: string | undefined;
  onChange: (opening: Opening) => void;
  onRemove: () => void;
}

/** Plain text: a browser's field for times knows no 24:00, which is the end of a day. */
function OpeningFields({ day, opening, problem, onChange, onRemove }: OpeningProps) {
  const t = useTranslations('serviceLevels.hours');
  return (
    <div>
      <Group gap="xs" wrap="nowrap">
        {(['opens', 'closes'] as const).map((end) => (
          <TextInput
            key={end}
            size="sm"
            w={76}
            inputMode="numeric"
            aria-label={t(end, { day })}
            value={opening[end]}
            error={Boolean(problem)}
            onChange={({ currentTarget: { value } }) => onChange({ ...opening, [end]: value })}
          />
        ))}
        <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { day })} onClick={onRemove}>
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
      </Group>
      {problem && (
        <Text role="alert" fz="sm" c="var(--danger)">
          {problem}
        </Text>
      )}
    </div>
  );
}
