/** The sandbox belongs to the local providers, not to the api, so its shapes are written down here. */

export interface SandboxInfo {
  enabled: boolean;
  mailbox: string;
  whatsapp_number: string;
  sms_number: string;
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

/** Whoever carries what is written on a phone: Twilio, or one of Meta's. */
export type Via = PhoneChannel | 'whatsapp_cloud' | 'messenger' | 'instagram';

type MetaChannel = 'whatsapp' | 'messenger' | 'instagram';

/** Text messages have no name. */
export interface NewChatMessage {
  from: string;
  name?: string;
  text: string;
}

export type PhoneChannel = 'whatsapp' | 'sms';

export type DeliveryStatus = 'received' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed';

export interface ChatMessage {
  sid: string;
  direction: 'inbound' | 'outbound';
  body: string;
  at: string;
  status: DeliveryStatus;
}

/** In the form of the generated ones. */
export interface SandboxPaths {
  '/api/v1/sandbox': { get: Operation<SandboxInfo> };
  '/api/v1/sandbox/email': { post: Operation<{ thread_id: string; message_id: string }, object, NewEmail> };
  '/api/v1/sandbox/email/threads': { get: Operation<{ threads: EmailThread[] }, { query: { address: string } }> };
  '/api/v1/sandbox/{channel}': { post: Operation<{ sid: string }, { path: { channel: PhoneChannel } }, NewChatMessage> };
  '/api/v1/sandbox/{channel}/chats/{phone}': {
    get: Operation<{ messages: ChatMessage[] }, { path: { channel: PhoneChannel; phone: string } }>;
  };
  '/api/v1/sandbox/meta/{channel}': {
    post: Operation<{ id: string }, { path: { channel: MetaChannel } }, NewChatMessage>;
  };
  '/api/v1/sandbox/meta/{channel}/chats/{person}': {
    get: Operation<{ messages: ChatMessage[] }, { path: { channel: MetaChannel; person: string } }>;
  };
}

export interface Operation<Answer, Parameters = object, Body = never> {
  parameters: Parameters;
  requestBody?: { content: { 'application/json': Body } };
  responses: { 200: { content: { 'application/json': Answer } } };
}
