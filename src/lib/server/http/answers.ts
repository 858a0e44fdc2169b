/** How an endpoint answers: JSON, CSV or else, and an error with its sentence and next step instead of a stack. */
import { saidOf, statusOf, BadRequest } from './errors';

/** Runs the work and answers with its result as JSON; an error that was foreseen with its status and sentence. */
export async function answer(work: () => Promise<unknown>): Promise<Response> {
  return answering(async () => Response.json(await work()));
}

/** The same for a CSV; the browser saves it under that name. */
export async function answerCsv(name: string, work: () => Promise<string>): Promise<Response> {
  return answering(async () => {
    // The mark tells spreadsheets that this is UTF-8.
    const body = `\uFEFF${await work()}`;
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    };
    return new Response(body, { headers });
  });
}

/** The request's body as an object. @throws BadRequest when it is none */
export async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => null);
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw new BadRequest('Expected a JSON object as the body of this request.');
  }
  return body as Record<string, unknown>;
}

/** Answers with what the work makes; an error that was foreseen with its status and sentence as JSON. */
export async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const said = saidOf(error);
    if (!said) throw error;
    return Response.json(said, { status: statusOf(error) });
  }
}
