import { Link } from '@tanstack/react-router';
import { PAGES } from '../pages';
import classes from './Shell.module.css';

/** The pages that have a place in the rail. */
export function Rail() {
  return PAGES.map(({ to, options: { staticData } }) => {
    const { title, icon: Icon } = staticData;
    return (
      Icon && (
        <Link key={to} to={to} className={classes.link} activeOptions={{ exact: to === '/' }}>
          <Icon size={20} stroke={1.7} aria-hidden />
          {title}
        </Link>
      )
    );
  });
}
