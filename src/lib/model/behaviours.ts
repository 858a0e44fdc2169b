/** What a turn of the team can hold and that is compared with what customers did next. The columns are of turn_facts. */
export const BEHAVIOURS = [
  { id: 'apology', title: 'An apology', column: 'has_apology' },
  { id: 'admission', title: 'An admission of fault', column: 'has_admission' },
  { id: 'acknowledgement', title: 'The situation acknowledged', column: 'has_acknowledgement' },
  { id: 'empathy', title: 'Empathy, in any words', column: 'has_empathy' },
  { id: 'own_words_empathy', title: 'Empathy in their own words', column: 'has_own_words_empathy' },
  { id: 'question', title: 'A question about the problem', column: 'has_question' },
  { id: 'appreciation', title: 'Appreciation of something particular', column: 'has_appreciation' },
  { id: 'cliche', title: 'A cliché', column: 'has_cliche' },
  { id: 'process_speak', title: 'Talk of rules and process', column: 'has_process_speak' },
  { id: 'blame', title: 'Blame', column: 'has_blame' },
  { id: 'defensive', title: 'A defence', column: 'has_defensive' },
  { id: 'link_deflection', title: 'A link instead of an answer', column: 'has_link_deflection' },
  { id: 'wait_estimate', title: 'How long it will take', column: 'has_wait_estimate' },
  { id: 'promise', title: 'A promise', column: 'has_promise' },
  { id: 'suspicion', title: 'A suspicion', column: 'has_suspicion' },
  { id: 'upsell', title: 'An offer to buy more', column: 'has_upsell' },
] as const;

export type BehaviourId = (typeof BEHAVIOURS)[number]['id'];
export type BehaviourColumn = (typeof BEHAVIOURS)[number]['column'];
