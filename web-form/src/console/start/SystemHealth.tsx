import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Card } from '@/components/common/Card';
import { Notice } from '@/components/common/Notice';
import { healthQuery, type ComponentHealth } from '@/queries/health';
import { start } from '@/texts/start';
import classes from './Start.module.css';

/** Every part of the system with its state, as fresh as the server's own view. */
export function SystemHealth() {
  const { data: health, failureReason: problem } = useQuery(healthQuery);
  return (
    <Card>
      <Title order={2} fz="lg">
        {start.system}
      </Title>
      {problem && (
        <div role="status" className={classes.trouble}>
          <Notice tone="caution" icon={IconPlugConnectedX} title={start.unknown.title}>
            {problem.message} {start.unknown.advice}
          </Notice>
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
            {start.version(health.version)}
          </Text>
        </>
      )}
    </Card>
  );
}

function Part({ name, component: { status, latency_ms, detail } }: { name: string; component: ComponentHealth }) {
  return (
    <li className={classes.part}>
      <span className={classes.dot} data-status={status} aria-hidden />
      <strong>{start.part(name)}</strong>
      <span className={classes.state}>
        {start.state(status)}
        {detail && `: ${detail}`}
      </span>
      <span className={classes.latency}>{typeof latency_ms === 'number' && start.milliseconds(latency_ms)}</span>
    </li>
  );
}

function Loading() {
  return (
    <Stack mt="md" gap="sm" aria-busy="true">
      <Text className="visuallyHidden" role="status">
        {start.loading}
      </Text>
      <Skeleton h={16} />
      <Skeleton h={16} w="85%" />
      <Skeleton h={16} w="70%" />
    </Stack>
  );
}
