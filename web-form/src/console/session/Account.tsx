import { Button, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useSignOut, type Me } from '@/queries/session';
import classes from './Account.module.css';

/** Who is signed in, and the way out. */
export function Account({ me }: { me: Me }) {
  const t = useTranslations('account');
  const roles = useTranslations('staffRoles');
  const { mutate: signOut, isPending } = useSignOut();
  return (
    <div className={classes.account}>
      <Link to="/profile/" className={classes.me}>
        <Text fw={600} truncate>
          {me.name}
        </Text>
        <Text fz="sm" c="dimmed">
          {roles(me.role)}
        </Text>
      </Link>
      <Button
        variant="subtle"
        color="gray"
        justify="start"
        leftSection={<IconLogout size={18} stroke={1.7} aria-hidden />}
        loading={isPending}
        onClick={() => signOut()}
      >
        {t('signOut')}
      </Button>
    </div>
  );
}
