import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/queries/session';
import { useChangeTicket, useHandling, type Handling, type OpenTicket, type TicketChange } from '@/queries/staffTicket';
import type { Action } from '../frame/actions';
import { useToasts } from '../frame/toasts';
import { withAboutToggled } from './about';
import type { ComposerState } from './composer/useComposer';
import type { Neighbours } from './useNeighbours';

export type MenuName = 'assign' | 'snooze' | 'tags' | 'macros' | 'merge' | 'link' | 'call';

/** Whoever opens a menu: its own button, a key, or the palette. */
export interface Menus {
  opened: MenuName | null;
  open: (menu: MenuName | null) => void;
}

/** What can be done on the open ticket, each with its key. */
export function useTicketActions(
  ticket: OpenTicket,
  composer: ComposerState,
  neighbours: Neighbours,
  openMenu: (menu: MenuName) => void,
) {
  const t = useTranslations();
  const handling = nextHandling(ticket);
  const end = nextEnd(ticket);
  const me = useSession().data;
  const myself = me?.id;
  const mayMerge = Boolean(me && 'merge' in me.actions);
  const changeNow = useChange(ticket, neighbours);
  const [unsent, setUnsent] = useState(false);
  const writesToCustomer = composer.kind === 'reply' && composer.content.trim() !== '';
  const change = useCallback(
    (wanted: TicketChange) => (wanted.status === 'resolved' && writesToCustomer ? setUnsent(true) : changeNow(wanted)),
    [writesToCustomer, changeNow],
  );
  const handle = useHandle(ticket);
  const navigate = useNavigate();
  const { write } = composer;
  const { close } = neighbours;
  const list = useMemo((): Action[] => {
    return [
      { id: 'reply', label: t('composer.reply'), keys: 'r', run: () => write('reply') },
      { id: 'note', label: t('composer.note'), keys: 'n', run: () => write('note') },
      { id: 'assign', label: t('desk.assign'), keys: 'a', run: () => openMenu('assign') },
      ...(end ? [{ id: 'end', label: t(`desk.end.${end}`), keys: 'e', run: () => change({ status: end }) }] : []),
      { id: 'snooze', label: t('desk.snooze'), keys: 's', run: () => openMenu('snooze') },
      { id: 'tags', label: t('desk.tags'), keys: 't', run: () => openMenu('tags') },
      { id: 'macros', label: t('macros.insert'), keys: 'm', run: () => openMenu('macros') },
      { id: 'call', label: t('desk.call'), run: () => openMenu('call') },
      { id: 'link', label: t('desk.link'), run: () => openMenu('link') },
      ...(mayMerge ? [{ id: 'merge', label: t('desk.merge'), run: () => openMenu('merge') }] : []),
      { id: 'handling', label: t(`desk.${handling}`), keys: 'o', run: () => handle(handling) },
      ...(myself ? [{ id: 'mine', label: t('desk.assignTo'), run: () => change({ assigned_to: myself }) }] : []),
      {
        id: 'about',
        label: t('desk.about'),
        keys: 'i',
        run: () => void navigate({ to: '/inbox/$ticket/', params: { ticket: ticket.id }, search: withAboutToggled }),
      },
      { id: 'close', label: t('desk.toList'), keys: 'Escape', run: close },
    ];
  }, [handling, end, ticket.id, t, write, openMenu, change, handle, myself, mayMerge, close, navigate]);
  return { list, change, changeNow, handle, unsent, setUnsent };
}

export type TicketActions = ReturnType<typeof useTicketActions>;

/** What is still nobody's is taken over, also where the AI is silent already; what is somebody's can be handed back. */
export const nextHandling = ({ handled_by, assigned_to }: OpenTicket): Handling =>
  handled_by === 'ai' || assigned_to === null ? 'take-over' : 'hand-back';

/** What is resolved is opened again, everything else resolved, unless it is over for good. */
export const nextEnd = ({ status, next_statuses }: OpenTicket) =>
  (status === 'resolved' ? (['open'] as const) : (['resolved'] as const)).find((end) => next_statuses.includes(end));

const leavesTheList = ({ status, snoozed_until }: TicketChange) => status === 'resolved' || Boolean(snoozed_until);

/** A resolved ticket never goes straight back to where work was going on: whoever answers it begins anew. */
const wayBack = ({ status }: TicketChange, { handled_by, snoozed_until }: OpenTicket): TicketChange =>
  status ? { status: handled_by === 'person' ? 'escalated' : 'open' } : { snoozed_until };

/** Changes it at once; where it leaves the list, the next one is there, and a way back, once the server has agreed. */
function useChange(ticket: OpenTicket, { goOn }: Neighbours) {
  const t = useTranslations('desk');
  const { done, failed } = useToasts();
  const onRefused = (problem: Error) => failed(t('unchanged'), problem.message);
  const { mutate: putBack } = useChangeTicket(ticket.id, { onRefused });
  const { mutate } = useChangeTicket(ticket.id, {
    onRefused,
    onChanged: (change, before = ticket) => {
      if (!leavesTheList(change)) return;
      done(change.status ? t('resolved') : t('snooze'), () => putBack(wayBack(change, before)));
    },
  });
  return useCallback(
    (change: TicketChange) => mutate(change, { onSuccess: () => leavesTheList(change) && goOn() }),
    [mutate, goOn],
  );
}

function useHandle(ticket: OpenTicket) {
  const t = useTranslations('desk');
  const { done, failed } = useToasts();
  const { mutate } = useHandling(ticket.id, {
    onHandled: (how) => done(how === 'take-over' ? t('takenOver') : t('handedBack')),
    onRefused: (problem) => failed(t('notTaken'), problem.message),
  });
  return mutate;
}
