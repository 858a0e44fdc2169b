/**
 * Which mails are one conversation: those that name each other in References and In-Reply-To, also where the mail between
 * them is missing (as in RFC 5256), or that Gmail numbered alike. An answer that names nothing joins the latest earlier
 * mail of the same subject among the same people.
 */
import { createHash } from 'node:crypto';
import type { MailHead } from './mbox-mail';

interface Seen {
  node: number;
  /** milliseconds; the end of time where the mail has none */
  time: number;
  /** what names the conversation if this is its first mail */
  name: string;
  thread: string | null;
  /** subject and people, for mails that name none before them */
  likeness: string | null;
  isBareAnswer: boolean;
}

const ANSWER = /^\s*(?:(?:re|aw|antw|sv|vs|tr|rv|res|odp|fwd?|wg)\s*(?:\[\d+\])?:\s*)+/i;

export class Threads {
  private readonly above: number[] = [];
  private readonly nodes = new Map<string, number>();
  private readonly seen: Seen[] = [];

  /** @returns the number by which {@link conversations} knows the mail, in the order of adding */
  add(head: MailHead): number {
    const node = this.above.push(this.above.length) - 1;
    if (head.id !== null) this.join(node, this.nodeOf(head.id));
    // Gmail may cut a conversation in two although the mails name each other: what people saw is kept.
    if (head.thread !== null) this.join(node, this.nodeOf(`gmail ${head.thread}`));
    else for (const id of head.answers) this.join(node, this.nodeOf(id));
    const subject = (head.subject ?? '').replace(ANSWER, '').trim().toLowerCase();
    const people = new Set([head.from, ...head.recipients].map((person) => person?.address ?? ''));
    const isBare = head.thread === null && head.answers.length === 0;
    return (
      this.seen.push({
        node,
        time: head.sentAt?.getTime() ?? Infinity,
        name: head.answers[0] ?? head.id ?? hashOf(head),
        thread: head.thread,
        likeness: subject === '' ? null : [subject, ...[...people].sort()].join('\n'),
        isBareAnswer: isBare && ANSWER.test(head.subject ?? ''),
      }) - 1
    );
  }

  /** The conversation of every mail, by its number. */
  conversations(): string[] {
    const inTime = [...this.seen].sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1));
    const latest = new Map<string, Seen>();
    for (const mail of inTime) {
      const before = mail.likeness === null ? undefined : latest.get(mail.likeness);
      if (mail.isBareAnswer && before) this.join(mail.node, before.node);
      if (mail.likeness !== null) latest.set(mail.likeness, mail);
    }
    const names = new Map<number, Seen>();
    for (const mail of inTime) {
      const root = this.rootOf(mail.node);
      const named = names.get(root);
      if (!named || (named.thread === null && mail.thread !== null)) names.set(root, mail);
    }
    return this.seen.map(({ node }) => {
      const first = names.get(this.rootOf(node))!;
      return first.thread ?? first.name;
    });
  }

  private nodeOf(id: string): number {
    let node = this.nodes.get(id);
    if (node === undefined) {
      node = this.above.push(this.above.length) - 1;
      this.nodes.set(id, node);
    }
    return node;
  }

  private join(a: number, b: number) {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    this.above[Math.max(one, other)] = Math.min(one, other);
  }

  private rootOf(node: number): number {
    let root = node;
    while (this.above[root] !== root) root = this.above[root]!;
    while (this.above[node] !== root) [node, this.above[node]] = [this.above[node]!, root];
    return root;
  }
}

/** A name for a mail without an id: who wrote it, when, and about what. */
function hashOf({ from, sentAt, subject }: MailHead): string {
  const words = JSON.stringify([from?.address, sentAt, subject]);
  return createHash('sha256').update(words).digest('hex').slice(0, 20);
}
