import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/Shell';

/** The pages for customers. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
