import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Notice } from '@/components/common/Notice';

/** Why something cannot be shown for now; the page keeps asking by itself. */
export function Trouble({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="status">
      <Notice tone="caution" icon={IconPlugConnectedX} title={title}>
        {children}
      </Notice>
    </div>
  );
}
