'use client';

import Link from 'next/link';
import { ColorSchemeToggle } from './ColorSchemeToggle';
import { Logo } from './Logo';
import { PhoneMenu } from './PhoneMenu';
import { useNavigation } from './useNavigation';
import classes from './Header.module.css';

export function Header() {
  const items = useNavigation();
  return (
    <header data-chrome className={classes.header}>
      <div className={classes.inner}>
        <Link href="/" className={classes.brand}>
          <Logo size={30} />
          TechCorp Support
        </Link>
        <nav aria-label="Main" className={classes.nav}>
          {items.map(({ href, label, current }) => (
            <Link key={href} href={href} className={classes.link} aria-current={current ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        <ColorSchemeToggle />
        <PhoneMenu items={items} className={classes.menu} />
      </div>
    </header>
  );
}
