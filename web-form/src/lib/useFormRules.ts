import { useEffect, useState } from 'react';
import { fetchFormRules, type FormRules } from './api';
import { USUAL_RULES } from './files';

/** The server's rules; the usual ones while they are on their way or the server cannot be reached. */
export function useFormRules(): FormRules {
  const [rules, setRules] = useState(USUAL_RULES);
  useEffect(() => {
    const leaving = new AbortController();
    fetchFormRules(leaving.signal).then(setRules, () => undefined);
    return () => leaving.abort();
  }, []);
  return rules;
}
