/** GET ?user=&what=&from=&to=: the log as CSV, newest line first. */
import { answerCsv } from '$lib/server/http/answers';
import { auditCsv, auditFilterFrom, readAudit } from '$lib/server/access/auditlog';
import type { RequestHandler } from './$types';

const MOST = 100_000;

export const GET: RequestHandler = ({ url }) =>
  answerCsv('audit.csv', async () => auditCsv(await readAudit(auditFilterFrom(url), MOST)));
