/** The mini-corpus K1–K8 of the methodology as a table with one row per message. */

/** conversation, channel, [instant, author, words] … ; C is the customer, B the bot, A1–A3 the agents */
const CONVERSATIONS: [string, string, [string, string, string][]][] = [
  [
    'K1',
    'chat',
    [
      ['05-16 10:00', 'C', "My export is empty and I have to send the project tomorrow. I'm panicking!"],
      ['05-16 10:00', 'B', 'Please wait, an operator will be with you shortly. Your request is important to us.'],
      ['05-16 10:04', 'A1', "I'm so sorry, Anna - an empty export the day before a deadline is really stressful."],
      ['05-16 10:04', 'A1', 'What were you trying to export, and which columns do you need?'],
      ['05-16 10:06', 'C', 'The March report, all columns.'],
      [
        '05-16 10:12',
        'A1',
        "That's a bug in our code. I've asked the developers; you'll have an answer by 11:00. Would waiting until 11 work for you?",
      ],
      ['05-16 10:13', 'C', 'Yes.'],
      ['05-16 10:55', 'A1', "Good news: it's fixed. Could you try again?"],
      ['05-16 10:58', 'C', 'Perfect, it works, thank you so much!'],
    ],
  ],
  [
    'K2',
    'chat',
    [
      ['05-16 12:00', 'C', 'This is b@#$t. I waited ten minutes for food today and left without a refund.'],
      [
        '05-16 12:03',
        'A2',
        "We're very sorry that you had a bad experience. Unfortunately, technically we are not fast food. Our customers usually wait 15 minutes.",
      ],
    ],
  ],
  [
    'K3',
    'email',
    [
      ['05-06 09:00', 'C', "The date picker is confusing, I can't tell which month I get."],
      [
        '05-06 11:00',
        'A1',
        "I'm sorry - the date picker isn't intuitive right now. We should have told you in the text when next month's report appears. May I ask: do you use it at the same time each month? Are you the only person using this? Thank you for telling us, your input is extremely helpful.",
      ],
      ['05-07 09:30', 'C', 'About 3 times a month, and two colleagues use it too.'],
    ],
  ],
  [
    'K4',
    'email',
    [
      ['05-06 09:00', 'C', 'Why is it so expensive? The shop next door sells it for less.'],
      ['05-07 09:00', 'A2', 'Please see our help article: https://help.example.com/pricing'],
    ],
  ],
  [
    'K5',
    'chat',
    [
      ['05-16 09:00', 'C', 'How do I see cancelled appointments?'],
      [
        '05-16 09:02',
        'A1',
        'Open Scheduler, press the funnel icon, tick "Cancelled", choose the dates and press Apply. The cancelled ones show in grey. The same steps with pictures are here: https://help.example.com/cancelled',
      ],
      ['05-16 09:05', 'C', 'Got it, thanks!'],
    ],
  ],
  [
    'K6',
    'chat',
    [
      ['05-16 14:00', 'C', "For the third time I'm locked in the login loop. I'm fed up."],
      [
        '05-16 14:01',
        'A2',
        'You should have cleared your cookies. As I already explained, it works for everyone else.',
      ],
      ['05-16 14:03', 'C', 'Unbelievable. I want to cancel.'],
      [
        '05-16 14:20',
        'A3',
        "I'm sorry, that was our mistake: the session bug came back. Being locked out three times is maddening. I'll write to you when it's fixed, by Friday.",
      ],
      ['05-16 14:25', 'C', 'OK.'],
    ],
  ],
  [
    'K7',
    'chat',
    [
      ['05-06 15:00', 'C', 'It would be great if it could sort the columns.'],
      ['05-06 15:05', 'A1', "That's a great idea, thank you. I'll check with the developers and come back."],
      [
        '05-09 10:00',
        'A1',
        "I checked with the team, and we can't do it this year because the grid is being rewritten. Would exporting to CSV help meanwhile?",
      ],
      ['05-09 10:30', 'C', 'Thanks for telling me honestly.'],
    ],
  ],
  [
    'K8',
    'chat',
    [
      ['05-16 16:50', 'C', 'My invoice shows twice, I feel cheated.'],
      ['05-16 16:52', 'A2', 'Which invoice number is it?'],
    ],
  ],
];

export const EXPORTED_AT = '2024-05-16T16:55:00Z';

/** The corpus as CSV. One customer a conversation. */
export function corpusCsv(): string {
  const rows = CONVERSATIONS.flatMap(([conversation, channel, messages]) =>
    messages.map(([at, author, words]) => [
      conversation,
      author === 'C' ? 'customer' : author === 'B' ? 'bot' : 'agent',
      author === 'C' ? `customer of ${conversation}` : author,
      `2024-${at.replace(' ', 'T')}:00Z`,
      channel,
      words,
    ]),
  );
  return csv([['conversation', 'role', 'author', 'sent_at', 'channel', 'text'], ...rows]);
}

export function csv(rows: string[][]): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + '\n').join('');
}
