import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Logo } from '@/components/shell/Logo';
import { useCompany } from '@/queries/brand';
import classes from './Shell.module.css';

/** Whose console this is; leads to the first page. */
export function Brand() {
  const t = useTranslations('console');
  return (
    <Link to="/" className={classes.home}>
      <Logo size={26} />
      {useCompany() || t('title')}
    </Link>
  );
}
