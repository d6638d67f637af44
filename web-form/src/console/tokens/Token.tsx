import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { Ago } from '@/components/common/Ago';
import { useRevokeToken, type ApiToken } from '@/queries/tokens';
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
          <Text fz="sm">{t('sure')}</Text>
          <Group gap="sm" mt="xs">
            <Button variant="default" autoFocus onClick={keep}>
              {t('keep')}
            </Button>
            <Button color="red" variant="outline" loading={isPending} onClick={() => revoke()}>
              {t('revokeNamed', { name: token.name })}
            </Button>
          </Group>
          <div role="alert">
            {error && (
              <Text fz="sm" c="var(--danger)">
                {error.message} {t('notRevoked')}
              </Text>
            )}
          </div>
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
