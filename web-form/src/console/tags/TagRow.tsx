import { ActionIcon, Button, ColorSwatch, Menu, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { shade, useChangeTag, useDropTag, type Colour, type Tag } from '@/queries/tags';
import { staff } from '@/texts/staff';
import { useToasts } from '../frame/toasts';
import { RenameTag } from './RenameTag';
import classes from './Tags.module.css';

const COLOURS = Object.keys(staff.tags.colours) as Colour[];

/** One tag: how it looks, what it is called, whether it is. */
export function TagRow({ tag }: { tag: Tag }) {
  const t = useTranslations('tags');
  const [renaming, rename] = useDisclosure();
  const [dropping, drop] = useDisclosure();
  return (
    <li className={classes.tag}>
      <Painted tag={tag} />
      <div className={classes.name}>
        <Text fw={600} dir="auto">
          {tag.name}
        </Text>
        <Text fz="sm" c="dimmed">
          {t('tickets', { count: tag.tickets })}
        </Text>
      </div>
      <div className={classes.acts}>
        <Button variant="default" size="compact-sm" aria-label={t('renameNamed', { name: tag.name })} onClick={rename.open}>
          {t('rename')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" aria-label={t('deleteNamed', { name: tag.name })} onClick={drop.open}>
          {t('delete')}
        </Button>
      </div>
      <Modal opened={renaming} onClose={rename.close} title={t('renameNamed', { name: tag.name })} closeButtonProps={{ 'aria-label': t('close') }}>
        <RenameTag tag={tag} onDone={rename.close} />
      </Modal>
      <Modal opened={dropping} onClose={drop.close} title={t('sure', { name: tag.name })} closeButtonProps={{ 'aria-label': t('close') }}>
        <Sure tag={tag} onDone={drop.close} />
      </Modal>
    </li>
  );
}

function Painted({ tag: { name, colour } }: { tag: Tag }) {
  const t = useTranslations('tags');
  const toasts = useToasts();
  const { mutate: change } = useChangeTag(name);
  const paint = (wanted: Colour | null) => change({ colour: wanted }, { onError: (problem) => toasts.failed(t('notChanged'), problem.message) });
  return (
    <Menu shadow="md" position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('colour', { name })}>
          <ColorSwatch size={18} color={shade(colour)} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {[...COLOURS, null].map((each) => (
          <Menu.Item key={each} leftSection={<ColorSwatch size={14} color={shade(each)} />} onClick={() => paint(each)}>
            {each ? t(`colours.${each}`) : t('noColour')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Sure({ tag: { name, tickets }, onDone }: { tag: Tag; onDone: () => void }) {
  const t = useTranslations('tags');
  const toasts = useToasts();
  const { mutate: drop, isPending } = useDropTag(name);
  return (
    <>
      <Text mb="lg">{t('consequence', { count: tickets })}</Text>
      <Button
        color="red"
        loading={isPending}
        onClick={() => drop(undefined, { onSuccess: onDone, onError: (problem) => toasts.failed(t('notChanged'), problem.message) })}
      >
        {t('deleteNamed', { name })}
      </Button>
    </>
  );
}
