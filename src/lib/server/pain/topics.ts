/** The topics of the team: <data>/workspace/topics.json, written whole or not at all, each checked before it is kept. */
import type { OwnTopic } from '../../model/topics';
import { jsonDocument, without } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'topics.json';
const MEND = 'Correct the file, or remove it to go on without topics of your own.';

/** What a person gives; the id is ours. */
export type GivenTopic = Pick<OwnTopic, 'title'> & Partial<OwnTopic>;

const TOPICS = jsonDocument(FILE, topicsFrom, MEND);

/** In the order of the file. @throws WorkspaceProblem naming the topic that cannot be used */
export const readTopics = (folder = dataFolder()): Promise<OwnTopic[]> => TOPICS.read(folder);

async function topicsFrom(content: unknown): Promise<OwnTopic[]> {
  content ??= [];
  if (!Array.isArray(content)) throw new WorkspaceProblem(`workspace/${FILE}`, 'expected a list of topics.', MEND);
  if (content.length === 0) return [];
  const { problemsOfTopic } = await import('../../tagging/topics');
  const problems = content.flatMap((topic, index) =>
    problemsOfTopic(topic).map((problem) => `topic ${index + 1}: ${problem}`),
  );
  const topics = content as GivenTopic[];
  const twice = topics.find(({ id }, index) => topics.findIndex((other) => other.id === id) !== index);
  if (twice) problems.push(`the id "${twice.id}" is given twice.`);
  if (problems.length) throw new WorkspaceProblem(`workspace/${FILE}`, problems.join(' '), MEND);
  return topics.map(tidiedTopic);
}

/** Adds a topic and gives it back with its id. @throws WorkspaceProblem when it cannot be used; nothing is written */
export async function addTopic(given: GivenTopic, folder = dataFolder()): Promise<OwnTopic> {
  return TOPICS.change(folder, async (topics) => {
    const added = { ...tidiedTopic(given), id: idFor(given.title, topics) };
    return { kept: await checked([...topics, added], added), answer: added };
  });
}

/** Changes a topic in its place; null when there is none with that id. @throws WorkspaceProblem as addTopic does */
export async function changeTopic(id: string, given: GivenTopic, folder = dataFolder()): Promise<OwnTopic | null> {
  const changed = { ...tidiedTopic(given), id };
  return TOPICS.change(folder, async (topics) => {
    if (!topics.some((topic) => topic.id === id)) return { answer: null };
    const after = topics.map((topic) => (topic.id === id ? changed : topic));
    return { kept: await checked(after, changed), answer: changed };
  });
}

/** Removes a topic; false when there is none with that id. */
export const removeTopic = (id: string, folder = dataFolder()): Promise<boolean> =>
  TOPICS.change(folder, (topics) => without(topics, (topic) => topic.id === id));

/** A topic as it is kept: spaces single, nothing twice, nothing empty. What is no list of words stays for the checks. */
export function tidiedTopic({ id = '', title, include, exclude, labels }: GivenTopic): OwnTopic {
  return {
    id,
    title: typeof title === 'string' ? title.replace(/\s+/g, ' ').trim() : title,
    include: tidiedList(include),
    exclude: tidiedList(exclude),
    labels: tidiedList(labels),
  };
}

function tidiedList(list: readonly string[] | undefined): string[] {
  if (!Array.isArray(list)) return (list as string[] | undefined) ?? [];
  const words = list.map((one) => (typeof one === 'string' ? one.replace(/\s+/g, ' ').trim() : one));
  return [...new Set(words.filter((one) => one !== ''))];
}

/** All topics, when the changed one can be kept among them. @throws WorkspaceProblem */
async function checked(topics: OwnTopic[], changed: OwnTopic): Promise<OwnTopic[]> {
  const { problemsOfTopic } = await import('../../tagging/topics');
  const problems = problemsOfTopic(changed);
  const same = topics.find(
    ({ id, title }) => id !== changed.id && title.toLowerCase() === changed.title?.toLowerCase(),
  );
  if (same) problems.push(`There is a topic "${same.title}" already.`);
  if (problems.length) throw new WorkspaceProblem('This topic', problems.join(' '), 'Nothing was changed.');
  return topics;
}

/** "Rounding on invoices" -> "rounding-on-invoices", with a number behind it where that is taken. */
function idFor(title: unknown, topics: readonly OwnTopic[]): string {
  const words =
    String(title)
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  const stem =
    words
      .join('-')
      .slice(0, 40)
      .replace(/^found-|-+$/g, '') || 'topic';
  const isTaken = (id: string) => topics.some((topic) => topic.id === id);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!isTaken(id)) return id;
  }
}
