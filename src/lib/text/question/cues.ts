/** Words that tell what kind of answer a sentence is (methodology 4.4). Expect what `evened` gives. */

/** How much or how often, in words that no number can be made of. */
const QUANTITY =
  /\b(?:several|many|often|rarely|seldom|sometimes|occasionally|frequently|regularly|usually|a lot|lots|plenty|hardly ever|hardly|now and then|now and again|once in a while|from time to time|all the time|constantly|always|not much|too much|as needed|when needed|a bit|depends)\b/;
const OPINION =
  /\b(?:i|we) (?:really |quite |do |don't |do not )?(?:like|love|hate|enjoy|prefer|think|feel|find|miss|wish)\b|\b(?:good|bad|great|nice|useful|useless|helpful|annoying|confusing|easy|hard|simple|difficult|slow|fast|okay|fine|terrible|awful|excellent|perfect|ugly|clear|unclear|important|happy|unhappy|satisfied)\b/;
const REASON =
  /\b(?:because|since (?!(?:19|20)\d\d)|so that|so i can|so we can|in order to|when i|when we|whenever|if i|if we|as soon as|due to|that's why|the reason|to (?:see|check|show|send|know|compare|print|plan|prepare|pay|keep|avoid|make|find|share|prove|report))\b/;
const DECLINED =
  /\b(?:(?:i |we )?(?:don't|do not|wouldn't|couldn't|can't|cannot) (?:know|remember|recall|say|tell you)|no idea|not sure|no clue|hard to (?:say|tell)|rather not|prefer not|not now|no time|maybe later|i'll (?:answer|tell you|check|have to check|let you know)|will (?:answer|tell you) later|ask me later|later, (?:please|sorry)|none of your business|not your business|doesn't matter|no comment|skip (?:that|this|it))\b|^\W*later\b/;
const DATE =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:19|20)\d\d\b|\b(?:yesterday|today|tomorrow|morning|evening|afternoon|month end|end of the (?:month|week|year|day|quarter))\b|\b\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)\b|\bon the \d{1,2}(?:st|nd|rd|th)\b/;
const ROLE =
  /\b(?:my|our|the|an?) (?:\w+ )?(?:manager|boss|owner|accountant|book-?keeper|assistant|secretary|receptionist|colleague|partner|wife|husband|team|staff|developer|customer|client|tax (?:adviser|advisor|office)|bank|office|admin|lawyer|student|teacher|doctor|nurse|front desk)s?\b/;
const YES_NO = /^\W*(?:yes|yeah|yep|yup|no|nope|sure|of course|both|neither|correct|exactly|not really|not yet)\b/;

export const saysQuantity = (text: string) => QUANTITY.test(text);
export const saysOpinion = (text: string) => OPINION.test(text);
export const saysReason = (text: string) => REASON.test(text);
export const declines = (text: string) => DECLINED.test(text);
export const saysYesOrNo = (text: string) => YES_NO.test(text);

/** A date, a role, or a name: a word with a capital letter that does not begin the sentence. @param written not evened */
export function namesSomething(text: string, written: string): boolean {
  return (
    DATE.test(text) ||
    ROLE.test(text) ||
    /(?<=[\p{Ll}\d,] )(?!I\b|I')\p{Lu}[\p{L}\d]+|["“][^"”]{2,40}["”]/u.test(written)
  );
}
