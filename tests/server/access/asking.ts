/** Requests as Kit hands them to the hook, with a browser's cookies kept between them; only what the hook looks at. */
import type { RequestEvent } from '@sveltejs/kit';
import { handle } from '../../../src/hooks.server';
import { login } from '../../../src/lib/server/access/login';
import { accessFrom } from '../../../src/lib/server/access/config';

export interface SetCookie {
  value: string;
  [attribute: string]: unknown;
}

export interface Asked {
  route?: string | null;
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  /** address of the other end */
  peer?: string;
}

export interface Answer {
  response: Response;
  /** whether the route ran */
  reached: boolean;
  event: RequestEvent;
}

/** One browser, or one script. */
export class Client {
  readonly cookies = new Map<string, SetCookie>();
  peer = '127.0.0.1';

  event({ route = '/', path, method = 'GET', headers = {}, peer = this.peer }: Asked = {}): RequestEvent {
    const sent = { host: 'localhost:4280', ...(method !== 'GET' && { origin: 'http://localhost:4280' }), ...headers };
    const url = new URL(path ?? route ?? '/', 'http://localhost:4280');
    const request = new Request(url, { method });
    for (const [name, value] of Object.entries(sent)) request.headers.set(name, value);
    const cookies = {
      get: (name: string) => this.cookies.get(name)?.value || undefined,
      set: (name: string, value: string, attributes: object) => this.cookies.set(name, { value, ...attributes }),
    };
    const event = { request, url, cookies, route: { id: route }, params: {}, locals: {}, isDataRequest: false };
    return { ...event, getClientAddress: () => peer } as unknown as RequestEvent;
  }

  async ask(
    asked: Asked = {},
    answer: (event: RequestEvent) => Response = () => new Response('the page'),
  ): Promise<Answer> {
    const event = this.event(asked);
    let reached = false;
    const resolve = async () => {
      reached = true;
      return answer(event);
    };
    return { response: await handle({ event, resolve }), reached, event };
  }

  /** Signs in as the page does; what is wrong, or null. */
  async login(name: string, password: string) {
    const event = this.event({ route: '/login', method: 'POST' });
    event.locals.address = this.peer;
    return login(event, accessFrom(process.env), { name, password });
  }
}
