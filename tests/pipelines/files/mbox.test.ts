/** Mails of an mbox: where one ends, what was escaped, and chunks that are cut anywhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMbox } from '../../../pipelines/files/mbox';
import { fileOf } from './memory-file';

async function mailsOf(text: string, chunkLength?: number) {
  const mails = [];
  for await (const batch of readMbox(fileOf(text, 'm', chunkLength))) mails.push(...batch);
  return mails;
}

describe('mails of an mbox', () => {
  it('begin with a From line after an empty line and above a header; other such lines are text', async () => {
    const text =
      'From mara@x.test Tue Mar  4 09:12:44 2025\r\nSubject: A\r\n\r\nFirst\r\n\r\nFrom now on: monthly.\r\nThen stop.\r\n' +
      '>From me\r\n>>From you\r\n> From them\r\n\r\nFrom ivo@x.test Tue Mar  4 10:00:00 2025\r\nSubject: B\r\n\r\nlast\r\n\r\nFrom here';
    expect(await mailsOf(text)).toEqual([
      {
        record: 1,
        envelope: 'From mara@x.test Tue Mar  4 09:12:44 2025',
        text: 'Subject: A\n\nFirst\n\nFrom now on: monthly.\nThen stop.\nFrom me\n>From you\n> From them\n',
        problem: null,
      },
      {
        record: 2,
        envelope: 'From ivo@x.test Tue Mar  4 10:00:00 2025',
        text: 'Subject: B\n\nlast\n\nFrom here',
        problem: null,
      },
    ]);
  });

  it('come back whole as mboxrd, whatever their text and wherever the chunks are cut', async () => {
    const line = fc.oneof(
      fc.constantFrom('', 'From me', '>From you', 'From: x', '>>From us', 'é ü'),
      fc.string().filter((text) => !/[\r\n\uFEFF]/.test(text) && text.isWellFormed()),
    );
    const body = fc.array(line, { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(body, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        async (bodies, length) => {
          const texts = bodies.map((lines) => ['Subject: x', '', ...lines].join('\n'));
          const written = texts.map((text) => `From a@x.test now\n${text.replace(/^(?=>*From )/gm, '>')}\n\n`).join('');
          const read = (await mailsOf(written, length)).map(({ text }) => text);
          expect(read.map((text) => text.trimEnd())).toEqual(texts.map((text) => text.trimEnd()));
        },
      ),
    );
  });
});
