'use client';

import { useSite } from '@/queries/brand';

/** The name of the browser's tab. */
export function DocumentTitle({ page }: { page?: string }) {
  const site = useSite();
  return <title>{page ? `${page} · ${site}` : site}</title>;
}
