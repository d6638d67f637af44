import { Button, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useAddProduct, type Product } from '@/queries/products';
import { useActions } from '../frame/actions';
import { useToasts } from '../frame/toasts';
import { FormDialog } from '../records/FormDialog';
import { Field } from '../session/Field';

/** A product that no shop tells of. */
export function AddProduct({ onAdded }: { onAdded: (product: Product) => void }) {
  const t = useTranslations('products');
  const toasts = useToasts();
  const [opened, { open, close }] = useDisclosure();
  const { mutate: add, isPending, error } = useAddProduct();
  const label = t('add');
  useActions(useMemo(() => [{ id: 'new', label, keys: 'c', run: open }], [label, open]));
  const post = ({ title = '', description, markers = '' }: Record<string, string>) =>
    add(
      { title, ...(description && { description }), markers: markers.split(',').map((each) => each.trim()).filter(Boolean) },
      {
        onSuccess: (product) => {
          toasts.done(t('added', { title: product.title }));
          onAdded(product);
        },
      },
    );
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {label}
      </Button>
      {opened && (
        <FormDialog onClose={close} title={label} submit={label} pending={isPending} problem={error} onSubmit={post}>
          <Field name="title" label={t('fields.title')} autoComplete="off" problem={error} />
          <Textarea name="description" size="md" label={t('fields.description')} error={error?.about('description')} autosize minRows={3} dir="auto" />
          <Field name="markers" label={t('fields.markers')} autoComplete="off" problem={error} required={false} />
        </FormDialog>
      )}
    </>
  );
}
