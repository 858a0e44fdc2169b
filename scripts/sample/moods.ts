/** How customers sound, and what agents say from habit: hand-written lines that any situation can carry. */

export type Feeling = 'calm' | 'confused' | 'frustrated' | 'angry' | 'anxious' | 'disappointed';

/** Sentences in which a customer says how it is for them. */
export const FEELINGS: Record<Feeling, string[]> = {
  calm: [
    '',
    '',
    '',
    '',
    'Not urgent, whenever you have time.',
    'Could you have a look?',
    'What can I do?',
    'Thanks in advance.',
  ],
  confused: [
    "I'm confused.",
    "I don't understand what I am supposed to do here.",
    'Am I doing something wrong?',
    'What am I missing?',
    "I'm not sure what happened.",
    'It makes no sense to me.',
    "I can't figure out how this is supposed to work.",
    'Did it go through or not?',
  ],
  frustrated: [
    "I'm fed up with this.",
    'This is so frustrating.',
    "I've tried everything.",
    'Not again, please.',
    "I'm tired of this.",
    'Every single time the same.',
    'I am going round in circles.',
    "I've already explained this.",
    "It's driving me crazy.",
    'What a waste of time.',
    "I'm losing patience with it.",
    'Same problem as last month.',
  ],
  angry: [
    'This is unacceptable.',
    'What the hell is going on over there?',
    'Absolutely ridiculous.',
    'Are you kidding me?',
    "I'm furious.",
    'I demand an answer today.',
    'This is outrageous for the price you ask.',
    'Enough is enough.',
    'Terrible service.',
  ],
  anxious: [
    "I'm really worried.",
    "I'm panicking a bit, to be honest.",
    'Please help, it is urgent.',
    "I'm afraid it's gone for good.",
    "I don't know what to do.",
    "I'm so stressed right now.",
    'Is my data lost?',
    'This is an emergency for us.',
    'I need this urgently.',
  ],
  disappointed: [
    "I'm so disappointed.",
    'I expected better from you.',
    'I feel cheated.',
    'Not what I paid for.',
    'I was promised something else.',
    'You let me down.',
    'I trusted you with this.',
    'Loyal for years, and this is the thanks.',
  ],
};

export const OPENERS: Record<string, string[]> = {
  plain: ['Hi,', 'Hello,', 'Good morning,', 'Hi there,', ''],
  formal: ['Dear Fernbook team,', 'Dear Sir or Madam,', 'Good day,'],
  lower: ['hi', 'hello', 'hey', ''],
  brisk: ['', '', ''],
};

/** How a customer ends a conversation that was solved. */
export const RELIEF: string[] = [
  'Perfect, it works, thank you so much.',
  'That solved it. Great support.',
  'Works like a charm, thanks {agent}.',
  'It works now, what a relief.',
  'Thank you, exactly what I needed.',
  'Much better now, thank you for the quick help.',
  'Wow, that was fast. Thank you.',
  'All good now, thanks for sticking with me.',
  "You're a lifesaver, {agent}.",
  'I really appreciate it, everything is there.',
  'Great, it is all there. Have a nice {day}.',
  'Brilliant, thanks.',
];
/** … politely, without warmth. */
export const POLITE: string[] = [
  'OK, thanks.',
  'Got it, thanks.',
  'Fine.',
  'Thanks, I will try that.',
  'Understood, thank you.',
  'OK.',
  'Alright, then I know.',
  'Thanks for the answer.',
  'I will see tomorrow if it holds.',
];
/** … no better than they came. */
export const SOUR: string[] = [
  'That does not help me at all.',
  'So nothing changes. I am disappointed.',
  "It's still not working.",
  'I asked for help, not for a lecture.',
  'Unbelievable. I want to cancel.',
  'Then I will look for something else.',
  'I have read that page already, it does not answer my question.',
  'That is not what I asked.',
  "You don't seem to understand that this costs me money.",
  'I give up.',
];

