/**
 * Who an agent is on the pages: a stable pseudonym ("Agent 3", from agents.number) unless the team turned names on.
 * With names off they are masked inside texts too, because "Kind regards, Maria Lopez" would undo the pseudonym.
 */

export interface Agent {
  agent_id: string;
  name: string | null;
  number: number;
  team: string | null;
}

export interface Names {
  /** "Agent 3" or the name; "an agent" for an id that is not in the table */
  label(agentId: string | null): string;
  /** the number that stands for this agent in a URL */
  numberOf(agentId: string): string | null;
  /** the label of the agent that stands in a URL as this number */
  labelOfNumber(number: string): string | null;
  /** masks agents' names in a text; unchanged when names are on */
  mask(text: string, people?: People): string;
  maskWithOffsets(text: string, people?: People): Masked;
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
  label: string;
  agentIds: string[];
  isFirstName: boolean;
}

export function namesOf(agents: Agent[], showAgentNames: boolean): Names {
  const byId = new Map(agents.map((agent) => [agent.agent_id, agent]));
  const pseudonym = (agent: Agent) => `Agent ${agent.number}`;
  const label = (agentId: string | null) => {
    const agent = agentId === null ? undefined : byId.get(agentId);
    if (!agent) return 'an agent';
    return showAgentNames && agent.name ? agent.name : pseudonym(agent);
  };
  const known = showAgentNames ? new Map<string, Known>() : knownNames(agents, pseudonym);
  const pattern = patternOf([...known.keys()]);

  const maskWithOffsets = (text: string, people: People = { agents: [], customers: [] }) => {
    const cuts: { start: number; end: number; by: string }[] = [];
    for (const match of pattern ? text.matchAll(pattern) : []) {
      const name = match[0];
      const found = known.get(name);
      if (found && isMasked(name, found, people)) {
        cuts.push({ start: match.index, end: match.index + name.length, by: labelFor(found, people) });
      }
    }
    return replaced(text, cuts);
  };
  return {
    label,
    numberOf: (agentId) => byId.get(agentId)?.number.toString() ?? null,
    labelOfNumber: (number) => {
      const agent = agents.find((one) => one.number.toString() === number);
      return agent ? label(agent.agent_id) : null;
    },
    mask: (text, people) => maskWithOffsets(text, people).text,
    maskWithOffsets,
  };

  function labelFor(found: Known, people: People): string {
    const present = found.agentIds.filter((id) => people.agents.includes(id));
    const only = found.agentIds.length === 1 ? found.agentIds[0] : present.length === 1 ? present[0] : undefined;
    return only === undefined ? 'an agent' : label(only);
  }
}

function knownNames(agents: Agent[], pseudonym: (agent: Agent) => string): Map<string, Known> {
  const known = new Map<string, Known>();
  const add = (name: string | undefined, agent: Agent, isFirstName: boolean) => {
    if (!name || name.length < SHORTEST_NAME) return;
    const found = known.get(name);
    if (found) found.agentIds.push(agent.agent_id);
    else known.set(name, { label: pseudonym(agent), agentIds: [agent.agent_id], isFirstName });
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
