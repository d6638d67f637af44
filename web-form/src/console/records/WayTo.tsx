import { Button } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { useSession, type Action } from '@/queries/session';

/** A page beside a list, for whoever may do there what it is for; `link` leads to it. */
export function WayTo({ action, link, children }: { action: Action; link: (props: ComponentProps<'a'>) => ReactNode; children: ReactNode }) {
  const { data: me } = useSession();
  if (!me || !(action in me.actions)) return null;
  return (
    <Button size="sm" variant="default" visibleFrom="sm" renderRoot={link}>
      {children}
    </Button>
  );
}
