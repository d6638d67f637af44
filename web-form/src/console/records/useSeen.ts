import { useState } from 'react';
import type { ApiError } from '@/api/problem';

/** Which state of a record a form changes: the one it was opened with; once the server has refused that, the one it shows as news. */
export function useSeen<R extends { updated_at: string }>(record: R, problem: ApiError | null) {
  const [opened, setOpened] = useState(record);
  const refused = problem?.kind === 'changed';
  return { seen: refused ? record.updated_at : opened.updated_at, before: refused ? opened : record, saved: setOpened };
}
