/** PUT a file as application/octet-stream: streamed to the uploads folder; answers { upload, name, bytes }. */
import type { ReadableStream as WebStream } from 'node:stream/web';
import { answer } from '$lib/server/http/answers';
import { BadRequest } from '$lib/server/http/errors';
import { receive } from '$lib/server/imports/uploads';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ request, params }) =>
  answer(async () => {
    if (!request.body)
      throw new BadRequest(`The file ${params.name} is empty. Choose the file that the helpdesk gave you.`);
    return receive(request.body as WebStream<Uint8Array>, params.name);
  });
