import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/queries/session';
import { SETTINGS } from '../pages';
import classes from './Settings.module.css';

/** The pages of the settings that are for this role, and the one that is open. */
export function Settings() {
  const t = useTranslations('settings');
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }), [pathname]);
  return (
    <div className={classes.settings}>
      <nav ref={nav} className={classes.nav} aria-label={t('title')}>
        {useOwnSettings().map(({ to, options: { staticData } }) => (
          <Link key={to} to={`${to}/`} className={classes.link}>
            {staticData.title}
          </Link>
        ))}
      </nav>
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}

export function FirstSetting() {
  const [first] = useOwnSettings();
  return first && <Navigate to={`${first.to}/`} replace />;
}

function useOwnSettings() {
  const { data: me } = useSession();
  return SETTINGS.filter(({ options }) => me && (options.staticData.action ?? 'self') in me.actions);
}
