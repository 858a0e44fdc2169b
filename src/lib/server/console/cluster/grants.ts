/**
 * What the analysts' user may do on the cluster, as SHOW GRANTS tells. Its rights are the wall that holds by itself:
 * ClickHouse's `readonly` stops neither url() nor remote() nor file(), only grants do (and a role, or a right to hand on,
 * may change while nobody looks). So anything but reading generations is refused before the first query.
 * Forms: clickhouse.com/docs/sql-reference/statements/grant; `undertone_*.*` names all databases that begin so, since 24.10.
 */
import type { ConsoleProblem } from '../../../model/console';

/** GRANT privileges ON what TO whom [WITH GRANT OPTION] */
const GRANT = /^GRANT (?<rights>.+) ON (?<what>\S+) TO (?<user>`(?:[^`\\]|\\.)*`|\S+)(?<further> WITH .*)?$/s;
/** A generation, all that begin as one, or a table of one: undertone_12.*, undertone_*.*, `undertone_12`.messages */
const GENERATIONS = /^(?:undertone_\w*\*?|`undertone_\w*`\*?)\.(?:\*|\w+\*?|`\w+`\*?)$/;
/** Reading whole tables, or some columns of one. */
const READING = /^SELECT(?:\([\w`, ]+\))?$/;
/** How ClickHouse shows a user that may do nothing. */
const NOTHING = /^GRANT (?:USAGE|NONE) ON \*\.\* TO /;

/**
 * null when the user may read generations and nothing else.
 * @param lines as SHOW GRANTS gives them
 */
export function grantsProblem(lines: readonly string[], user: string): ConsoleProblem | null {
  // What was taken away again only narrows.
  const granted = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('REVOKE '));
  const reading = granted.filter(isReading);
  const others = granted.filter((line) => !isReading(line) && !NOTHING.test(line));
  if (others.length > 0)
    return {
      kind: 'refused',
      message: `The analysts' user ${user} may do more on the cluster than read what Undertone published: ${others.join('; ')}.`,
      hint: `Until that is taken away no query runs. Right would be a user of its own:\n${rightSql(user)}`,
    };
  if (reading.length === 0)
    return {
      kind: 'refused',
      message: `The analysts' user ${user} may read nothing of what Undertone published.`,
      hint: `Whoever runs the cluster can let it:\n${rightSql(user)}`,
    };
  return null;
}

function isReading(line: string): boolean {
  const { rights, what, further } = GRANT.exec(line)?.groups ?? {};
  return READING.test(rights ?? '') && GENERATIONS.test(what ?? '') && further === undefined;
}

/** A user that may do what is asked here, and nothing else. */
export function rightSql(user: string): string {
  const name = /^[a-z_]\w*$/i.test(user) ? user : `\`${user.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
  return `CREATE USER ${name} IDENTIFIED BY '…'; GRANT SELECT ON undertone_*.* TO ${name};`;
}
