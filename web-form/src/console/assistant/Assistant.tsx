import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useChat, type Said } from '@/queries/assistant';
import { assistant as page } from './page';
import { Composer } from './Composer';
import { Conversation } from './Conversation';
import { Sessions } from './Sessions';
import classes from './Assistant.module.css';

/** What was said, and what was heard of the answer so far. */
export interface InTheAir {
  message: string;
  text: string;
}

/** A conversation about records, beside the earlier ones. */
export function Assistant() {
  const t = useTranslations('assistant');
  const { session } = page.useSearch();
  const { say, inTheAir, problem, typed, setTyped } = useSpeaking(session);
  return (
    <div className={classes.panes}>
      <Sessions open={session} />
      <section className={classes.talk} aria-label={t('conversation')}>
        <Conversation session={session} inTheAir={inTheAir} problem={problem} onSay={say} />
        <Composer value={typed} onChange={setTyped} onSend={() => say({ message: typed.trim() })} busy={inTheAir !== null} />
      </section>
    </div>
  );
}

/** Says it in the open conversation, or in a new one; what was typed comes back where it was not heard. */
function useSpeaking(session: string | undefined) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [inTheAir, setInTheAir] = useState<InTheAir | null>(null);
  const said = useRef('');
  const { mutate, error, reset } = useChat({
    onText: (text) => setInTheAir((before) => before && { ...before, text: before.text + text }),
  });
  const say = ({ message, confirm }: Omit<Said, 'session_id'>) => {
    if (inTheAir || (!message && confirm === undefined)) return;
    said.current = message;
    reset();
    setTyped('');
    setInTheAir({ message, text: '' });
    mutate(
      { message, session_id: session, confirm },
      {
        onSuccess: ({ session_id }) => void navigate({ to: '/assistant/', search: { session: session_id }, replace: true }),
        onError: () => setTyped(said.current),
        onSettled: () => setInTheAir(null),
      },
    );
  };
  return { say, inTheAir, problem: error, typed, setTyped };
}
