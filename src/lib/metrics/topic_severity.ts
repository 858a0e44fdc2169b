import type { Part, SharesMetric } from './metric';
import { CLUSTERS } from './people';
import { COMPLAINTS_ABOUT_TOPICS, TOPICS_ARE_PHRASES } from './topics';
import { episodesIn } from './opens';

const WHERE = 'is_complaint and severity is not null';

export const topicSeverity: SharesMetric = {
  ...COMPLAINTS_ABOUT_TOPICS,
  id: 'topic_severity',
  kind: 'shares',
  title: 'How grave complaints about a topic are',
  question: 'Is it a flaw, an annoyance, a blocked task, or worse?',
  definition: [
    '1 is cosmetic, 2 annoys and has a way round, 3 blocks a task, a deadline or money, 4 is lost data, safety, or a wrong charge. Of each conversation the gravest that its words say.',
    'The figure is the mean; the parts say how many there are of each.',
  ],
  formula: 'mean of 1 to 4 over conversations; each part with Wilson’s 95 % interval',
  unit: 'of_four',
  source: [
    'Nielsen 1994, Severity ratings for usability problems: four steps by what the problem keeps somebody from',
    CLUSTERS,
  ],
  doesNotSay: ['How grave it is to those who write nothing.', TOPICS_ARE_PHRASES],
  tags: ['bug', 'usability', 'urgent'],
  where: WHERE,
  opens: episodesIn('topic_facts', WHERE),
  headline: { type: 'mean', value: 'severity' },
  parts: ['Cosmetic', 'Annoying', 'Blocks a task', 'Data, money or safety'].map((label, index): Part => {
    const success = `severity = ${index + 1}`;
    return {
      key: `severity_${index + 1}`,
      label: `${index + 1}: ${label.toLowerCase()}`,
      success,
      opens: episodesIn('topic_facts', `${WHERE} and ${success}`),
    };
  }),
};
