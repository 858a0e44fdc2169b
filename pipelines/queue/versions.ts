/** What must be the same on two machines, so that both make the same rows of the same words. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_VERSION } from '../../src/lib/tagging';

export interface Versions {
  /** of the rules, their words and weights */
  rules: string;
  /** 12 hex digits over the built command: cleaning and facts have no version of their own */
  program: string;
  /** Node brings Unicode's tables and those of time zones */
  node: string;
}

/** @param home the folder of the built command */
export function versionsOf(home: string): Versions {
  const hash = createHash('sha256');
  const scripts = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  for (const name of scripts.map((path) => path.replaceAll('\\', '/')).sort())
    hash.update(`${name}\n`).update(readFileSync(join(home, name)));
  return { rules: RULES_VERSION, program: hash.digest('hex').slice(0, 12), node: process.version };
}

const NAMES: Record<keyof Versions, string> = { rules: 'rules', program: 'program', node: 'Node' };

/** Which versions differ, such as "rules 1f2e (there 9a0b)"; null when none does. */
export function differenceOf(here: Versions, there: Versions): string | null {
  const differing = (Object.keys(NAMES) as (keyof Versions)[]).filter((name) => here[name] !== there[name]);
  const told = differing.map((name) => `${NAMES[name]} ${here[name]} (there ${there[name] ?? 'unknown'})`);
  return told.length ? told.join(', ') : null;
}
