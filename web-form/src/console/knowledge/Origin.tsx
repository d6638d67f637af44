import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { TicketLink } from '../shell/TicketLink';

/** The tickets that an article comes from. */
export function Origin({ tickets }: { tickets: string[] }) {
  const t = useTranslations('knowledge');
  return t.rich('from', {
    tickets: () =>
      tickets.map((number, index) => (
        <Fragment key={number}>
          {index > 0 && ', '}
          <TicketLink number={number} />
        </Fragment>
      )),
  });
}