/** The stock lines of the trade. They repeat, the way they really do. */
export const STOCK_OPENINGS: string[] = [
  'Thank you for contacting Fernbook Support.',
  'Your request is important to us.',
  'We apologise for any inconvenience.',
  'We understand your frustration.',
  'Thank you for your patience.',
  'We take this matter very seriously.',
];
export const STOCK_MIDDLES: string[] = [
  'Please be advised that this is being looked into.',
  'Rest assured that we are working diligently to resolve this.',
  'Your issue will be resolved shortly.',
  'Your feedback has been forwarded to the relevant department.',
  'We are experiencing higher than normal volume.',
  'Kindly note that this can take some time.',
];
export const STOCK_CLOSINGS: string[] = [
  'Please do not hesitate to contact us.',
  'Is there anything else I can help you with?',
  'Have a great day ahead.',
  'We appreciate your understanding.',
  'We hope this resolves your query.',
  'We value your business.',
];

export const LINKS: string[] = [
  'Please see our help article: https://help.fernbook.example/{label}',
  'You can find the answer here: https://help.fernbook.example/articles/{label}',
  'Please refer to the documentation at https://help.fernbook.example/{label}.',
];

export const BOT_LINES: string[] = [
  'Thanks for writing to Fernbook. Your request is important to us. An agent will be with you shortly.',
  'We have received your request. Please wait, an operator will be with you shortly.',
  'Hello! All our agents are busy right now. Your call is important to us.',
];

export const NUDGES: string[] = [
  'Is anyone there?',
  'Hello?',
  'Any news?',
  'I am still waiting.',
  'Are you still looking at it?',
];

export const HOLDING: string[] = [
  'I am looking at it now, give me {n} minutes.',
  'One moment, I am opening your account.',
  'I asked the developers at {time}; you will have an answer by {time2}.',
  'Let me check that with Maren and come back to you by {time2}.',
];

export const THANKS_FOR_DETAIL: string[] = [
  'Thank you for the detailed steps, they helped.',
  'Thanks for being so clear.',
  'Thank you for telling us, your input is extremely helpful.',
  'Thanks for the screenshot, it shows the whole thing.',
  'I appreciate you taking the time to write this down.',
];

/** The question of the week, asked by everybody in two weeks of the summer. */
export const WEEKLY_QUESTION = 'One quick question: how many times a month do you open the monthly report?';
export const WEEKLY_ANSWERS: string[] = [
  'About 3 times a month.',
  'Once a month, at the end.',
  'Twice a week I would say.',
  '2-3 times a month.',
  'Never, my accountant does that.',
  'Every working day, I like numbers.',
  'Maybe 4 times.',
  'Once or twice.',
  'Daily at month end, so 5 or 6 times.',
  'A couple of times a month.',
  'Ten times at least.',
  'Hard to say, often.',
];

/** What everybody writes about in the week of the outage. */
export const OUTAGE = {
  subjects: ['Everything is down', 'No access since this morning', 'Fernbook down?', 'Nothing loads', 'Outage?'],
  opens: [
    'Nothing loads since {time}, the calendar is empty.',
    'Is Fernbook down? I only get "internal server error".',
    "I can't log in and the app shows a blank page.",
    'We cannot see any appointment, the whole practice stands still.',
    'All my appointments are gone, the page is blank.',
    'Your server throws error 503 on every page since {time}.',
    'The booking page is down too, clients call me.',
  ],
  stakes: [
    'I have a full waiting room and no list.',
    'I do not know who comes next.',
    'We had to send people home.',
    'Production is down here, so to speak.',
    'I am standing here with {n} clients.',
  ],
  felt: [
    'A full waiting room and no list is a nightmare.',
    'I can hear how worrying this is, and your appointments are not lost.',
    'Sending people home because of us is awful.',
  ],
  admits: ['Our database stopped at {time}, this is our fault.', 'We broke it with a change last night.'],
  fixes: [
    'Everything is back since {time}; no appointment was lost. Could you reload once?',
    'The calendar is up again. I checked yours: {bign} appointments, all there.',
    'It is fixed, and I will write to you tomorrow with what happened.',
  ],
};
