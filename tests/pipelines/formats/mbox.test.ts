/** Mailboxes with their traps: escaped From lines, encodings, missing and wrong dates, lost parents, groups, forms, machines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { mbox } from '../../../pipelines/formats/mbox';
import { fileOf, readAll } from '../files/memory-file';
import { inNoOrder, messagesOf } from './expected';

const MARA = 'Mara Oak <mara@oak.test>';
const IVO = 'Ivo <ivo@lamp.test>';
const HELP = 'help@lamp.test';
/** A mail of the 4th of March 2025, written at 10:MM in Berlin. */
function mail(
  id: string | null,
  minute: string,
  from: string,
  to: string,
  headers: Record<string, string>,
  body: string,
): string {
  const all = {
    ...(id ? { 'Message-ID': `<${id}>` } : {}),
    Date: `Tue, 4 Mar 2025 10:${minute}:00 +0100`,
    From: from,
    To: to,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `From x@y.test Tue Mar  4 09:00:00 2025\n${lines.join('\n')}\n\n${body}\n\n`;
}
const answers = (...ids: string[]) => ({
  References: ids.map((id) => `<${id}>`).join('\n '),
  'In-Reply-To': `<${ids.at(-1)!}>`,
});
const said = (conversation: string) => {
  const message = messagesOf('m', conversation);
  return (id: string | null, minute: string, author: string, role: string, body: string, more: object = {}) =>
    message(id, `2025-03-04T09:${minute}:00Z`, {
      ...{
        role,
        authorKey: author,
        authorName: { 'mara@oak.test': 'Mara Oak', 'ivo@lamp.test': 'Ivo' }[author] ?? null,
      },
      ...{ body, subject: 'Invoice', channel: 'email', labels: [], selfMood: null },
      ...more,
    });
};
const guess = (mails: string) => ({
  kind: 'warning',
  message:
    `lamp.test takes part in ${mails} mails and was taken for your company: mail from there is agents’, all other mail ` +
    'customers’. If it is not, name your domains in a mapping file: {"companyDomains": ["example.com"]}.',
});
const person = (address: string, role: string, name: string | null) => ({
  kind: 'person',
  file: 'm',
  key: address,
  role,
  name,
  email: address,
});
/** What is told of each mail, in the file's order: conversation, role, public, author. */
async function toldOf(text: string, mapping?: object) {
  const options = mapping ? { mapping: { columns: {}, ...mapping } } : {};
  const records = await readAll(mbox, [fileOf(text, 'm')], options);
  return records.flatMap((record) =>
    record.kind === 'message'
      ? [[record.conversationId, record.role, record.isPublic, record.authorKey].join(' ')]
      : record.kind === 'skipped' || record.kind === 'rejected'
        ? [record.reason]
        : [],
  );
}

describe('a mailbox', () => {
  const THREAD =
    mail(
      'a1@oak.test',
      '12',
      '=?UTF-8?Q?Mara_Oak?= <MARA@oak.test>',
      HELP,
      { Subject: 'Invoice' },
      'Please send it.\n>From now on monthly.',
    ) +
    mail(
      'b2@lamp.test',
      '20',
      IVO,
      MARA,
      { Subject: 'Re: Invoice', ...answers('a1@oak.test') },
      'Done.\n\n> Please send it.',
    ) +
    mail(
      'c3@oak.test',
      '30',
      MARA,
      IVO,
      { Subject: 'Re: Invoice', ...answers('a1@oak.test', 'b2@lamp.test') },
      'Thanks!',
    );
  const thread = said('a1@oak.test');
  const EXPECTED = [
    person('mara@oak.test', 'customer', 'Mara Oak'),
    thread('a1@oak.test', '12', 'mara@oak.test', 'customer', 'Please send it.\nFrom now on monthly.\n\n'),
    person('ivo@lamp.test', 'agent', 'Ivo'),
    thread('b2@lamp.test', '20', 'ivo@lamp.test', 'agent', 'Done.\n\n> Please send it.\n\n', {
      subject: 'Re: Invoice',
    }),
    thread('c3@oak.test', '30', 'mara@oak.test', 'customer', 'Thanks!\n\n', { subject: 'Re: Invoice' }),
    guess('3 of 3'),
  ];

  it('gives conversations by what mails answer, and roles by whose addresses write', async () => {
    const records = await readAll(mbox, [fileOf(THREAD, 'm')]);
    expect(
      records.map((record) => (record.kind === 'message' ? { ...record, body: record.body.trimEnd() } : record)),
    ).toEqual(
      EXPECTED.map((record) => ('body' in record ? { ...record, body: String(record.body).trimEnd() } : record)),
    );
  });

  it('is known by its first lines; detection says whom it takes for the company', () => {
    const { groups, refused } = detectAll([fileOf(THREAD, 'm')]);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, detected }) => [format.id, detected.account, detected.reasons])).toEqual([
      ['mbox', 'mailbox', ['It begins with a "From " line and the headers of a mail.', guess('3 of 3').message]],
    ]);
  });

  it('takes the company from the mapping where somebody named it', async () => {
    const given = { companyDomains: ['@OAK.test'] };
    expect(await toldOf(THREAD, given)).toEqual([
      'a1@oak.test agent true mara@oak.test',
      'a1@oak.test customer true ivo@lamp.test',
      'a1@oak.test agent true mara@oak.test',
    ]);
    expect(detectAll([fileOf(THREAD, 'm')], given).groups[0]!.detected.reasons[1]).toBe(
      'Your company’s addresses: @OAK.test.',
    );
  });

  it('takes a single address for the company where anybody may have one of its domain', async () => {
    const shared =
      mail('1@x', '01', 'one@gmail.com', 'shop@gmail.com', {}, 'Hello') +
      mail('2@x', '02', 'two@gmail.com', 'shop@gmail.com', {}, 'Hi');
    expect(await toldOf(shared + mail('3@x', '03', 'shop@gmail.com', 'two@gmail.com', answers('2@x'), 'Yes'))).toEqual([
      '1@x customer true one@gmail.com',
      '2@x customer true two@gmail.com',
      '2@x agent true shop@gmail.com',
    ]);
  });

  it('joins answers whose first mail is missing, those that Gmail numbered alike, and bare answers by their subject', async () => {
    const text =
      mail('b@x', '20', IVO, MARA, { Subject: 'Re: Lamp', ...answers('lost@x') }, 'One') +
      mail('c@x', '30', MARA, IVO, { Subject: 'Re: Lamp', ...answers('lost@x') }, 'Two') +
      mail('d@x', '31', MARA, HELP, { Subject: 'Bulb', 'X-GM-THRID': '1825000000000000001' }, 'Three') +
      mail('e@x', '32', IVO, MARA, { Subject: 'Other', 'X-GM-THRID': '1825000000000000001' }, 'Four') +
      mail('f@x', '33', MARA, HELP, { Subject: 'Socket' }, 'Five') +
      mail('g@x', '34', HELP, MARA, { Subject: 'AW: RE: socket' }, 'Six') +
      mail('h@x', '35', MARA, HELP, { Subject: 'Socket' }, 'Seven');
    expect((await toldOf(text)).map((told) => told.split(' ')[0])).toEqual([
      ...['lost@x', 'lost@x', '1825000000000000001', '1825000000000000001', 'f@x', 'f@x', 'h@x'],
    ]);
  });

  it('tells machines, groups, contact forms and colleagues among themselves apart', async () => {
    const text =
      mail('1@x', '01', MARA, HELP, {}, 'Hello') +
      mail('2@x', '02', MARA, HELP, { 'Auto-Submitted': 'auto-replied' }, 'I am away') +
      mail('3@x', '03', HELP, MARA, { Precedence: 'bulk' }, 'We have received your mail') +
      mail('4@x', '04', 'MAILER-DAEMON@post.test', HELP, {}, 'Undelivered') +
      mail(
        '5@x',
        '05',
        `Mara via Help <${HELP}>`,
        HELP,
        { 'X-Original-Sender': 'mara@oak.test', Precedence: 'list' },
        'By the group',
      ) +
      mail('6@x', '06', `Form <${HELP}>`, HELP, { 'Reply-To': 'ben@elm.test' }, 'By the form') +
      mail('7@x', '07', IVO, HELP, { Cc: 'Ada <ada@lamp.test>' }, 'Who takes this?');
    expect(await toldOf(text)).toEqual([
      '1@x customer true mara@oak.test',
      '2@x system true mara@oak.test',
      '3@x bot true help@lamp.test',
      '4@x system true mailer-daemon@post.test',
      '5@x customer true mara@oak.test',
      '6@x customer true ben@elm.test',
      '7@x agent false ivo@lamp.test',
    ]);
  });

  it('leaves out deleted mail, spam, drafts and pictures, and keeps Gmail’s own labels to itself', async () => {
    const label = (labels: string) => ({ 'X-Gmail-Labels': labels });
    const text =
      mail('1@x', '01', MARA, HELP, { ...label('Inbox,"Mood: angry",Category Updates'), Subject: 'Invoice' }, 'Late!') +
      mail('2@x', '02', MARA, HELP, { 'X-Mozilla-Status': '0009' }, 'Deleted') +
      mail('3@x', '03', MARA, HELP, label('Spam'), 'Win') +
      mail('4@x', '04', IVO, MARA, label('Drafts'), 'Dear') +
      mail(
        '5@x',
        '05',
        MARA,
        HELP,
        { 'Content-Type': 'image/png', 'Content-Transfer-Encoding': 'base64' },
        'iVBORw0KGgo=',
      );
    expect((await toldOf(text)).slice(1)).toEqual(['deleted mail', 'marked as spam', 'draft', 'mail without text']);
    const records = await readAll(mbox, [fileOf(text, 'm')]);
    expect(records.find((record) => record.kind === 'message')).toMatchObject({
      labels: ['Mood: angry'],
      selfMood: 'angry',
    });
  });

  it('reads the time of arrival where the date is missing or impossible, and rejects what has no sender', async () => {
    const Received = 'by mx.test; Tue, 4 Mar 2025 09:40:00 +0000 (UTC)';
    const text =
      mail('1@x', '01', MARA, HELP, { Date: 'Tue, 4 Mar 2025 04:12:44 EST' }, 'Zone by letters') +
      mail('2@x', '02', MARA, HELP, { Date: 'Fri, 1 Jan 2038 00:00:00 +0000', Received }, 'Clock ahead') +
      mail('3@x', '03', MARA, HELP, { Date: 'gestern' }, 'By the From line') +
      mail('4@x', '04', '', HELP, {}, 'Nobody').replace('\nFrom: ', '\nX-From: ');
    const records = await readAll(mbox, [fileOf(text, 'm')]);
    expect(records.flatMap((record) => (record.kind === 'message' ? [record.sentAt.toISOString()] : []))).toEqual([
      '2025-03-04T09:12:44.000Z',
      '2025-03-04T09:40:00.000Z',
      '2025-03-04T09:00:00.000Z',
    ]);
    expect(records.filter((record) => record.kind === 'rejected')).toMatchObject([
      { record: 4, field: 'From', reason: 'Expected the address of the sender, found nothing.' },
    ]);
  });

  it('reads each part in the characters that it declares, and HTML where there is nothing plain', async () => {
    const plain = (charset: string, encoding: string) => ({
      'Content-Type': `text/plain; charset=${charset}`,
      'Content-Transfer-Encoding': encoding,
    });
    const first = mail('1@x', '01', MARA, HELP, plain('iso-8859-1', 'quoted-printable'), 'Gr=FC=DFe');
    const latin = Buffer.from(
      first + mail('2@x', '02', MARA, HELP, plain('iso-8859-1', '8bit'), 'Grüße aus Köln'),
      'latin1',
    );
    const utf8 =
      mail('3@x', '03', MARA, HELP, plain('utf-8', '8bit'), 'Grüße – 👍') +
      mail('4@x', '04', MARA, HELP, plain('utf-8', 'base64'), 'R3LDvMOfZQ==');
    const html = mail('5@x', '05', MARA, HELP, { 'Content-Type': 'text/html; charset=utf-8' }, '<p>Grüße</p>');
    const bodies = async (content: string | Buffer) =>
      (await readAll(mbox, [fileOf(content, 'm')])).flatMap((record) =>
        record.kind === 'message' ? [[record.body.trim(), record.bodyFormat]] : [],
      );
    expect(await bodies(latin)).toEqual([
      ['Grüße', 'text'],
      ['Grüße aus Köln', 'text'],
    ]);
    expect(await bodies(utf8 + html)).toEqual([
      ['Grüße – 👍', 'text'],
      ['Grüße', 'text'],
      ['<p>Grüße</p>', 'html'],
    ]);
  });

  it('gives the same conversations in any order of mails and over any number of files', async () => {
    const mails = [
      mail('a@x', '01', MARA, HELP, { Subject: 'Lamp' }, 'One'),
      mail('b@x', '02', IVO, MARA, { Subject: 'Re: Lamp', ...answers('a@x') }, 'Two'),
      mail('c@x', '03', MARA, IVO, { Subject: 'Re: Lamp', ...answers('a@x', 'b@x') }, 'Three'),
      mail('d@x', '04', MARA, HELP, { Subject: 'Bulb' }, 'Four'),
      mail(null, '05', HELP, MARA, { Subject: 'Re: Bulb' }, 'Five'),
      mail('f@x', '06', 'ben@elm.test', HELP, { Subject: 'Hi', ...answers('lost@x') }, 'Six'),
    ];
    const expected = inNoOrder(await readAll(mbox, [fileOf(mails.join(''))]));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(mails, { minLength: mails.length }),
        fc.nat(mails.length),
        async (order, cut) => {
          const files = [order.slice(0, cut), order.slice(cut)]
            .filter((part) => part.length > 0)
            .map((part) => fileOf(part.join('')));
          expect(inNoOrder(await readAll(mbox, files))).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });
});
