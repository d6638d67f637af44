import { Anchor, SimpleGrid, Title } from '@mantine/core';
import { Card } from '@/components/common/Card';
import { PageTitle } from '@/components/common/PageTitle';
import { start } from '@/texts/start';
import { SystemHealth } from './SystemHealth';
import classes from './Start.module.css';

const DOCS = `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/docs`;

/** What there is so far, and nothing that only looks as if there were. */
export function Start() {
  const { operator, programs } = start.ways;
  return (
    <div className={classes.start}>
      <PageTitle title={start.heading}>{start.introduction}</PageTitle>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" className={classes.cards}>
        <SystemHealth />
        <Card>
          <Title order={2} fz="lg">
            {start.until}
          </Title>
          <dl className={classes.ways}>
            <dt>{operator.title}</dt>
            <dd>{operator.text}</dd>
            <dt>{programs.title}</dt>
            <dd>
              {programs.text}{' '}
              <Anchor href={DOCS} inherit underline="always">
                {start.docs}
              </Anchor>
            </dd>
          </dl>
        </Card>
      </SimpleGrid>
    </div>
  );
}
