import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import type { CustomerContext } from '@/queries/assist';
import type { ComposerState } from '../composer/useComposer';
import { Section } from './Section';
import classes from './PastTickets.module.css';

/** As much alike as makes an old answer worth a look. */
const SIMILAR = 0.2;

interface Props {
  tickets: CustomerContext['past_tickets'];
  composer: ComposerState;
}

/** What they asked before, the most similar first, with the answer that helped. */
export function PastTickets({ tickets, composer }: Props) {
  const t = useTranslations('context');
  const status = useTranslations('desk.status');
  const format = useFormatter();
  if (tickets.length === 0) return null;
  return (
    <Section title={t('past')}>
      <ul>
        {tickets.map(({ id, subject, status: now, created_at, similarity, how_solved, rated }) => (
          <li key={id}>
            <Link to="/inbox/$ticket/" params={{ ticket: id }} search={(before) => before} className={classes.subject} dir="auto">
              {subject || id}
            </Link>
            <p className={classes.fact}>
              {similarity >= SIMILAR && <strong>{t('similar')}</strong>}
              <span>{status(now)}</span>
              <span>{format.dateTime(new Date(created_at), { dateStyle: 'medium' })}</span>
              {rated !== null && <span>{t('rated', { score: rated })}</span>}
            </p>
            {how_solved && (
              <details>
                <summary>{t('how')}</summary>
                <p className={classes.answer} dir="auto">
                  {how_solved}
                </p>
                <Button size="compact-xs" variant="light" onClick={() => composer.begin(how_solved)}>
                  {t('useAnswer')}
                </Button>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
