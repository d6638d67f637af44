import { IconSparkles, IconUser } from '@tabler/icons-react';
import clsx from 'clsx';
import { useTranslations } from 'use-intl';
import type { TicketMessage } from '@/queries/tickets';
import { FileTiles } from '../common/FileTiles';
import { RichText } from '../common/RichText';
import { Time } from '../common/Time';
import classes from './Message.module.css';

interface Props {
  message: TicketMessage;
  save: (file: TicketMessage['files'][number]) => void;
}

export function Message({ message: { role, content, cut, created_at, files }, save }: Props) {
  const Icon = role === 'agent' ? IconSparkles : IconUser;
  return (
    <article className={clsx(classes.message, classes[role])}>
      {role !== 'customer' && (
        <span className={classes.avatar}>
          <Icon size={20} stroke={1.7} aria-hidden />
        </span>
      )}
      <div className={classes.body}>
        <p className={classes.from}>
          <strong>{useTranslations('roles')(role)}</strong> <Time at={created_at} />
        </p>
        <div className={classes.bubble}>
          <RichText text={content} />
          {cut && <Unfold text={cut} />}
        </div>
        <FileTiles files={files} save={save} />
      </div>
    </article>
  );
}

/** What a mail brought beside its writer's own words, such as quotes; folded, as mail programs do it. */
function Unfold({ text }: { text: string }) {
  return (
    <details className={classes.cut}>
      <summary>{useTranslations('ticket')('restOfMail')}</summary>
      <RichText text={text} />
    </details>
  );
}
