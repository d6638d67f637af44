import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '@/components/common/PageTitle';
import { missing } from '@/texts/console';

/** An address of the console that nothing stands behind. */
export function Missing() {
  return (
    <PageTitle title={missing.title}>
      {missing.advice}{' '}
      <Anchor component={Link} to="/" inherit underline="always">
        {missing.start}
      </Anchor>
    </PageTitle>
  );
}
