import { expect, it } from 'vitest';
import { drawnOf, withAllAgents } from '../../../src/lib/components/team/few';

const agents = Array.from({ length: 165 }, (_, number) => `Agent ${number + 1}`);
const page = new URL('http://127.0.0.1/team?team=Billing&weeks=tone_at_arrival');

it('the first forty agents are drawn, all of a small team', () => {
  expect(drawnOf(agents, page)).toEqual(agents.slice(0, 40));
  expect(drawnOf(agents.slice(0, 7), page)).toEqual(agents.slice(0, 7));
});

it('the address that asks for all keeps what else was chosen, and draws them', () => {
  const all = withAllAgents(page);
  expect(all).toBe('/team?team=Billing&weeks=tone_at_arrival&agents=all');
  expect(drawnOf(agents, new URL(all, page))).toEqual(agents);
});
