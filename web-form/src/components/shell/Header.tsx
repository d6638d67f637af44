'use client';

import { ActionIcon } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { IconMenu2, IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSite } from '@/queries/brand';
import { LanguageMenu } from '../language/LanguageMenu';
import { ColorSchemeToggle } from './ColorSchemeToggle';
import { Logo } from './Logo';
import { useNavigation } from './useNavigation';
import classes from './Header.module.css';

/** Brand and pages; on a phone the pages fold away behind a button. */
export function Header() {
  const t = useTranslations('site');
  const pages = useNavigation();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const header = useClickOutside<HTMLElement>(close);
  const MenuIcon = open ? IconX : IconMenu2;
  return (
    <header ref={header} data-chrome className={classes.header} onKeyDown={({ key }) => key === 'Escape' && close()}>
      <div className={classes.inner}>
        <Link href="/" className={classes.brand} onClick={close}>
          <Logo size={30} />
          <span>{useSite()}</span>
        </Link>
        <nav id="pages" aria-label={t('mainNavigation')} className={classes.nav} data-open={open || undefined}>
          {pages.map(({ href, label, current }) => (
            <Link
              key={href}
              href={href}
              className={classes.link}
              aria-current={current ? 'page' : undefined}
              onClick={close}
            >
              {label}
            </Link>
          ))}
          <LanguageMenu />
        </nav>
        <ColorSchemeToggle />
        <ActionIcon
          className={classes.fold}
          variant="subtle"
          size={44}
          aria-label={t('menu')}
          aria-expanded={open}
          aria-controls="pages"
          onClick={() => setOpen(!open)}
        >
          <MenuIcon size={22} />
        </ActionIcon>
      </div>
    </header>
  );
}
