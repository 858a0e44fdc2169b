import { describe, expect, it } from 'vitest';
import { CORPUS, episodeFacts, type Around, type Line } from './corpus';

const customer = (at: string, text: string, more: Partial<Line> = {}): Line => ({
  at: `16 ${at}`,
  by: 'customer',
  text,
  ...more,
});
const agent = (at: string, text: string, tags: Line['tags'] = []): Line => ({ at: `16 ${at}`, by: 'A1', text, tags });
const corpus = (id: string) => episodeFacts(CORPUS[id]!.lines, { channel: CORPUS[id]!.channel });

describe('a question of price', () => {
  const price = (...replies: string[]) => {
    const lines = [
      customer('10:00', 'Why so dear?', { kind: 'price' }),
      ...replies.map((text) => agent('10:05', text)),
    ];
    const row = episodeFacts(lines);
    return [
      row.price_plan_share,
      row.has_price_why,
      row.has_price_discount,
      row.has_price_answer,
      row.has_price_reason,
      row.has_price_alternative,
    ];
  };

  it('K4 takes none of four steps (M24)', () => {
    const { price_plan_share, has_price_why, has_price_answer, has_price_discount } = corpus('K4');
    expect([price_plan_share, has_price_why, has_price_answer, has_price_discount]).toEqual([0, false, false, null]);
    expect(corpus('K1').price_plan_share).toBeNull();
  });

  it('takes a step for each thing that is asked, told or offered', () => {
    expect(
      price(
        'What price would be fair for you?',
        'We can’t lower it, because it covers the repairs.',
        'There is a free version.',
      ),
    ).toEqual([1, true, null, true, true, true]);
  });

  it('has a fifth step where there is a discount, which answers as clearly as a no', () => {
    expect(price('If you pay yearly it is less.')).toEqual([2 / 5, false, true, true, false, false]);
  });
});

describe('a refusal', () => {
  const refusal = (text: string) => {
    const row = episodeFacts([customer('10:00', 'Can you?'), agent('10:01', text)]);
    return [row.has_refusal, row.has_refusal_reason];
  };
  it('needs its reason in the same sentence or the next, each its own', () => {
    expect(refusal('We can’t do it because the shop is closed.')).toEqual([true, true]);
    expect(refusal('We can’t do it. The reason is the law.')).toEqual([true, true]);
    expect(refusal('We can’t do it. Have a nice day.')).toEqual([true, false]);
    expect(refusal('We can’t do it because of the law, since last May. Sorry. We won’t call you.')).toEqual([
      true,
      false,
    ]);
    expect(refusal('I can’t find it.')).toEqual([false, null]);
  });
});

describe('criticism in public', () => {
  const post = customer('10:00', 'What an offensive film.', { kind: 'public' });
  const plan = (...lines: Line[]) => {
    const row = episodeFacts([post, ...lines], { channel: 'social' });
    return [row.has_listened_first, row.has_remedy_question, row.has_action_report, row.has_private_channel];
  };
  it('is understood first where a question or an acknowledgement stands before the apology', () => {
    const ask = agent('10:05', 'What was it that hurt you?', ['question']);
    const sorry = agent('10:06', 'We are sorry.', ['apology:plain']);
    expect(plan(ask, sorry)[0]).toBe(true);
    expect(plan({ ...sorry, at: '16 10:04' }, ask)[0]).toBe(false);
    expect(plan(sorry)[0]).toBe(false);
  });
  it('is put right by asking how, by acting, and in private', () => {
    expect(
      plan(agent('10:05', 'What would put this right? May we call you?'), agent('10:09', 'We took it down.')),
    ).toEqual([false, true, true, true]);
  });
  it('counts who wrote, and of them who was answered', () => {
    const row = episodeFacts([post, agent('10:05', 'We are reading.'), customer('10:09', 'Me too.')], {
      channel: 'social',
    });
    expect([row.participant_count, row.answered_participant_count, corpus('K1').participant_count]).toEqual([
      1,
      1,
      null,
    ]);
  });
});

describe('an idea', () => {
  it('K7 is taken to others, refused with a reason, and gets its verdict after 2 days 18 hours 55 minutes (M26)', () => {
    const row = corpus('K7');
    expect([row.has_idea_shared, row.has_idea_refusal, row.has_idea_refusal_help]).toEqual([true, true, true]);
    expect([row.idea_verdict_outcome, row.idea_verdict_seconds! / 60]).toEqual(['event', 2 * 1440 + 18 * 60 + 55]);
    expect([corpus('K1').has_idea_shared, corpus('K1').idea_verdict_outcome]).toEqual([null, null]);
  });
  it('may end without anybody saying what becomes of it', () => {
    const row = episodeFacts([customer('10:00', 'It could sort.', { kind: 'idea' }), agent('10:05', 'Thank you.')]);
    expect([row.has_idea_shared, row.idea_verdict_outcome]).toEqual([false, 'ended']);
  });
});

describe('what went wrong between people', () => {
  const abuse = (text: string, sentence: number): Partial<Line> => ({ text, tags: Array(sentence).fill('abuse') });
  const isFight = (lines: Line[], around?: Around) => {
    const row = episodeFacts(lines, around);
    return [row.is_conflict, row.has_calm_reply];
  };

  it('is a conflict where abuse is most of what was written, and not where a problem is named', () => {
    const fight = customer('10:00', 'You clowns.', abuse('You clowns.', 1));
    expect(isFight([fight, agent('10:01', 'I am here if you need us.')])).toEqual([true, true]);
    expect(isFight([fight, agent('10:01', 'You should calm down.', ['blame'])])).toEqual([true, false]);
    expect(
      isFight([customer('10:00', 'You clowns. My export is empty. It stops.', { tags: ['abuse'], kind: 'bug' })]),
    ).toEqual([false, null]);
    expect(isFight(CORPUS.K2!.lines)).toEqual([false, null]);
  });

  it('is a personal detail that the customer had not named', () => {
    const detail = (asked: string) =>
      episodeFacts([customer('10:00', asked), agent('10:01', 'I like your Instagram pictures.')]).has_personal_detail;
    expect([detail('It fails.'), detail('See my Instagram pictures of it.')]).toEqual([true, false]);
  });

  it('is contempt in a note only where notes may be read', () => {
    const lines: Line[] = [
      customer('10:00', 'It fails.'),
      { at: '16 10:01', by: 'note', text: 'Another annoying customer.' },
    ];
    const contempt = (readNotes: boolean, all = lines) =>
      episodeFacts(all, { settings: { readNotes } }).has_note_contempt;
    expect([contempt(false), contempt(true), contempt(true, lines.slice(0, 1))]).toEqual([null, true, null]);
  });
});
