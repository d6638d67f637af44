import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useDrop, useMakeTicket, usePutBack } from '@/queries/parked';
import { TicketLink } from '../shell/TicketLink';

/** What may become of a parked message; what became of it stays to be read, and to be undone. */
export function Decision({ id }: { id: string }) {
  const t = useTranslations('parked');
  const ticket = useMakeTicket(id);
  const drop = useDrop(id);
  const back = usePutBack(id);
  const problem = ticket.error ?? drop.error ?? back.error;
  const dropped = drop.isSuccess && !back.isSuccess;
  if (ticket.data) {
    const { ticket_id } = ticket.data;
    return <Text role="status">{t.rich('made', { ticket: () => <TicketLink number={ticket_id} /> })}</Text>;
  }
  return (
    <div>
      <Group gap="sm" role="status">
        {dropped ? (
          <>
            <Text>{t('dropped')}</Text>
            <Button variant="default" autoFocus loading={back.isPending} onClick={() => back.mutate()}>
              {t('undo')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="light" loading={ticket.isPending} onClick={() => ticket.mutate()}>
              {t('makeTicket')}
            </Button>
            <Button
              variant="default"
              loading={drop.isPending}
              onClick={() => {
                back.reset();
                drop.mutate();
              }}
            >
              {t('drop')}
            </Button>
          </>
        )}
      </Group>
      <div role="alert">
        {problem && (
          <Text fz="sm" c="var(--danger)" mt="xs">
            {t('unchanged', { reason: problem.message })}
          </Text>
        )}
      </div>
    </div>
  );
}
