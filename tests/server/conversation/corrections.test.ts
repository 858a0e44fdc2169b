import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskedCorrection, Correction } from '../../../src/lib/model/corrections';
import { makeCorrection } from '../../../src/lib/server/conversation/correcting';
import { correctionLog, shownCorrections } from '../../../src/lib/server/conversation/correctionlog';
import { addCorrection, readCorrections, undoCorrection } from '../../../src/lib/server/conversation/corrections';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse, type Rows } from '../fixture';

const AGENTS = 'Maria here. You should have read the manual, says Maria. You should have asked.';
const CONVERSATION = 'zendesk:shop:17';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-corrections-'));
});
afterEach(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const hit = (words: string, from = 0) => {
  const start_offset = AGENTS.indexOf(words, from);
  return { start_offset, end_offset: start_offset + words.length, matched_text: words };
};

function rows(corrections: Rows[string] = []): Rows {
  const message = {
    conversation_id: CONVERSATION,
    is_public: true,
    is_scored: true,
    language: 'en',
    signals: [],
    tags: [],
  };
  return {
    warehouse_info: [{ key: 'rules_version', value: '1-00000000' }],
    conversations: [{ conversation_id: CONVERSATION, vendor_id: '17', source: 'zendesk' }],
    messages: [
      {
        ...message,
        message_id: 'm0',
        position: 0,
        role: 'customer',
        text: 'It is late.',
        mood: 'angry',
        tone_band: 'negative',
      },
      { ...message, message_id: 'm1', position: 1, role: 'agent', author_id: 'a4', author_name: 'Maria', text: AGENTS },
      { ...message, message_id: 'm2', position: 2, role: 'customer', text: 'Wann?', language: 'de', is_scored: false },
    ],
    tags: [
      { message_id: 'm1', conversation_id: CONVERSATION, tag: 'blame', rule: 'blame', ...hit('You should have read') },
    ],
    agents: [{ agent_id: 'a4', name: 'Maria', number: 4 }],
    corrections,
  };
}

const make = (asked: Partial<AskedCorrection>) => makeCorrection(asked, folder);
const contentOf = ({ id: _, at: __, ...rest }: Correction) => rest;
const EMPTY = {
  conversation_id: CONVERSATION,
  tag: null,
  grade: null,
  words: null,
  start: null,
  end: null,
  reason: null,
  undone_at: null,
};

describe('a correction that somebody makes', () => {
  beforeEach(() => putWarehouse(folder, rows()));

  it('keeps what it is about, what was said before, and why', async () => {
    const mood = await make({ message: 'm0', field: 'mood', after: 'none', reason: ' Just late. ' });
    expect(contentOf(mood)).toEqual({
      ...EMPTY,
      ...{ message_id: 'm0', field: 'mood', before: 'angry', after: 'none', reason: 'Just late.' },
    });
    const { start_offset: start, end_offset: end, matched_text: words } = hit('You should have read');
    const tag = await make({ message: 'm1', field: 'tag', tag: 'blame', after: 'false', start, end });
    expect(contentOf(tag)).toEqual({
      ...EMPTY,
      ...{ message_id: 'm1', field: 'tag', tag: 'blame', words, start, end, before: 'true', after: 'false' },
    });
    expect(await readCorrections(folder)).toEqual([mood, tag]);
  });

  it('finds words as the page shows them, with names masked, the one nearest to the place, and keeps them as written', async () => {
    const shown = AGENTS.replaceAll('Maria', 'Agent 4');
    const added = await make({
      ...{ message: 'm1', field: 'tag', tag: 'empathy', after: 'true' },
      ...{ words: 'says Agent 4. You should have', near: shown.indexOf('says') },
    });
    expect(added).toMatchObject({ ...hitOf('says Maria. You should have'), before: 'false', grade: 'specific' });
    const second = await make({
      ...{ message: 'm1', field: 'tag', tag: 'apology', after: 'true', grade: 'canned' },
      ...{ words: 'You should have', near: shown.length },
    });
    expect(second).toMatchObject({ ...hitOf('You should have', 40), grade: 'canned' });
    const whole = await make({ message: 'm1', field: 'tag', tag: 'promise', after: 'true' });
    expect(whole).toMatchObject({ words: null, start: null, end: null, grade: null });
  });

  const hitOf = (words: string, from = 0) => {
    const { start_offset: start, end_offset: end } = hit(words, from);
    return { words, start, end };
  };

  it('starts from what was decided before, applied or not', async () => {
    await make({ message: 'm0', field: 'mood', after: 'confused' });
    expect(await make({ message: 'm0', field: 'mood', after: 'none' })).toMatchObject({ before: 'confused' });
    const { start_offset: start, end_offset: end } = hit('You should have read');
    const takenAway = { message: 'm1', field: 'tag', tag: 'blame', after: 'false', start, end } as const;
    await make(takenAway);
    await expect(make(takenAway)).rejects.toThrow('These words do not carry the tag any more. Reload the page.');
  });

  it.each([
    [{ message: 'm9', field: 'mood', after: 'none' }, 'This message is no longer there. Reload the page.'],
    [{ message: 'm2', field: 'mood', after: 'none' }, /^This message is not scored/],
    [{ message: 'm0', field: 'smell' as never }, '"field": expected one of tag, mood, kind, complaint, tone.'],
    [
      { message: 'm0', field: 'mood', after: 'hungry' },
      /"after": expected one of anxious, .* found "hungry"\. Nothing was changed\.$/,
    ],
    [{ message: 'm1', field: 'mood', after: 'none' }, /^Mood, kind, complaint and tone are those of customers/],
    [
      { message: 'm1', field: 'tag', tag: 'churn', after: 'true' },
      /^"tag": expected one of apology, .* for what a agent wrote/,
    ],
    [
      { message: 'm1', field: 'tag', tag: 'promise', after: 'true', words: 'by noon' },
      '“by noon” does not stand in this message. Copy the words from it.',
    ],
    [
      { message: 'm1', field: 'tag', tag: 'blame', after: 'true', words: 'have read' },
      'These words carry this tag already.',
    ],
  ] as const)('is refused in words, and nothing is kept: %j', async (asked, sentence) => {
    await expect(make(asked as Partial<AskedCorrection>)).rejects.toThrow(sentence);
    expect(await readCorrections(folder)).toEqual([]);
  });
});

describe('the file of corrections', () => {
  const mood = { ...EMPTY, message_id: 'm0', field: 'mood', before: 'angry', after: 'none' } as const;

  it('takes corrections that are made at the same moment, each', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => addCorrection(mood, folder)));
    expect(new Set((await readCorrections(folder)).map(({ id }) => id))).toEqual(new Set(made.map(({ id }) => id)));
  });

  it('keeps what was taken back, with the moment, and takes nothing back twice', async () => {
    const { id } = await addCorrection(mood, folder, new Date('2024-05-16T10:00:00Z'));
    const undone = await undoCorrection(id, folder, new Date('2024-05-17T10:00:00Z'));
    expect(undone).toEqual({ ...mood, id, at: '2024-05-16T10:00:00.000Z', undone_at: '2024-05-17T10:00:00.000Z' });
    expect(await undoCorrection(id, folder)).toBeNull();
    expect(JSON.parse(await readFile(join(folder, 'workspace/corrections.json'), 'utf8'))).toEqual([undone]);
  });

  it.each([
    ['{}', 'expected a list of corrections.'],
    ['[3]', 'correction 1: expected an object.'],
    [
      JSON.stringify([{ ...mood, id: 'k1', at: 'today' }]),
      'correction 1: "at": expected an instant such as 2024-05-16T16:55:00.000Z, found "today".',
    ],
    [
      JSON.stringify([{ ...mood, id: 'k1', at: '2024-05-16T10:00:00.000Z', tag: 'blame' }]),
      'correction 1: "tag": expected null, found "blame".',
    ],
    [
      JSON.stringify([1, 2].map(() => ({ ...mood, id: 'k1', at: '2024-05-16T10:00:00.000Z' }))),
      'the id "k1" is given twice.',
    ],
  ])('says what is wrong in %s', async (content, sentence) => {
    await mkdir(join(folder, 'workspace'));
    await writeFile(join(folder, 'workspace', 'corrections.json'), content);
    await expect(readCorrections(folder)).rejects.toThrow(
      `workspace/corrections.json: ${sentence} Correct the file, or remove it to go on without corrections.`,
    );
  });
});

