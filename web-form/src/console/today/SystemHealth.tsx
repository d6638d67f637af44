import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/common/Card';
import { healthQuery, type ComponentHealth } from '@/queries/health';
import { staff } from '@/texts/staff';
import { Trouble } from '../shell/Trouble';
import classes from './Today.module.css';

/** A part that was added later goes by the name that the server gives it. */
const PARTS = staff.today.parts;

/** Every part of the system with its state, as fresh as the server's own view. */
export function SystemHealth() {
  const t = useTranslations('today');
  const { data: health, failureReason: problem } = useQuery(healthQuery);
  return (
    <Card>
      <Title order={2} fz="lg">
        {t('system')}
      </Title>
      {problem && (
        <div className={classes.trouble}>
          <Trouble title={t('notHeard.title')}>
            {problem.message} {t('notHeard.advice')}
          </Trouble>
        </div>
      )}
      {!health && !problem && <Loading />}
      {health && !problem && (
        <>
          <ul className={classes.parts}>
            {Object.entries(health.components).map(([name, component]) => (
              <Part key={name} name={name} component={component} />
            ))}
          </ul>
          <Text c="dimmed" fz="sm" mt="md">
            {t('version', { version: health.version })}
          </Text>
        </>
      )}
    </Card>
  );
}

function Part({ name, component: { status, latency_ms, detail } }: { name: string; component: ComponentHealth }) {
  const t = useTranslations('today');
  return (
    <li className={classes.component}>
      <span className={classes.dot} data-status={status} aria-hidden />
      <strong>{name in PARTS ? t(`parts.${name as keyof typeof PARTS}`) : name}</strong>
      <span className={classes.state}>
        {t(`states.${status}`)}
        {detail && `: ${detail}`}
      </span>
      <span className={classes.latency}>{typeof latency_ms === 'number' && t('milliseconds', { ms: latency_ms })}</span>
    </li>
  );
}

function Loading() {
  const t = useTranslations('today');
  return (
    <Stack mt="md" gap="sm" aria-busy="true">
      <Text className="visuallyHidden" role="status">
        {t('asking')}
      </Text>
      <Skeleton h={16} />
      <Skeleton h={16} w="85%" />
      <Skeleton h={16} w="70%" />
    </Stack>
  );
}
