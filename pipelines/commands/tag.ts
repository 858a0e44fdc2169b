/** undertone tag: JSON lines in, JSON lines out; the same engine that an import uses. */
import { createInterface } from 'node:readline';
import { ROLES, type Role } from '../../src/lib/model/words';
import { cuesOfCustomer, type Gravity, RULES_VERSION, tagMessage } from '../../src/lib/tagging';
import { settleLanguages } from '../../src/lib/text';
import type { Command } from './command';

export const tag: Command = {
  id: 'tag',
  summary: 'Tags messages from standard input, one JSON object a line: {"id", "role", "text", "context"}.',
  details: [
    `role: ${ROLES.join(', ')}; context (may be absent): the message before. Lines that cannot be used are named on`,
    'standard error, the others go on, and the exit code is 1.',
  ],
  options: { cues: { type: 'boolean', help: "also print the cues that decide about a customer's message" } },
  async run({ values }) {
    let record = 0;
    let problems = 0;
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      record++;
      if (!line.trim()) continue;
      const read = readLine(line);
      if ('problem' in read) {
        problems++;
        process.stderr.write(`line ${record}: ${read.problem}\n`);
      } else {
        const cues = values['cues'] ? cuesOfInput(read) : {};
        process.stdout.write(`${JSON.stringify({ ...taggedOf(read), ...cues, rules: RULES_VERSION })}\n`);
      }
    }
    return problems ? 1 : 0;
  },
};

interface Input {
  id: unknown;
  role: Role;
  text: string;
  context?: string;
}

function readLine(line: string): Input | { problem: string } {
  let value: Partial<Input> | null;
  try {
    value = JSON.parse(line) as Partial<Input> | null;
  } catch (error) {
    return { problem: `is not JSON (${error instanceof Error ? error.message : error}).` };
  }
  if (typeof value?.text !== 'string') return { problem: 'field text: expected a string.' };
  if (!ROLES.includes(value.role as Role))
    return { problem: `field role: expected one of ${ROLES.join(', ')}, found ${JSON.stringify(value.role)}.` };
  if (value.context !== undefined && value.context !== null && typeof value.context !== 'string')
    return { problem: 'field context: expected a string (the message before).' };
  return { id: value.id ?? null, role: value.role as Role, text: value.text, context: value.context ?? undefined };
}

/** What the words say; another language than English says nothing and is null, not neutral. */
export function taggedOf({ id, role, text, context }: Input): Record<string, unknown> {
  const [settled] = settleLanguages([{ authorKey: null, role, text }]);
  const language = settled?.language ?? 'und';
  if (!settled?.isScored || role === 'system')
    return {
      id,
      language,
      tone: null,
      tone_band: null,
      mood: null,
      complaint: null,
      kind: null,
      signals: [],
      tags: [],
    };
  const tagged = tagMessage({ role, text, context });
  const isBot = role === 'bot';
  return {
    id,
    language,
    tone: isBot ? null : tagged.tone,
    tone_band: isBot ? null : tagged.toneBand,
    mood: tagged.mood,
    complaint: tagged.isComplaint,
    kind: tagged.kind,
    signals: tagged.signals,
    ...gravityFields(tagged.gravity),
    tags: tagged.tags.map(({ tag: name, grade, rule, start, end, text: words }) => ({
      tag: name,
      ...(grade ? { grade } : {}),
      rule,
      start,
      end,
      text: words,
    })),
  };
}

/** Only of a customer's message. */
function gravityFields(gravity: Gravity | null): Record<string, number | null> {
  if (gravity === null) return {};
  return { severity: gravity.severity, repeat_count: gravity.repeatCount, duration_days: gravity.durationDays };
}

/** Cue by cue, with its strength; nothing for anybody but a customer. */
function cuesOfInput({ role, text, context }: Input): { cues?: Record<string, number> } {
  return role === 'customer' ? { cues: Object.fromEntries(cuesOfCustomer(text, context)) } : {};
}
