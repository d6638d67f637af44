import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Notice } from '@/components/common/Notice';
import { broken } from '@/texts/console';

/** A page that failed, most often since a newer version of the console has taken its place. */
export function Broken() {
  return (
    <div role="alert">
      <Notice tone="danger" icon={IconAlertTriangle} title={broken.title}>
        {broken.advice}
        <Button mt="md" display="block" onClick={() => window.location.reload()}>
          {broken.reload}
        </Button>
      </Notice>
    </div>
  );
}
