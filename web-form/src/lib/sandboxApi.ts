/** The sandbox endpoints: they exist only while the server plays the providers itself. */

import { request } from './http';

export interface SandboxInfo {
  enabled: boolean;
  mailbox: string;
  whatsapp_number: string;
}

export interface SandboxEmail {
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  at: string;
  direction: 'customer' | 'company';
  headers: { message_id: string; in_reply_to: string | null; references: string[] };
}

export interface EmailThread {
  thread_id: string;
  subject: string;
  messages: SandboxEmail[];
}

export interface NewEmail {
  from_name: string;
  from_email: string;
  subject: string;
  text: string;
  thread_id?: string;
}

export type DeliveryStatus = 'received' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed';

export interface ChatMessage {
  sid: string;
  direction: 'inbound' | 'outbound';
  body: string;
  at: string;
  status: DeliveryStatus;
}

export const fetchSandbox = () => request<SandboxInfo>('/api/v1/sandbox');

export const sendEmail = (body: NewEmail) =>
  request<{ thread_id: string; message_id: string }>('/api/v1/sandbox/email', { body });

export const fetchThreads = async (address: string, signal: AbortSignal) =>
  (
    await request<{ threads: EmailThread[] }>(`/api/v1/sandbox/email/threads?address=${encodeURIComponent(address)}`, {
      signal,
    })
  ).threads;

export const sendWhatsApp = (body: { from: string; name: string; text: string }) =>
  request<{ sid: string }>('/api/v1/sandbox/whatsapp', { body });

export const fetchChat = async (phone: string, signal: AbortSignal) =>
  (
    await request<{ messages: ChatMessage[] }>(`/api/v1/sandbox/whatsapp/chats/${encodeURIComponent(phone)}`, {
      signal,
    })
  ).messages;
