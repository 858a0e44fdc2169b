import { describe, expect, it } from 'vitest';
import { wordingOf } from '../../../pipelines/facts/wording';

const read = (text: string) => wordingOf(text, 'en');

describe('the wording of a message of the team', () => {
  it('counts sentences in which the team can and the customer must, and no step to click', () => {
    const { can_do_count, must_do_count } = read(
      "I've asked the developers. We can move it to Friday, and I'll write to you. You must send the form back. " +
        'You need to click Save first. That is not possible.',
    );
    expect({ can_do_count, must_do_count }).toEqual({ can_do_count: 2, must_do_count: 2 });
  });

  it('counts I and we with what they are shortened to', () => {
    expect(read("I'm sorry. We fixed it and I tested it.")).toMatchObject({ i_count: 2, we_count: 1 });
    expect(read('The usual way, i.e. by e-mail.')).toMatchObject({ i_count: 0, we_count: 0 });
  });

  it('counts what can be pointed at: numbers, days, quoted words and names, and who is greeted is none', () => {
    const counted = (text: string) => read(text).concrete_count;
    expect(counted('Hi Anna, thank you Anna.')).toBe(0);
    expect(counted('You will have it by 11:00 on Monday.')).toBe(2);
    expect(counted('Open Scheduler, press the funnel and tick "Cancelled".')).toBe(1);
    expect(counted('Please open Project Settings: https://help.example.com/a/17')).toBe(2);
    expect(counted('We will look into this matter as soon as possible.')).toBe(0);
  });

  it('reads English only', () => {
    expect(wordingOf('Wir haben I und we am 17. Mai.', 'de')).toEqual({
      can_do_count: 0,
      must_do_count: 0,
      i_count: 0,
      we_count: 0,
      concrete_count: 0,
    });
  });
});
