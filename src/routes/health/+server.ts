/** GET: this process lives and answers. Whether it can answer pages is asked at /ready. */
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => Response.json({ isAlive: true });
