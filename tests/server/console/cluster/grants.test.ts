import { describe, expect, it } from 'vitest';
import { grantsProblem } from '../../../../src/lib/server/console/cluster/grants';

const READS = 'GRANT SELECT ON undertone_*.* TO analyst';
const RIGHT_SQL = "CREATE USER analyst IDENTIFIED BY '…'; GRANT SELECT ON undertone_*.* TO analyst;";

const RIGHT: [shape: string, lines: string[]][] = [
  ['all generations', [READS]],
  ['one generation', ['GRANT SELECT ON undertone_12.* TO analyst']],
  ['a table of one', ['GRANT SELECT ON undertone_12.messages TO analyst']],
  ['some columns of one', ['GRANT SELECT(team, day) ON undertone_12.conversation_facts TO analyst']],
  ['names in quotes', ['GRANT SELECT ON `undertone_12`.* TO `an analyst`']],
  ['less than was given', [READS, 'REVOKE SELECT ON undertone_12.agents FROM analyst']],
  ['nothing else, said as such', ['GRANT USAGE ON *.* TO analyst', READS]],
  ['several, and empty lines', [READS, '', ' GRANT SELECT ON undertone_3*.* TO analyst ']],
];

const WRONG: [shape: string, line: string][] = [
  ['everything', 'GRANT ALL ON *.* TO analyst'],
  ['reading everywhere', 'GRANT SELECT ON *.* TO analyst'],
  ['reading another database', 'GRANT SELECT ON sales.* TO analyst'],
  ['reading what only begins alike', 'GRANT SELECT ON undertone*.* TO analyst'],
  ['reading the pointer', 'GRANT SELECT ON undertone.* TO analyst'],
  ['reading the server’s own tables', 'GRANT SELECT ON system.query_log TO analyst'],
  ['writing beside reading', 'GRANT SELECT, INSERT ON undertone_*.* TO analyst'],
  ['changing', 'GRANT ALTER DELETE ON undertone_*.* TO analyst'],
  ['handing it on', `${READS} WITH GRANT OPTION`],
  ['a role', 'GRANT reporting TO analyst'],
  ['a role to hand on', 'GRANT reporting TO analyst WITH ADMIN OPTION'],
  ['the network', 'GRANT URL ON *.* TO analyst'],
  ['other servers', 'GRANT REMOTE ON *.* TO analyst'],
  ['files', 'GRANT FILE ON *.* TO analyst'],
  ['sources as newer servers say them', 'GRANT READ, WRITE ON S3 TO analyst'],
  ['all sources', 'GRANT SOURCES ON *.* TO analyst'],
  ['tables of the moment', 'GRANT CREATE TEMPORARY TABLE ON *.* TO analyst'],
  ['dictionaries', 'GRANT dictGet ON *.* TO analyst'],
  ['named collections', 'GRANT NAMED COLLECTION ON * TO analyst'],
  ['ending others’ queries', 'GRANT KILL QUERY ON *.* TO analyst'],
  ['a view that hides as a column', 'GRANT SELECT(a), INSERT(b) ON undertone_1.messages TO analyst'],
  ['a line that nobody knows', 'DEFAULT ROLE reporting'],
];

describe('the rights of the analysts’ user', () => {
  it.each(RIGHT)('are right: %s', (_, lines) => expect(grantsProblem(lines, 'analyst')).toBe(null));

  it.each(WRONG)('are too many: %s', (_, line) =>
    expect(grantsProblem([READS, line], 'analyst')).toEqual({
      kind: 'refused',
      message: `The analysts' user analyst may do more on the cluster than read what Undertone published: ${line}.`,
      hint: `Until that is taken away no query runs. Right would be a user of its own:\n${RIGHT_SQL}`,
    }),
  );

  it('names every right that is too much', () =>
    expect(
      grantsProblem(
        WRONG.map(([, line]) => line),
        'analyst',
      )?.message,
    ).toContain(WRONG.map(([, line]) => line).join('; ')));

  it.each([[[]], [['GRANT USAGE ON *.* TO analyst']], [['REVOKE SELECT ON undertone_1.agents FROM analyst']]])(
    'are too few: %j',
    (lines) => expect(grantsProblem(lines, 'analyst')?.message).toContain('may read nothing'),
  );

  it('are said with the name of the user as SQL writes it', () =>
    expect(grantsProblem([], 'an `analyst`')?.hint).toContain('CREATE USER `an \\`analyst\\`` IDENTIFIED BY'));
});
