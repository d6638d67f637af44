import { Link, useRouterState } from '@tanstack/react-router';
import type { Me } from '@/queries/session';
import { PAGES } from '../pages';
import classes from './Shell.module.css';

/** The pages that have a place in the rail and are for this role. */
export function Rail({ me }: { me: Me }) {
  const partOf = useRouterState({ select: ({ matches }) => matches.at(-1)?.staticData.partOf });
  return PAGES.map(({ to, options: { staticData } }) => {
    const { title, icon: Icon, action } = staticData;
    return (
      Icon &&
      (!action || action in me.actions) && (
        <Link
          key={to}
          to={to === '/' ? to : `${to}/`}
          className={classes.link}
          activeOptions={{ exact: to === '/' }}
          aria-current={to === partOf ? 'true' : undefined}
        >
          <Icon size={20} stroke={1.7} aria-hidden />
          {title}
        </Link>
      )
    );
  });
}
