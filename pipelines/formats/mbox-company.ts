/**
 * Whose mailbox it is, when nobody said: the domain that takes part in most mails, because every mail of a mailbox goes
 * to the company or comes from it. Of two alike, the one that is written to first. Where that is a domain at which
 * anybody has an address (gmail.com), it is the single address.
 */
import { ANYBODYS } from './company-addresses';
import type { MailHead } from './mbox-mail';

export interface Company {
  /** domains and addresses, as guessed or given */
  names: string[];
  owns(address: string): boolean;
}

export class CompanyGuess {
  /** domain or address -> mails it takes part in, and mails to it that answer nothing */
  private readonly shares = new Map<string, { mails: number; asked: number }>();
  private mails = 0;

  see(head: MailHead) {
    this.mails++;
    const to = new Set(head.recipients.map(({ address }) => nameOf(address)));
    const all = new Set(head.from ? [nameOf(head.from.address), ...to] : to);
    for (const name of all) {
      const share = this.shares.get(name) ?? { mails: 0, asked: 0 };
      share.mails++;
      if (to.has(name) && head.answers.length === 0) share.asked++;
      this.shares.set(name, share);
    }
  }

  /** The guess and its reason, as a sentence; null when no mail names anybody. */
  settle(): { company: Company; reason: string } | null {
    const [best] = [...this.shares].sort(
      ([a, left], [b, right]) => right.mails - left.mails || right.asked - left.asked || (a < b ? -1 : 1),
    );
    if (best === undefined) return null;
    const [name, { mails }] = best;
    const reason =
      `${name} takes part in ${mails} of ${this.mails} mails and was taken for your company: mail from there is agents\u2019, ` +
      'all other mail customers\u2019. If it is not, name your domains in a mapping file: {"companyDomains": ["example.com"]}.';
    return { company: companyOf([name]), reason };
  }
}

/** The company of these domains (lamp.test, with all below it) and addresses (help@lamp.test). */
export function companyOf(given: string[]): Company {
  const names = given.map((name) => name.trim().toLowerCase().replace(/^@/, ''));
  return {
    names,
    owns: (address) => {
      const domain = address.slice(address.lastIndexOf('@') + 1);
      return names.some((name) => name === address || name === domain || domain.endsWith(`.${name}`));
    },
  };
}

function nameOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return ANYBODYS.test(domain) ? address : domain;
}
