import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { presenceQuery, type OpenTicket } from '@/queries/staffTicket';
import { useActions } from '../frame/actions';
import { inbox } from '../inbox/page';
import { Composer } from './composer/Composer';
import { Macros } from './composer/Macros';
import { useComposer } from './composer/useComposer';
import { Context } from './context/Context';
import { Dialogs } from './Dialogs';
import { Header } from './header/Header';
import { Timeline } from './timeline/Timeline';
import { useNeighbours } from './useNeighbours';
import { Unsent } from './Unsent';
import { useTicketActions, type MenuName } from './useTicketActions';
import classes from './Desk.module.css';

/** Where one ticket is worked on: what was said, what one says, and who it is about. */
export function Desk({ ticket }: { ticket: OpenTicket }) {
  const { about } = inbox.useSearch();
  const [menu, setMenu] = useState<MenuName | null>(null);
  const neighbours = useNeighbours();
  const composer = useComposer(ticket, neighbours);
  useQuery(presenceQuery(ticket.id, composer.typing ? composer.kind : null));
  const actions = useTicketActions(ticket, composer, neighbours, setMenu);
  useActions(actions.list);
  const menus = useMemo(() => ({ opened: menu, open: setMenu }), [menu]);
  return (
    <div className={classes.desk} data-about={about}>
      <article className={classes.conversation} aria-label={ticket.subject}>
        <Header ticket={ticket} actions={actions} menus={menus} />
        <Timeline ticket={ticket} />
        <Composer ticket={ticket} composer={composer}>
          <Macros ticket={ticket} composer={composer} change={actions.change} menus={menus} />
        </Composer>
        <Dialogs ticket={ticket} menus={menus} />
        <Unsent ticket={ticket} composer={composer} actions={actions} />
      </article>
      <Context ticket={ticket} composer={composer} />
    </div>
  );
}
