import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useInbox } from '../inbox/useInbox';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Nobody chose this ticket: it is there because the one before it is done. */
    cameByItself?: boolean;
  }
}

/** The way through the list while one of its tickets is open. */
export function useNeighbours() {
  const { rows, position } = useInbox();
  const navigate = useNavigate();
  const next = (rows[position + 1] ?? rows[position - 1])?.id;
  return useMemo(() => {
    const open = (id: string, cameByItself = false) =>
      void navigate({ to: '/inbox/$ticket/', params: { ticket: id }, search: (before) => before, state: { cameByItself } });
    const close = () => void navigate({ to: '/inbox/', search: (before) => ({ ...before, about: undefined }) });
    /** After what was done here, whoever needs somebody next. */
    const goOn = () => (next ? open(next, true) : close());
    return { open, close, goOn };
  }, [navigate, next]);
}

export type Neighbours = ReturnType<typeof useNeighbours>;
