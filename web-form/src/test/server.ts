import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';

/** Most paths are those of the first version; a few are older than that. */
const url = (path: string) => `http://api.example${path.startsWith('/api/') ? path : `/api/v1${path}`}`;

export const server = setupServer(
  http.get(url('/brand'), () => HttpResponse.json({ company_name: 'Initech' })),
  http.get(url('/auth/oidc'), () => HttpResponse.json(null)),
  http.get(url('/sandbox'), () => refused(404)),
  http.get(url('/tags'), () => HttpResponse.json([])),
  http.get(url('/live'), () => refused(404)),
  http.get(url('/notifications'), () => refused(404)),
  http.get(url('/notifications/digest'), () => refused(404)),
);

/** The next requests for these paths get these answers, the last one for ever; what was asked is handed back. */
export function answer(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, ...answers: (JsonBodyType | Response)[]): Request[] {
  const asked: Request[] = [];
  server.use(
    http[method](url(path), ({ request }) => {
      const body = answers[Math.min(asked.push(request.clone() as Request), answers.length) - 1]!;
      return body instanceof Response ? body.clone() : HttpResponse.json(body);
    }),
  );
  return asked;
}

/** One answer that comes when the test lets it come. */
export function answerLate(method: 'get' | 'post' | 'patch', path: string, body: JsonBodyType | Response): () => void {
  let come: (answer: Response) => void;
  const answered = new Promise<Response>((resolve) => (come = resolve));
  server.use(http[method](url(path), () => answered));
  return () => come(body instanceof Response ? body : (HttpResponse.json(body) as Response));
}

export const ME = {
  id: '6f0b1f0e-0000-4000-8000-000000000001',
  email: 'mia@techcorp.example',
  name: 'Mia Smith',
  role: 'manager',
  may_send: false,
  teams: ['billing'],
  actions: { self: 'all', read: 'team' },
};

/** Somebody has a session that the browser's cookie stands for; what was refreshed is handed back. */
export function somebodyIsSignedIn(me: object = {}): Request[] {
  answer('get', '/auth/me', { ...ME, ...me });
  answer('get', '/views', []);
  return answer('post', '/auth/refresh', { access_token: 'a.b.c', token_type: 'bearer', expires_in: 600 });
}

/** A refusal in the api's one form. */
export const refused = (status: number, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  HttpResponse.json(
    {
      error: 'refused',
      message: 'The server says no.',
      fields: Object.entries(fields).map(([field, message]) => ({ field, message })),
    },
    { status, headers },
  ) as Response;
