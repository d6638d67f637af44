import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { useRevokeToken, type ApiToken } from '@/queries/tokens';
import { Sure } from '../shell/Sure';
import classes from './Tokens.module.css';

/** One token, and its end: it cannot be undone, so it is asked for twice. */
export function Token({ token }: { token: ApiToken }) {
  const t = useTranslations('tokens');
  const [asking, { open: ask, close: keep }] = useDisclosure();
  const { mutate: revoke, isPending, error } = useRevokeToken(token.id);
  return (
    <li className={classes.token}>
      <div>
        <Text fw={600} className={classes.name}>
          {token.name}
        </Text>
        <Text fz="sm">{token.actions.map((action) => t(`scopes.${action}.title`)).join(' · ')}</Text>
        <Text fz="sm" c="dimmed">
          <Use token={token} />
        </Text>
      </div>
      {!asking && (
        <Button variant="default" aria-label={t('revokeNamed', { name: token.name })} onClick={ask}>
          {t('revoke')}
        </Button>
      )}
      {asking && (
        <div className={classes.question}>
          <Sure
            question={t('sure')}
            keep={t('keep')}
            yes={t('revokeNamed', { name: token.name })}
            pending={isPending}
            problem={error && `${error.message} ${t('notRevoked')}`}
            onKeep={keep}
            onYes={() => revoke()}
          />
        </div>
      )}
    </li>
  );
}

function Use({ token: { last_used_at, expires_at } }: { token: ApiToken }) {
  const t = useTranslations('tokens');
  return (
    <>
      {last_used_at ? t.rich('used', { when: () => <Ago at={last_used_at} /> }) : t('neverUsed')}
      {' · '}
      {expires_at ? t.rich('expires', { when: () => <Ago at={expires_at} /> }) : t('lasts')}
    </>
  );
}
