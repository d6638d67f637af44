import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { sandboxQuery } from '@/queries/sandbox';
import { common } from '@/texts/common';

export interface NavigationItem {
  href: string;
  label: string;
  current: boolean;
}

/** The pages on offer; the sandbox only while the server plays the providers itself. */
export function useNavigation(): NavigationItem[] {
  const path = usePathname().replace(/(.)\/$/, '$1');
  const sandbox = useQuery(sandboxQuery).data?.enabled;
  const pages = [
    { href: '/', label: common.pages.contact },
    { href: '/status', label: common.pages.status },
    ...(sandbox ? [{ href: '/sandbox', label: common.pages.sandbox }] : []),
    { href: '/embed', label: common.pages.embed },
  ];
  return pages.map((page) => ({ ...page, current: page.href === path }));
}
