/** What somebody was at when it happened, in their own words: "when I try to export March", "I need to print labels". */

/** Clearest first: what somebody did says more of the task than what they would like. */
const LEADS = [
  /\b(?:when(?:ever)?|while|if|every time|each time|as soon as|after)\s+(?:i|we)\s+(?:try|tried|try and|am trying|was trying|attempt|attempted|want|wanted|go|went)\s+to\s+/i,
  /\b(?:i|we)(?:['’]m|['’]re|['’]ve been| am| are| was| were| have been)?\s+(?:trying|tried)\s+to\s+/i,
  /\b(?:when(?:ever)?|while|every time|each time|as soon as)\s+(?:i|we)\s+(?=(?:open|click|print|save|send|export|import|log|sign|search|type|upload|download|edit|add|delete|book|cancel|move|copy|paste|share|create|enter|choose|select|sync|restore|install|play|watch|invite|pay)\b)/i,
  /\b(?:i|we)(?:['’]d like| would like| want| wanted| need| needed| have| had)\s+to\s+/i,
  /\bin order to\s+/i,
];
/** Ends the task: what follows is what happened, or another matter. */
const END =
  /[.,;:!?()\n"“”]|\s(?:but|and|because|so|it|then|i|we|you|they|which|that|when|if|since|as|nothing|the (?:page|screen|window|site|app|program))\s/i;
/** Begins no task but the request itself. */
const NO_TASK =
  /^(?:be|know|ask|say|thank|see if|find out|get help|help|hear|talk|speak|contact|write|tell|wait|reach|complain|understand)\b/i;
const MOST_WORDS = 9;
const FEWEST_WORDS = 2;

/** null where the words do not say. */
export function taskOf(text: string): string | null {
  for (const lead of LEADS) {
    const found = lead.exec(text);
    if (!found) continue;
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 200);
    const end = END.exec(after);
    const words = after
      .slice(0, end?.index ?? after.length)
      .trim()
      .split(/\s+/)
      .filter(Boolean);
    const task = words.slice(0, MOST_WORDS).join(' ');
    if (words.length >= FEWEST_WORDS && words.length <= MOST_WORDS * 2 && !NO_TASK.test(task)) return task;
  }
  return null;
}
