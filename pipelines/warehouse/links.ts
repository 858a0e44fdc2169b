/** Addresses of conversations in the helpdesk, from the team's templates, where the export gave none. */
import { quoted, type Database } from './database';
import { warehouseInfo } from './catalogue';

type Templates = Record<string, string>;

/** The templates with which the stored links were made. */
export async function storedTemplates(database: Database): Promise<Templates> {
  const settings = JSON.parse((await warehouseInfo(database, 'settings')) ?? '{}') as { linkTemplates?: Templates };
  return settings.linkTemplates ?? {};
}

/** Fills vendor_url where it is empty or was made from another template; one that the export gave stays. */
export async function fillLinks(database: Database, templates: Templates): Promise<void> {
  const [made, now] = [linkSql(await storedTemplates(database)), linkSql(templates)];
  await database.connection.run(`
    update conversations set vendor_url = ${now}
    where (vendor_url is null or vendor_url = ${made}) and vendor_url is distinct from ${now}`);
}

/** The template of the account first, else the format's. */
function linkSql(templates: Templates): string {
  const cases = Object.entries(templates)
    .sort(([one], [other]) => Number(other.includes(':')) - Number(one.includes(':')))
    .map(([of, template]) => {
      const key = of.includes(':') ? `source || ':' || account_id` : 'source';
      return `when ${key} = ${quoted(of)} then replace(${quoted(template)}, '{id}', url_encode(vendor_id))`;
    });
  return cases.length ? `(case ${cases.join(' ')} end)` : 'null::varchar';
}
