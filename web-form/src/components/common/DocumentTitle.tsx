'use client';

import { useCompany } from '@/queries/brand';
import { common } from '@/texts/common';

/** The name of the browser's tab. */
export function DocumentTitle({ page = '' }: { page?: string }) {
  return <title>{common.title(page, common.support(useCompany()))}</title>;
}
