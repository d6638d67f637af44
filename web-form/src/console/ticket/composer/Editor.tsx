import { Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import type { OpenTicket } from '@/queries/staffTicket';
import { useAttach } from './Beside';
import { Changes } from './Changes';
import { canReply } from './Limits';
import type { ComposerState } from './useComposer';

/** The field itself; Ctrl or Cmd with Enter sends, with Shift it resolves as well, and Esc leaves the field. */
export function Editor({ ticket, composer }: { ticket: OpenTicket; composer: ComposerState }) {
  const t = useTranslations('composer');
  const { field, kind, content, basis, sending, resolves, type, submit } = composer;
  const attach = useAttach(ticket);
  const send = (resolve: boolean) => content.trim() && (kind === 'note' || canReply(ticket)) && submit(resolve);
  return (
    <>
      {basis && kind === 'reply' && <Changes composer={composer} basis={basis} />}
      <Textarea
        ref={field}
        aria-label={kind === 'note' ? t('note') : t('title')}
        autosize
        minRows={content.trim() || kind === 'note' ? 3 : 1}
        maxRows={14}
        readOnly={sending}
        value={content}
        dir="auto"
        onChange={({ currentTarget: { value } }) => type(value)}
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return;
          event.preventDefault();
          attach(event.clipboardData.files);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (event.dataTransfer.files.length === 0) return;
          event.preventDefault();
          attach(event.dataTransfer.files);
        }}
        onKeyDown={getHotkeyHandler([
          ['mod+Enter', () => send(resolves)],
          ['mod+shift+Enter', () => send(true)],
          ['Escape', ({ target }) => (target as HTMLElement).blur()],
        ])}
      />
    </>
  );
}
