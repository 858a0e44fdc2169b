import { auditFilterFrom, readAudit } from '$lib/server/access/auditlog';
import type { PageServerLoad } from './$types';

const MOST = 200;

export const load: PageServerLoad = async ({ url }) => {
  const filter = auditFilterFrom(url);
  const lines = await readAudit(filter, MOST + 1);
  return { filter, lines: lines.slice(0, MOST), isCut: lines.length > MOST };
};
