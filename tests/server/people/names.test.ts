import { describe, expect, it } from 'vitest';
import { namesOf, type Agent } from '../../../src/lib/server/people/names';

const agents: Agent[] = [
  { agent_id: 'a1', name: 'Maria Lopez', number: 1, team: 'Billing' },
  { agent_id: 'a2', name: 'Will Turner', number: 2, team: null },
  { agent_id: 'a3', name: null, number: 3, team: null },
  { agent_id: 'a4', name: 'Maria Novak', number: 4, team: null },
];

describe("agents' names while they are off", () => {
  const names = namesOf(agents, false);

  it('are stable pseudonyms, by number', () => {
    expect(['a1', 'a3', 'gone', null].map(names.label)).toEqual(['Agent 1', 'Agent 3', 'an agent', 'an agent']);
    expect(names.numberOf('a2')).toBe('2');
  });

  it('are masked inside texts, whole names only', () => {
    expect(names.mask('Kind regards, Maria Lopez. Mariana sends her best.', { agents: ['a1'], customers: [] })).toBe(
      'Kind regards, Agent 1. Mariana sends her best.',
    );
  });

  it('give a first name that two agents share to the one who takes part, else to nobody', () => {
    expect(names.mask('Thanks, Maria!', { agents: ['a4'], customers: [] })).toBe('Thanks, Agent 4!');
    expect(names.mask('Thanks, Maria!')).toBe('Thanks, an agent!');
  });

  it('leave an everyday word alone unless that agent takes part', () => {
    expect(names.mask('Will you wait?', { agents: ['a1'], customers: [] })).toBe('Will you wait?');
    expect(names.mask('Best, Will', { agents: ['a2'], customers: [] })).toBe('Best, Agent 2');
  });

  it('leave a customer of the same first name alone', () => {
    expect(names.mask('Hi Maria,', { agents: ['a2'], customers: ['Maria Kranz'] })).toBe('Hi Maria,');
  });

  it('tell where an offset of the text lies after masking', () => {
    const { text, at } = names.maskWithOffsets('Maria Lopez is sorry', { agents: ['a1'], customers: [] });
    expect(text).toBe('Agent 1 is sorry');
    expect(text.slice(at(12), at(20))).toBe('is sorry');
    expect([at(0), at(2), at(10), at(11)]).toEqual([0, 0, 7, 7]);
  });

  it('tell where an offset of the masked text lies in the original; inside a pseudonym, the edge of the name', () => {
    const original = 'Hi, Maria Lopez and Maria Lopez are sorry';
    const { text, back } = names.maskWithOffsets(original, { agents: ['a1'], customers: [] });
    expect(text).toBe('Hi, Agent 1 and Agent 1 are sorry');
    const slice = (start: number, end: number) => original.slice(back(start, 'start'), back(end, 'end'));
    expect([slice(0, 3), slice(4, 11), slice(6, 9), slice(12, 23), slice(24, 33)]).toEqual([
      'Hi,',
      'Maria Lopez',
      'Maria Lopez',
      'and Maria Lopez',
      'are sorry',
    ]);
  });
});

describe("agents' names while they are on", () => {
  it('are shown, and texts stay as they were written', () => {
    const names = namesOf(agents, true);
    expect(['a1', 'a3'].map(names.label)).toEqual(['Maria Lopez', 'Agent 3']);
    expect(names.mask('Kind regards, Maria Lopez')).toBe('Kind regards, Maria Lopez');
  });
});
