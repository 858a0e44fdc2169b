/**
 * A ClickHouse answer in the format JSONCompact, taken only whole. Its status is no proof: once the first bytes are out it
 * stays 200 whatever happens, and an error stands in a field of the answer, behind it, or nowhere, because the line broke.
 */
import { clusterProblemOf, ClusterProblem } from './clusterproblem';

export interface ClusterAnswer {
  meta: { name: string; type: string }[];
  data: unknown[][];
}

/**
 * @param where the cluster is, for people
 * @throws ClusterProblem for an error inside, and for anything that is not a whole answer
 */
export function wholeAnswer(text: string, where: string): ClusterAnswer {
  const answer = parsed(text);
  if (typeof answer?.exception === 'string') throw clusterProblemOf(new Error(answer.exception), where);
  if (!answer) {
    // Servers since 25.11 write it between marks, older ones right behind what was sent before.
    const written = /(?:__exception__\s|\n)?(Code: \d+\. DB::Exception: .*)/s.exec(text);
    if (written) throw clusterProblemOf(new Error(written[1]), where);
    if (text.trimStart().startsWith('<')) throw clusterProblemOf(new Error(text), where);
  }
  const { meta, data, rows } = answer ?? {};
  if (!Array.isArray(meta) || !Array.isArray(data) || rows !== data.length)
    throw new ClusterProblem(
      `The answer of ${where} broke off after ${Buffer.byteLength(text)} bytes.`,
      'Reload. If it happens again, look into the log of the cluster, and of a proxy before it.',
    );
  return { meta, data } as ClusterAnswer;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
