import { ActionIcon, Button, FileButton, Input } from '@mantine/core';
import { IconFile, IconPaperclip, IconX } from '@tabler/icons-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { acceptOf, choose, identity, type Refusal } from '@/lib/files';
import { fileSize } from '@/lib/format';
import type { FormRules } from '@/queries/support';
import classes from './FilePicker.module.css';

interface Props {
  files: readonly File[];
  rules: FormRules;
  /** What the server said about them. */
  error?: ReactNode;
  onChange: (files: readonly File[]) => void;
}

/** A button that opens the file dialog, and the list of what was chosen. */
export function FilePicker({ files, rules, error, onChange }: Props) {
  const id = useId();
  const t = useTranslations('files');
  const size = useFileSize();
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const reset = useRef<() => void>(null);
  const problems: readonly ReactNode[] = error ? [error] : refused.map((says) => says(t, size));

  const add = (added: File[]) => {
    const chosen = choose(files, added, rules);
    setRefused(chosen.refused);
    onChange(chosen.files);
    reset.current?.(); // so that a file that was removed can be chosen again
  };

  const remove = (file: File) => {
    setRefused([]);
    onChange(files.filter((each) => each !== file));
    button.current?.focus();
  };

  return (
    <div role="group" aria-labelledby={`${id}-label`} className={classes.picker}>
      <span id={`${id}-label`} className={classes.label}>
        {t('label')} <span className={classes.optional}>{t('optional')}</span>
      </span>
      <FileButton resetRef={reset} multiple accept={acceptOf(rules)} onChange={add} inputProps={{ tabIndex: -1 }}>
        {({ onClick }) => (
          <Button
            ref={button}
            variant="default"
            leftSection={<IconPaperclip size={18} aria-hidden />}
            aria-describedby={`${id}-hint${problems.length > 0 ? ` ${id}-error` : ''}`}
            data-refused={problems.length > 0 || undefined}
            onClick={onClick}
          >
            {t('add')}
          </Button>
        )}
      </FileButton>
      <Input.Description id={`${id}-hint`} size="md">
        {t('hint', { most: rules.max_files, size: size(rules.max_file_bytes) })}
      </Input.Description>
      <FileList files={files} onRemove={remove} />
      <div id={`${id}-error`} role="alert">
        {problems.map((problem, index) => (
          <Input.Error key={index} size="md">
            {problem}
          </Input.Error>
        ))}
      </div>
      <span className="visuallyHidden" role="status">
        {files.length > 0 && t('attached', { count: files.length, most: rules.max_files })}
      </span>
    </div>
  );
}

function FileList({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  const t = useTranslations('files');
  const size = useFileSize();
  if (files.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('list')}>
      {files.map((file) => (
        <li key={identity(file)} className={classes.file}>
          <IconFile size={18} stroke={1.6} className={classes.icon} aria-hidden />
          <span className={classes.name}>{file.name}</span>
          <span className={classes.size}>{size(file.size)}</span>
          <ActionIcon variant="subtle" size="lg" aria-label={t('remove', { name: file.name })} onClick={() => onRemove(file)}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

function useFileSize() {
  const format = useFormatter();
  return (bytes: number) => fileSize(format, bytes);
}
