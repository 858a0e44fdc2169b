/**
 * A mailbox as one file (mbox): Google Takeout, Thunderbird, Apple Mail. It knows neither conversations nor roles: mails
 * are joined by what they answer, and whoever writes from the company's addresses is an agent. Both need all mails, so
 * the file is read twice, the first time for its headers only.
 */
import { moodLabelled } from '../../src/lib/mapping/words';
import type { Mapping } from '../../src/lib/mapping/types';
import type { Role } from '../../src/lib/model/words';
import { MboxSplitter, readMbox, type MboxMail } from '../files/mbox';
import type { Detected, ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { CompanyGuess, companyOf, type Company } from './mbox-company';
import { bodyOf, headOf, type MailHead, type Person } from './mbox-mail';
import { Threads } from './mbox-threads';
import { finished, Progress, rejected, type FileRecord } from './reading';
import { sampleOf } from './sample';

const RAW_LENGTH = 20_000;

export const mbox: Format = {
  id: 'mbox',
  title: 'Mailbox (mbox)',
  whereToFind:
    'Gmail: takeout.google.com, Mail only. Thunderbird: the file of the folder in the profile, or the add-on ' +
    'ImportExportTools NG. Apple Mail: Mailbox > Export Mailbox. Name received and sent mail together. Your company\u2019s ' +
    'domains are guessed, shown, and set by a mapping file with "companyDomains".',
  detect,
  read,
};

function detect(file: ExportFile, mapping?: Partial<Mapping>): Detected | null {
  if (sampleOf(file).kind !== 'mbox') return null;
  const splitter = new MboxSplitter();
  const mails = [...splitter.push(file.head), ...splitter.end()];
  if (mails.length === 0) return null;
  const guess = new CompanyGuess();
  for (const mail of mails) guess.see(headOf(mail));
  const given = mapping?.companyDomains;
  const guessed = guess.settle();
  const companyDomains = given ?? guessed?.company.names;
  const reason = given ? `Your company\u2019s addresses: ${given.join(', ')}.` : guessed?.reason;
  return {
    format: 'mbox',
    confidence: 1,
    reasons: ['It begins with a "From " line and the headers of a mail.', ...(reason ? [reason] : [])],
    ...(mapping?.account ? { account: mapping.account } : { account: 'mailbox', isAccountAssumed: true }),
    ...(companyDomains && { companyDomains }),
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const threads = new Threads();
  const guess = new CompanyGuess();
  for (const file of files) {
    for await (const batch of readMbox(file)) {
      for (const mail of batch) {
        const head = headOf(mail);
        threads.add(head);
        if (head.left === null) guess.see(head);
      }
    }
  }
  const given = options.mapping?.companyDomains;
  const guessed = given ? null : guess.settle();
  const company = given ? companyOf(given) : (guessed?.company ?? companyOf([]));
  const reader = new MailReader(threads.conversations(), company);
  const progress = new Progress(options);
  for (const file of files) {
    for await (const batch of readMbox(file, progress.onBytes))
      for (const mail of batch)
        for (const record of await reader.translate(mail, file)) yield { ...record, file: file.name };
    yield* finished(file, progress);
  }
  if (guessed) yield { kind: 'warning', message: guessed.reason };
}

class MailReader {
  private next = 0;
  private readonly peopleSeen = new Set<string>();

  constructor(
    private readonly conversations: string[],
    private readonly company: Company,
  ) {}

  async translate(mail: MboxMail, file: ExportFile): Promise<ExportRecord[]> {
    const conversationId = this.conversations[this.next++]!;
    const head = headOf(mail);
    if (head.left !== null) return [{ kind: 'skipped', reason: head.left }];
    const reject = (field: string | null, reason: string) => [
      rejected(mail.record, field, reason, `${mail.envelope}\n${mail.text}`.slice(0, RAW_LENGTH)),
    ];
    if (mail.problem !== null) return reject(null, mail.problem);
    const author = this.authorOf(head);
    if (author === null) return reject('From', 'Expected the address of the sender, found nothing.');
    if (head.sentAt === null)
      return reject('Date', 'Expected a date such as Tue, 4 Mar 2025 10:12:44 +0100, found none that can be read.');
    let body;
    try {
      body = await bodyOf(mail, file);
    } catch (error) {
      return reject(null, `The parts of the mail cannot be read (${(error as Error).message}).`);
    }
    if (body === null) return [{ kind: 'skipped', reason: 'mail without text' }];
    const role = this.roleOf(author, head);
    const isInternal = role === 'agent' && head.recipients.length > 0 && this.isAmongColleagues(head);
    return [
      ...this.person(author, role),
      {
        kind: 'message',
        id: head.id,
        conversationId,
        role,
        isPublic: !isInternal,
        authorKey: author.address,
        authorName: author.name,
        sentAt: head.sentAt,
        ...body,
        subject: head.subject,
        channel: 'email',
        labels: head.labels,
        selfMood: moodLabelled(head.labels),
      },
    ];
  }

  /** Contact forms write in the company's name, to the company, and name the customer as the one to answer. */
  private authorOf({ from, replyTo, ...head }: MailHead): Person | null {
    const isForm =
      from !== null && replyTo !== null && this.company.owns(from.address) && !this.company.owns(replyTo.address);
    return isForm && this.isAmongColleagues(head) ? replyTo : from;
  }

  private isAmongColleagues({ recipients }: Pick<MailHead, 'recipients'>): boolean {
    return recipients.every(({ address }) => this.company.owns(address));
  }

  private roleOf(author: Person, { isAutomatic }: MailHead): Role {
    if (this.company.owns(author.address)) return isAutomatic ? 'bot' : 'agent';
    return isAutomatic ? 'system' : 'customer';
  }

  private person({ address, name }: Person, role: Role): ExportRecord[] {
    if (this.peopleSeen.has(address) || role === 'bot' || role === 'system') return [];
    this.peopleSeen.add(address);
    return [{ kind: 'person', key: address, role, name, email: address }];
  }
}
