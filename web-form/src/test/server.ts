import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';

const url = (path: string) => `http://api.example/api/v1${path}`;

export const server = setupServer(
  http.get(url('/brand'), () => HttpResponse.json({ company_name: 'Initech' })),
  http.get(url('/sandbox'), () => refused(404)),
);

/** The next requests for these paths get these answers, the last one for ever; what was asked is handed back. */
export function answer(method: 'get' | 'post', path: string, ...answers: (JsonBodyType | Response)[]): Request[] {
  const asked: Request[] = [];
  server.use(
    http[method](url(path), ({ request }) => {
      const body = answers[Math.min(asked.push(request.clone() as Request), answers.length) - 1]!;
      return body instanceof Response ? body.clone() : HttpResponse.json(body);
    }),
  );
  return asked;
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
