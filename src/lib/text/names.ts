/**
 * Names of agents inside texts, found and replaced: "Kind regards, Maria Lopez" would undo any pseudonym. Whole names and
 * first names, in exact capitals.
 */

/** An agent as far as names go. */
export interface NamedAgent {
  agent_id: string;
  name: string | null;
}

export interface Masked {
  text: string;
  /** where an offset of the original text lies in the masked one */
  at(offset: number): number;
  /** where an offset of the masked text lies in the original; inside a pseudonym, that edge of the name */
  back(offset: number, edge: 'start' | 'end'): number;
}

/** Who takes part in the conversation that a text comes from. */
export interface People {
  agents: string[];
  /** names of customers: a customer who shares a first name with an agent elsewhere keeps it */
  customers: string[];
}

/** First names that are also everyday words are masked only where that agent takes part. */
const EVERYDAY = new Set(
  'Will Mark May Grace Hope Joy Rose Bill Art Dawn Faith Summer Sunny Rich Frank Page Angel Chance Drew Guy Jack June April August Max Pat Rob Sue Case Chat Support'.split(
    ' ',
  ),
);
const SHORTEST_NAME = 3;

interface Known {
  agentIds: string[];
  isFirstName: boolean;
}

export interface Labels {
  /** what stands in place of the name of this agent */
  of(agentId: string): string;
  /** in place of a name that several have, none of whom takes part */
  anybody: string;
}

/** Makes what masks the names of these agents in a text; a name that stands for nobody else is always masked. */
export function nameMasker(agents: readonly NamedAgent[], labels: Labels): (text: string, people?: People) => Masked {
  const known = knownNames(agents);
  const pattern = patternOf([...known.keys()]);
  return (text, people = { agents: [], customers: [] }) => {
    const cuts: { start: number; end: number; by: string }[] = [];
    for (const match of pattern ? text.matchAll(pattern) : []) {
      const name = match[0];
      const found = known.get(name);
      if (found && isMasked(name, found, people)) {
        cuts.push({ start: match.index, end: match.index + name.length, by: labelFor(found, people, labels) });
      }
    }
    return replaced(text, cuts);
  };
}

function labelFor(found: Known, people: People, labels: Labels): string {
  const present = found.agentIds.filter((id) => people.agents.includes(id));
  const only = found.agentIds.length === 1 ? found.agentIds[0] : present.length === 1 ? present[0] : undefined;
  return only === undefined ? labels.anybody : labels.of(only);
}

function knownNames(agents: readonly NamedAgent[]): Map<string, Known> {
  const known = new Map<string, Known>();
  const add = (name: string | undefined, agent: NamedAgent, isFirstName: boolean) => {
    if (!name || name.length < SHORTEST_NAME) return;
    const found = known.get(name);
    if (found) found.agentIds.push(agent.agent_id);
    else known.set(name, { agentIds: [agent.agent_id], isFirstName });
  };
  for (const agent of agents) {
    const name = agent.name?.trim();
    if (!name) continue;
    add(name, agent, false);
    const parts = name.split(/\s+/);
    if (parts.length > 1) add(parts[0], agent, true);
  }
  return known;
}

function isMasked(name: string, found: Known, people: People): boolean {
  if (!found.isFirstName || found.agentIds.some((id) => people.agents.includes(id))) return true;
  const isCustomersOwn = people.customers.some((customer) => customer.split(/\s+/).includes(name));
  return !EVERYDAY.has(name) && !isCustomersOwn;
}

/** Whole names only, longest first, exact capitals: "mark the box" is no name. */
function patternOf(names: string[]): RegExp | null {
  if (names.length === 0) return null;
  const alternatives = names
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
}

/** The text with each cut replaced. An offset inside a cut maps to the replacement's nearer end. */
function replaced(text: string, cuts: { start: number; end: number; by: string }[]): Masked {
  let result = '';
  let last = 0;
  for (const { start, end, by } of cuts) {
    result += text.slice(last, start) + by;
    last = end;
  }
  result += text.slice(last);
  const at = (offset: number): number => {
    let shift = 0;
    for (const { start, end, by } of cuts) {
      if (offset <= start) break;
      if (offset < end) return offset - start < end - offset ? start + shift : start + shift + by.length;
      shift += by.length - (end - start);
    }
    return offset + shift;
  };
  const back = (offset: number, edge: 'start' | 'end'): number => {
    let shift = 0;
    for (const cut of cuts) {
      if (offset <= cut.start + shift) break;
      if (offset < cut.start + shift + cut.by.length) return cut[edge];
      shift += cut.by.length - (cut.end - cut.start);
    }
    return offset - shift;
  };
  return { text: result, at, back };
}
