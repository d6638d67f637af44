import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer } from '@/test/server';
import { show } from '@/test/show';
import { Sandbox } from './Sandbox';

const OPEN = { enabled: true, mailbox: 'support@initech.example', whatsapp_number: '+14155551000', sms_number: '+14155552000' };

it('is closed where the server knows none', async () => {
  show(<Sandbox />);
  await screen.findByText('The sandbox is closed here');
});

it('shows the company by its name, and sends what is typed', async () => {
  answer('get', '/sandbox', OPEN);
  answer('get', '/sandbox/email/threads', { threads: [] });
  answer('get', '/sandbox/whatsapp/chats/:phone', { messages: [] });
  answer('get', '/sandbox/sms/chats/:phone', { messages: [] });
  const sent = answer('post', '/sandbox/whatsapp', { sid: 'SM1' });
  const user = show(<Sandbox />);
  const phone = within(await screen.findByRole('region', { name: 'WhatsApp' }));
  await phone.findByText('Initech Support');
  await user.type(phone.getByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  expect(await sent[0]!.json()).toEqual({ from: '+12025550142', name: 'Sam Okafor', text: 'Hello' });

  const texted = answer('post', '/sandbox/sms', { sid: 'SM2' });
  await user.click(screen.getByRole('tab', { name: 'SMS' }));
  const texts = within(screen.getByRole('region', { name: 'SMS' }));
  await user.type(texts.getByRole('textbox', { name: 'Message' }), 'Hi{Enter}');
  expect(await texted[0]!.json()).toEqual({ from: '+12025550142', text: 'Hi' });
});

it('writes by whichever provider is chosen', async () => {
  answer('get', '/sandbox', OPEN);
  answer('get', '/sandbox/email/threads', { threads: [] });
  answer('get', '/sandbox/whatsapp/chats/:phone', { messages: [] });
  answer('get', '/sandbox/meta/:channel/chats/:person', { messages: [] });
  const sent = answer('post', '/sandbox/meta/:channel', { id: 'm_1' });
  const user = show(<Sandbox />);
  const phone = within(await screen.findByRole('region', { name: 'WhatsApp' }));
  await user.selectOptions(phone.getByRole('combobox', { name: 'They write by' }), 'Messenger');
  screen.getByRole('region', { name: 'Messenger' });
  phone.getByText('to the page');
  await user.type(phone.getByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  expect(await sent[0]!.json()).toEqual({ from: '12025550142', name: 'Sam Okafor', text: 'Hello' });
  expect(sent[0]!.url).toMatch(/\/sandbox\/meta\/messenger$/);
});
