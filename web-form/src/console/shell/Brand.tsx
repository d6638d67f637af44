import { Link } from '@tanstack/react-router';
import { Logo } from '@/components/shell/Logo';
import { useCompany } from '@/queries/brand';
import { shell } from '@/texts/console';
import classes from './Shell.module.css';

/** Whose console this is; leads to the first page. */
export function Brand() {
  return (
    <Link to="/" className={classes.home}>
      <Logo size={26} />
      {useCompany() || shell.title}
    </Link>
  );
}
