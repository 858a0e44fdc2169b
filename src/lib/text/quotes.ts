/**
 * Cuts what a message repeats from earlier ones: "> " lines, "On … wrote:" in the languages mail programs speak,
 * "-----Original Message-----", forwarded headers. Line by line and linear, whatever comes in.
 * Own rules rather than email-reply-parser: its patterns span the whole text (5,000 characters of "Op schreef" take it
 * 0.3 s, growing with the cube), and it drops all below "---" or below a line that begins "Sent from the shop".
 */
import {
  ADDRESS_LABELS,
  FROM_LABELS,
  HISTORY_TITLES,
  REPLY_OPENERS,
  REPLY_VERBS,
  REPLY_VERBS_BEFORE_NAME,
} from './quote-headers';

/** The separator that Outlook writes above an earlier mail; html.ts writes it for Outlook's own markup. */
export const ORIGINAL_MESSAGE = '-----Original Message-----';

/** An attribution ("On … wrote:") is wrapped over at most this many lines, each no longer than this. */
const ATTRIBUTION_LINES = 3;
const ATTRIBUTION_LINE_LENGTH = 200;
/** Within this many lines of "From:" the other labels of a mail header must follow. */
const HEADER_LINES = 6;

/** "> text", not a face (">:(", ">_<") and not a comparison (">50"). */
const QUOTED_LINE = /^[ \t]{0,3}>(?![:;=<_.^\d-])/;
const HISTORY_TITLE = new RegExp(
  `^[\\s>*]*-{2,}[ ]*(?:${HISTORY_TITLES})[ ]*-{0,20}[ *]*$|^(?:${HISTORY_TITLES})[ ]?:$`,
  'iu',
);
const REPLY_ABOVE =
  /^\W{0,6}(?:please )?(?:type|write|enter) your (?:reply|response) above this line|reply above this line/i;
const FROM_LINE = new RegExp(`^[ *]{0,4}(?:${FROM_LABELS})[ *]{0,4}[:：]`, 'iu');
const ADDRESS_LINE = new RegExp(`^[ *]{0,4}(?:${ADDRESS_LABELS})[ *]{0,4}[:：]`, 'iu');
const RULE_LINE = /^[ ]*[_-]{5,}[ ]*$/;

const OPENER = new RegExp(`^[ -]{0,3}(?:${REPLY_OPENERS})[ ,]`, 'iu');
const ENDS_WITH_VERB = new RegExp(`(?:${REPLY_VERBS})[ ]?[:：]?[ -]{0,3}$`, 'iu');
const VERB_BEFORE_NAME = new RegExp(`(?:${REPLY_VERBS_BEFORE_NAME})[ ].{1,150}[:：]$`, 'iu');
const ENDS_LIKE_ATTRIBUTION = new RegExp(`(?:[:：]|(?:${REPLY_VERBS}))[ -]{0,3}$`, 'iu');
/** An address, or the mark of one that was redacted. */
const ENDS_WITH_ADDRESS = /(?:[<[][^<>[\]\s]{1,100}@[^<>[\]\s]{1,100}[>\]]|[<[]\[email\][>\]])\s?[:：]$/;
const MAIL_ADDRESS = /[<[(][^<>[\]()\s]{1,100}@[^<>[\]()\s]{1,100}[>\])]|[\w.+-]{1,64}@[\w-]{1,63}\.|\[email\]/;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const CLOCK = /(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)/;

/** The lines of a message that are its own; none when everything in it is repeated. */
export function withoutQuotes(lines: string[]): string[] {
  const own: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (QUOTED_LINE.test(line)) continue;
    if (HISTORY_TITLE.test(line) || REPLY_ABOVE.test(line) || isMailHeader(lines, index)) break;
    if (isAttributionEnd(line)) {
      const start = attributionStart(own, line);
      if (start !== null) {
        own.length = start;
        // Answers may stand between quoted lines; without such lines all below is the earlier mail.
        if (!isQuotedNext(lines, index + 1)) break;
        continue;
      }
    }
    own.push(line);
  }
  while (own.length > 0 && RULE_LINE.test(own[own.length - 1]!)) own.pop();
  return own;
}

function isAttributionEnd(line: string): boolean {
  return line.length <= ATTRIBUTION_LINE_LENGTH && ENDS_LIKE_ATTRIBUTION.test(line);
}

/**
 * Where in the own lines the attribution that ends with this line began, or null when it is none.
 * It begins at an opener ("On …") when one stands within reach, since a mail address alone may be its wrapped end.
 */
function attributionStart(own: string[], last: string): number | null {
  let joined = last.trim();
  let start = isAttribution(joined) ? own.length : null;
  for (let back = 1; back < ATTRIBUTION_LINES && back <= own.length && !OPENER.test(joined); back += 1) {
    const line = own[own.length - back]!;
    if (line.trim() === '' || line.length > ATTRIBUTION_LINE_LENGTH) break;
    joined = `${line.trim()} ${joined}`;
    if (isAttribution(joined) && (start === null || OPENER.test(joined))) start = own.length - back;
  }
  return start;
}

/**
 * "On 4 March 2025 at 10:00, Ann wrote:" names a time or an address; "On Monday you wrote:" does not, and stays.
 * A line that ends in an address and has a date needs no verb: programs in many languages write just that.
 */
function isAttribution(text: string): boolean {
  const hasDate = YEAR.test(text) || CLOCK.test(text);
  if (hasDate && ENDS_WITH_ADDRESS.test(text)) return true;
  if (!ENDS_WITH_VERB.test(text) && !VERB_BEFORE_NAME.test(text)) return false;
  const hasAddress = MAIL_ADDRESS.test(text);
  return hasAddress || (hasDate && OPENER.test(text));
}

function isQuotedNext(lines: string[], from: number): boolean {
  const next = lines.slice(from, from + ATTRIBUTION_LINES).find((line) => line.trim() !== '');
  return next !== undefined && QUOTED_LINE.test(next);
}

/** "From: … Sent: … To: … Subject: …", each on its own line, in the languages of the table. */
function isMailHeader(lines: string[], index: number): boolean {
  if (!FROM_LINE.test(lines[index]!)) return false;
  const below = lines.slice(index + 1, index + 1 + HEADER_LINES);
  return below.filter((line) => ADDRESS_LINE.test(line)).length >= 2;
}