describe('corrections on a page', () => {
  it('say whether the figures hold them, in the transcript and in the log, with names masked', async () => {
    await putWarehouse(folder, rows());
    const pending = await make({ message: 'm0', field: 'mood', after: 'none' });
    const added = await make({ message: 'm1', field: 'tag', tag: 'promise', after: 'true', words: 'says Agent 4' });
    const lost = await make({
      message: 'm1',
      field: 'tag',
      tag: 'cliche',
      after: 'true',
      words: 'You should have asked',
    });
    const undoing = await make({ message: 'm0', field: 'tone', after: 'neutral' });
    const undone = await make({ message: 'm0', field: 'complaint', after: 'true' });
    for (const { id } of [undoing, undone]) await undoCorrection(id, folder);
    await warehouse(folder).close();
    await putWarehouse(
      folder,
      rows([
        { correction_id: added.id, state: 'applied' },
        { correction_id: lost.id, state: 'no_longer_fits' },
        { correction_id: undoing.id, state: 'applied' },
      ]),
    );
    const shown = await shownCorrections(CONVERSATION, (text) => text.replaceAll('Maria', 'Agent 4'), folder);
    expect(
      [...shown].map(([message, all]) => [message, all.map(({ title, words, state }) => [title, words, state])]),
    ).toEqual([
      [
        'm0',
        [
          ['Mood', null, 'pending'],
          ['Tone', null, 'undoing'],
        ],
      ],
      [
        'm1',
        [
          ['Promise', 'says Agent 4', 'applied'],
          ['Cliche', 'You should have asked', 'no_longer_fits'],
        ],
      ],
    ]);
    const log = await correctionLog(folder);
    expect(log.corrections.map(({ id, state, position, shownId }) => [id, state, position, shownId])).toEqual([
      [undone.id, 'undone', 0, '17'],
      [undoing.id, 'undoing', 0, '17'],
      [lost.id, 'no_longer_fits', 1, '17'],
      [added.id, 'applied', 1, '17'],
      [pending.id, 'pending', 0, '17'],
    ]);
    expect(log.corrections.map(({ words }) => words)).toContain('says Agent 4');
    expect(log.tags).toEqual([
      { tag: 'cliche', title: 'Cliche', takenAway: 0, added: 1, found: 0 },
      { tag: 'promise', title: 'Promise', takenAway: 0, added: 1, found: 0 },
    ]);
  });
});
