import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { sandboxQuery } from '@/queries/sandbox';

export interface NavigationItem {
  href: string;
  label: string;
  current: boolean;
}

/** The pages on offer; the sandbox only while the server plays the providers itself. */
export function useNavigation(): NavigationItem[] {
  const t = useTranslations('pages');
  const path = usePathname().replace(/(.)\/$/, '$1');
  const sandbox = useQuery(sandboxQuery).data?.enabled;
  const pages = [
    { href: '/', label: t('contact') },
    { href: '/status', label: t('status') },
    ...(sandbox ? [{ href: '/sandbox', label: t('sandbox') }] : []),
    { href: '/embed', label: t('embed') },
  ];
  return pages.map((page) => ({ ...page, current: page.href === path }));
}
