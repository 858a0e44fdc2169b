/**
 * The kinds of records that cannot be used, and what a person does about each. A record's own reason says what was
 * expected and what was found; the kind gathers a thousand such reasons under one piece of advice.
 */

import { quoted } from './sqltext';

export interface RejectKind {
  id: string;
  title: string;
  /** what to do next, said to a person */
  advice: string;
  /** RE2 pattern on the reason, without regard to case; the first kind that fits counts */
  pattern: string;
}

export const REJECT_KINDS: readonly RejectKind[] = [
  {
    id: 'cut_off',
    title: 'The file breaks off',
    advice: 'Export or download the file again: it ends in the middle. What stands before the break is imported.',
    pattern: 'ends too early|cut off|breaks off|truncated',
  },
  {
    id: 'broken_record',
    title: 'Not readable as a record',
    advice:
      'The text around it was damaged, often by an editor or a script. Export again; if one record stays broken, mend it in the file and import that again.',
    pattern: 'not a JSON object|no object|XML|MIME',
  },
  {
    id: 'cells',
    title: 'More or fewer cells than the header',
    advice:
      'A line break, a quote or a delimiter inside a text was not quoted. Write the table with an export that quotes texts, not by hand or by joining cells.',
    pattern: 'cells, as in the header|quote',
  },
  {
    id: 'time',
    title: 'A time that cannot be read',
    advice:
      'If all are written alike, choose the form of the dates under the columns before importing. Days that do not exist and years outside 1990 to 2099 have to be corrected in the export.',
    pattern: 'a time|times?\\b.*such as|since 1970|an? (instant|date)|the day',
  },
  {
    id: 'role',
    title: 'Not clear who wrote it',
    advice:
      'Say under the columns which value means customer, agent or bot. Without it nobody’s waiting could be measured.',
    pattern: 'customer, agent|True or False|who wrote|role',
  },
  {
    id: 'id',
    title: 'Without its id',
    advice:
      'A message that belongs to no conversation cannot be placed. Choose the column that holds the conversation, or add the id to the export.',
    pattern: '\\bids?\\b|address of',
  },
  {
    id: 'other',
    title: 'Something else',
    advice: 'The reason beside each record says what was expected and what was found.',
    pattern: '',
  },
];

/** SQL for the id of a record's kind, from the text of its reason. Holds no value from outside. */
export function rejectKindSql(reason: string): string {
  const cases = REJECT_KINDS.filter(({ pattern }) => pattern !== '').map(
    ({ id, pattern }) => `when regexp_matches(${reason}, ${quoted(`(?i)${pattern}`)}) then '${id}'`,
  );
  return `case ${cases.join(' ')} else 'other' end`;
}
