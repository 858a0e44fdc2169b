/**
 * Who an agent is on the pages: a stable pseudonym ("Agent 3", from agents.number) unless the team turned names on.
 * With names off they are masked inside texts too, because "Kind regards, Maria Lopez" would undo the pseudonym.
 */
import { nameMasker, type Masked, type People } from '../../text/names';

export type { Masked, People };

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

export function namesOf(agents: Agent[], showAgentNames: boolean): Names {
  const byId = new Map(agents.map((agent) => [agent.agent_id, agent]));
  const pseudonym = (agent: Agent) => `Agent ${agent.number}`;
  const label = (agentId: string | null) => {
    const agent = agentId === null ? undefined : byId.get(agentId);
    if (!agent) return 'an agent';
    return showAgentNames && agent.name ? agent.name : pseudonym(agent);
  };
  const labels = { of: (id: string) => label(id), anybody: label(null) };
  const maskWithOffsets = nameMasker(showAgentNames ? [] : agents, labels);
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
}
