import { usePathname } from 'next/navigation';
import { useSandbox } from '../sandbox/SandboxProvider';

export interface NavigationItem {
  href: string;
  label: string;
  current: boolean;
}

/** The pages on offer; the sandbox only while the server plays the providers itself. */
export function useNavigation(): NavigationItem[] {
  const path = usePathname().replace(/(.)\/$/, '$1');
  const sandbox = useSandbox();
  const pages = [
    { href: '/', label: 'Contact' },
    { href: '/status', label: 'Ticket status' },
    ...(sandbox.state === 'on' ? [{ href: '/sandbox', label: 'Sandbox' }] : []),
    { href: '/embed', label: 'Embed' },
  ];
  return pages.map((page) => ({ ...page, current: page.href === path }));
}
