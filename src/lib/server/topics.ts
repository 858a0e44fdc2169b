/** The topics of the team: <data>/workspace/topics.json, written whole or not at all, each checked before it is kept. */
import { join } from 'node:path';
import type { OwnTopic } from '../model/topics';
import { WorkspaceProblem, dataFolder, readJson, writeJson } from './workspace';

const FILE = 'topics.json';
const MEND = 'Correct the file, or remove it to go on without topics of your own.';

/** What a person gives; the id is ours. */
export type GivenTopic = Pick<OwnTopic, 'title'> & Partial<OwnTopic>;

/** In the order of the file. @throws WorkspaceProblem naming the topic that cannot be used */
export async function readTopics(folder = dataFolder()): Promise<OwnTopic[]> {
  const content = (await readJson(folder, FILE)) ?? [];
  if (!Array.isArray(content)) throw new WorkspaceProblem(`workspace/${FILE}`, 'expected a list of topics.', MEND);
  if (content.length === 0) return [];
  const { problemsOfTopic } = await import('../tagging/topics');
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
  const topics = await readTopics(folder);
  const added = { ...tidiedTopic(given), id: idFor(given.title, topics) };
  await keep([...topics, added], added, folder);
  return added;
}

/** Changes a topic in its place; null when there is none with that id. @throws WorkspaceProblem as addTopic does */
export async function changeTopic(id: string, given: GivenTopic, folder = dataFolder()): Promise<OwnTopic | null> {
  const topics = await readTopics(folder);
  if (!topics.some((topic) => topic.id === id)) return null;
  const changed = { ...tidiedTopic(given), id };
  await keep(
    topics.map((topic) => (topic.id === id ? changed : topic)),
    changed,
    folder,
  );
  return changed;
}

/** Removes a topic; false when there is none with that id. */
export async function removeTopic(id: string, folder = dataFolder()): Promise<boolean> {
  const topics = await readTopics(folder);
  const kept = topics.filter((topic) => topic.id !== id);
  if (kept.length === topics.length) return false;
  await writeJson(join(folder, 'workspace', FILE), kept);
  return true;
}

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

async function keep(topics: OwnTopic[], changed: OwnTopic, folder: string): Promise<void> {
  const { problemsOfTopic } = await import('../tagging/topics');
  const problems = problemsOfTopic(changed);
  const same = topics.find(
    ({ id, title }) => id !== changed.id && title.toLowerCase() === changed.title?.toLowerCase(),
  );
  if (same) problems.push(`There is a topic "${same.title}" already.`);
  if (problems.length) throw new WorkspaceProblem('This topic', problems.join(' '), 'Nothing was changed.');
  await writeJson(join(folder, 'workspace', FILE), topics);
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
