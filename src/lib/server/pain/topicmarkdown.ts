/** One topic as Markdown for a tracker: figures with their n, tasks and quotes with links back. */
import type { TopicVoice } from '../../model/voice';

/** @param origin of this server, so that the links open it from the tracker */
export function topicMarkdown(voice: TopicVoice, origin: string, query: string): string {
  const conversation = (id: string, place = '') => `${origin}/conversations/${encodeURIComponent(id)}${place}`;
  const { severity, repeats, told, contacts, tasks, quotes, easierWays } = voice;
  const lines = [
    `# ${plain(voice.title)}`,
    '',
    plain(voice.summary),
    '',
    `- Customers who told us: ${told ?? 'fewer than five'}`,
    ...(told === null ? [] : [`- Complaints: ${contacts}`]),
    ...(severity.value === null ? [] : [`- Mean severity: ${severity.value.toFixed(1)} of 4 (n ${severity.n})`]),
    ...(repeats.value === null ? [] : [`- Come again: ${Math.round(repeats.value * 100)} % (n ${repeats.n})`]),
    `- Found by: ${voice.include.length ? voice.include.map((phrase) => `“${plain(phrase)}”`).join(', ') : 'labels of the helpdesk'}`,
    `- [All conversations](${origin}/conversations?${voice.opens}) · [The topic](${origin}/pain/${voice.topic}${query ? `?${query}` : ''})`,
    ...section(
      'What people were at',
      tasks.map(
        ({ task, customers, conversationId }) =>
          `- ${plain(task)} (${customers === 1 ? '1 customer' : `${customers} customers`}) [read](${conversation(conversationId)})`,
      ),
    ),
    ...section(
      '“Is there an easier way?”',
      easierWays.map(
        ({ text, conversationId, position }) =>
          `- ${plain(text)} [read](${conversation(conversationId, `#m${position}`)})`,
      ),
    ),
    ...section(
      'In their words',
      quotes.map(
        ({ segments, conversationId, position }) =>
          `> ${plain(segments.map(({ text }) => text).join(''))} [read](${conversation(conversationId, `#m${position}`)})\n`,
      ),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length ? ['', `## ${title}`, '', ...lines] : [];
}

/** One line, and nothing in it that Markdown or HTML would act on. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
