import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useActions } from '../frame/actions';

/** One key from wherever one is to what one looks for. */
export function SearchKey() {
  const label = useTranslations('search')('title');
  const navigate = useNavigate();
  useActions(useMemo(() => [{ id: 'search', label, keys: '/', run: () => void navigate({ to: '/search/', search: ({ q }) => ({ q }) }) }], [label, navigate]));
  return null;
}
