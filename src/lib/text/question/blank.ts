/**
 * Numbers that answer nothing: years, versions, numbers of tickets, times of day, places. They are blanked out before
 * amounts are read (methodology 4.3), as is how often somebody tried or wrote, which is about the problem.
 */

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const TRIED =
  'tried|trying|called|wrote|written|emailed|contacted|asked|told|said|reported|reloaded|restarted|rebooted|refreshed|reinstalled|clicked|logged|charged|billed|happened|failed|crashed|waited|explained|repeated|checked|sent';

const NOTHING: RegExp[] = [
  /\bhttps?:\/\/\S{1,300}|\b[\w.+-]{1,60}@[\w.-]{1,80}/g,
  /\bonce (?:in a while|in a blue moon|again|more|upon a time)\b|\bat once\b/g,
  /\b24\/7\b|\b24-7\b/g,
  /\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/g, // dates, also 2.3.1
  /\bv(?:ersion)?\.? ?\d+(?:\.\d+)*\b/g,
  /#\s?\d+\b|\b(?:ticket|case|order|invoice|conversation|request|reference|ref|id|error|code|page|step|room|option|line|chapter|build|port|windows|iphone|ios|android|chrome|firefox|no\.|number)\s?(?:no\.?|nr\.?|number|is|:|#)?\s?#?\d[\d-]*\b/g,
  /\b(?:19|20)\d\d-(?:19|20)?\d\d\b/g,
  /\b(?:since|in|from|until|till|by|of|before|after|year|during|back in)\s+(?:the year )?(?:19|20)\d\d\b/g,
  new RegExp(
    String.raw`\b(?:${MONTH})\.? \d{1,2}(?:st|nd|rd|th)?\b(?:,? (?:19|20)\d\d)?|\b(?:${MONTH}) (?:19|20)\d\d\b`,
    'g',
  ),
  new RegExp(String.raw`\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})\b(?:,? (?:19|20)\d\d)?`, 'g'),
  /\b\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?|o'clock)|\b\d{1,2}:\d\d\b/g,
  /\bat \d{1,2}\b(?= *(?:$|[.,;!?]|today|tomorrow|on |in the|every|each))/g,
  /\b\d+(?:st|nd|rd|th)\b/g,
  /\b\d{7,}\b/g,
  new RegExp(
    String.raw`\b(?:${TRIED})\b[^.,;!?\n]{0,30}?\b(?:(?:[a-z]+|\d+)(?:-| or | to )?(?:[a-z]+|\d+)? times|twice|thrice|once)\b(?! *(?:a|per|each|every) )`,
    'g',
  ),
  /\b(?:one|two|\d+) (?:more )?(?:questions?|things?|problems?|issues?|errors?)\b/g,
  /\b\d+-in-\d+\b/g,
  /\b(?:this|that|which|no|any|every|each|another|the|last|next|other|old|new|only) one\b|\bone of\b|\bone day\b/g,
];

/** The text with blanks in place of what is no amount; never another length. Expects what `evened` gives. */
export function blanked(text: string): string {
  return NOTHING.reduce((rest, pattern) => rest.replace(pattern, (found) => ' '.repeat(found.length)), text);
}
