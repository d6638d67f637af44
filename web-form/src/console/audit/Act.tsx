import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { inWords } from '@/lib/words';
import type { AuditEntry, AuditFilter } from '@/queries/audit';
import classes from './Audit.module.css';
import { Changes } from './Changes';

/** One act in one line; each part of it leads to the others of its kind. */
export function Act({ act: entry }: { act: AuditEntry }) {
  const t = useTranslations('audit');
  const { actor_kind, actor_id, actor_name, act, subject, subject_id } = entry;
  return (
    <li className={classes.act}>
      <div>
        <Text span fw={600}>
          {actor_id ? <Only search={{ actor_id }}>{actor_name}</Only> : actor_name}
        </Text>
        {actor_kind !== 'person' && ` (${t(`kinds.${actor_kind}`)})`}
        {': '}
        <Only search={{ act }}>{inWords(act)}</Only>
      </div>
      <Text fz="sm" c="dimmed" component="div" className={classes.facts}>
        <Ago at={entry.at} />
        {entry.address && <span>{t('from', { address: entry.address })}</span>}
        <Only search={{ subject, subject_id }}>{t('onlyThis', { subject: inWords(subject) })}</Only>
      </Text>
      {(entry.before || entry.after) && <Changes before={entry.before ?? {}} after={entry.after ?? {}} />}
    </li>
  );
}

function Only({ search, children }: { search: AuditFilter; children: string }) {
  return (
    <Link to="/settings/audit/" search={search} className={classes.only}>
      {children}
    </Link>
  );
}
