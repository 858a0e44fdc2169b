import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../pipelines/commands';
import { helpOf, invocationOf, usageOf } from '../../../pipelines/commands/command';
import { WrongUsage } from '../../../pipelines/errors';
import { temporaryFolder } from './staged';

async function run(name: string, ...args: string[]): Promise<number> {
  const command = await COMMANDS[name]?.();
  if (!command) throw new Error(`no command ${name}`);
  return command.run(invocationOf(command, args, 'build/pipelines'));
}

describe('wrong usage is told before anything is done', () => {
  const usages: [string, string[], RegExp][] = [
    ['import', [], /Name at least one file/],
    ['import', ['x.csv', '--colour', 'red'], /--colour/],
    ['import', ['x.csv', '--exported-at', 'yesterday'], /expected an instant such as 2024-05-16T16:55:00Z/],
    ['import', ['x.csv', '--exported-at', '2024-13-45T10:00:00Z'], /expected an instant/],
    ['import', ['x.csv', '--timezone', 'Berlin'], /Europe\/Berlin/],
    ['import', ['x.csv', '--dates', 'American'], /--dates American: expected one of day-first, month-first/],
    ['import', ['x.csv', '--account', 'Shop EU'], /--account Shop EU: expected lower case letters/],
    ['import', ['x.csv', '--format', 'excel'], /expected one of .*messages-csv/],
    ['import', ['x.csv', '--mapping', 'no such file.json'], /no such file\.json: .*--save-mapping/],
    ['import', ['x.csv', '--data', 'package.json'], /package\.json: is a file; name a folder/],
    ['metric', ['happiness'], /tone_at_arrival/],
    ['metric', ['first_response', '--by', 'moon'], /--by moon: expected one of week, team/],
    ['metric', ['first_response', '--from', 'May'], /May/],
    ['sql', [], /one query/],
    ['sql', ['select 1', 'select 2'], /one query/],
    ['sql', ['select 1', '--format', 'xml'], /table, csv, json, arrow, parquet/],
    ['serve', ['--port', 'eighty'], /1 to 65535/],
    ['serve', ['--trust-header', 'X-Forwarded-User'], /needs --trusted-proxy/],
    ['serve', ['--trusted-proxy', 'proxy.example'], /an address or a net/],
    ['serve', ['--https-proxy'], /needs --public-host/],
    ['serve', ['--default-role', 'viewer'], /give --trust-header too/],
    ['serve', ['--public-host', 'https://tone.example'], /a name such as/],
    ['users', ['add'], /Name the user/],
    ['users', ['rename', 'maria'], /not expected/],
    ['users', ['role', 'maria', 'owner'], /viewer\|manager\|analyst\|admin/],
    ['evaluate', [], /Name at least one file of labelled messages/],
    ['evaluate', ['x.jsonl', '--third', 'second'], /expected one of held-out, rest/],
    ['evaluate', ['x.jsonl', '--pool', 'kindness'], /--pool kindness: expected one of apology/],
    ['evaluate', ['x.jsonl', '--write', 'y.json'], /--set NAME, --about TEXT and --use WHICH/],
    ['evaluate', ['x.jsonl', '--only', 'no such list'], /no such list: there is no such file/],
    ['formats', ['zendesk'], /"zendesk" is not expected/],
  ];
  for (const [name, args, says] of usages)
    it(`undertone ${[name, ...args].join(' ')}`, async () => {
      const error = await run(name, ...args).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(WrongUsage);
      expect((error as Error).message).toMatch(says);
    });
});

describe('a mapping file', () => {
  const MAPPINGS: [content: object, says: RegExp][] = [
    [{ columns: { conversation: 5 } }, /"conversation": expected the name of a column, found 5/],
    [{ columns: {}, timezone: 'Mars' }, /"timezone": expected an IANA time zone such as Europe\/Berlin, found "Mars"/],
    [{ columns: {}, roles: { boss: 'king' } }, /"roles", "boss": expected one of customer, agent, .*found "king"/],
    [{ columns: {}, dateFormat: 1 }, /"dateFormat": expected a format such as dd\/MM\/yyyy H:mm, found 1/],
    [{ columns: {}, isPublic: { backroom: 'no' } }, /"isPublic", "backroom": expected true .* found "no"/],
    [{ companyDomains: 'lamp.test' }, /"companyDomains": expected a list such as \["example.com"\], found "lamp.test"/],
  ];
  for (const [content, says] of MAPPINGS)
    it(`with ${JSON.stringify(content)} is refused before every record fails by it`, async () => {
      const folder = temporaryFolder();
      const file = join(folder.path, 'mapping.json');
      writeFileSync(file, JSON.stringify(content));
      const error = await run('import', 'x.csv', '--mapping', file).catch((thrown: unknown) => thrown);
      folder.remove();
      expect(error).toBeInstanceOf(WrongUsage);
      expect((error as Error).message).toMatch(says);
    });
});

describe('a query that begins with a comment, as copied from a metric’s page', () => {
  for (const query of ['-- Tone at arrival\nselect 1', '--Tone = mean\nselect 1'])
    it(`is no option: ${JSON.stringify(query)}`, async () => {
      const sql = (await COMMANDS.sql!())!;
      const { positionals, values } = invocationOf(sql, [query, '--format', 'csv', '--param=a=b c'], 'build/pipelines');
      expect({ positionals, ...values }).toEqual({ positionals: [query], format: 'csv', param: ['a=b c'] });
    });
});

describe('each command', () => {
  for (const [name, load] of Object.entries(COMMANDS))
    it(`${name} explains itself: usage and every option`, async () => {
      const command = await load();
      expect(command.id).toBe(name);
      expect(usageOf(command)).toMatch(new RegExp(`^undertone ${name} .*\\[--data DIR\\]$`));
      for (const option of Object.keys(command.options)) expect(helpOf(command)).toContain(`--${option}`);
    });
});

describe('serve', () => {
  it('does not show conversations to the network', async () => {
    await expect(run('serve', '--host', '0.0.0.0')).rejects.toThrow(/no admin yet.*users add NAME --role admin/);
    await expect(run('serve', '--accounts')).rejects.toThrow(/no admin yet/);
    await expect(run('serve', '--public-host', 'tone.example')).rejects.toThrow(/no admin yet/);
  });
});
