/**
 * Softmax regression by accelerated gradient descent (Nesterov), without chance: the same examples give the same
 * weights. A ridge draws each weight towards where it starts, so that cues seen rarely stay what a person set.
 */

export interface Example {
  outcome: number;
  /** Which cues were found, by column; the last column is the base. */
  columns: Int32Array;
  strengths: Float64Array;
  /** How much the example counts. */
  weight: number;
}

const ROUNDS = 300;

/**
 * Weights by column and outcome, the base last.
 * @param start for each column (without the base) its weight for each outcome
 * @param ridge how hard weights are drawn back to their start
 */
export function fit(examples: readonly Example[], start: readonly number[][], ridge: number): number[][] {
  const width = start[0]!.length;
  const size = (start.length + 1) * width;
  const target = Float64Array.from({ length: size }, (_, at) => start[Math.floor(at / width)]?.[at % width] ?? 0);
  const step = 1 / (steepness(examples, start.length) / 2 + ridge);
  const ahead = target.slice();
  let weights = target.slice();
  let pace = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = slopeAt(ahead, examples, width);
    const faster = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    const momentum = (pace - 1) / faster;
    const next = new Float64Array(size);
    for (let at = 0; at < size; at += 1) {
      const pull = at < size - width ? ridge * (ahead[at]! - target[at]!) : 0;
      next[at] = ahead[at]! - step * (slope[at]! + pull);
      ahead[at] = next[at]! + momentum * (next[at]! - weights[at]!);
    }
    weights = next;
    pace = faster;
  }
  return Array.from({ length: start.length + 1 }, (_, column) => [
    ...weights.slice(column * width, (column + 1) * width),
  ]);
}

/** The sum of each outcome for one message: into `totals`, which it returns. */
export function addUp(
  weights: Float64Array,
  columns: Int32Array,
  strengths: Float64Array,
  totals: Float64Array,
): Float64Array {
  const width = totals.length;
  totals.fill(0);
  for (let place = 0; place < columns.length; place += 1)
    for (let index = 0; index < width; index += 1)
      totals[index]! += strengths[place]! * weights[columns[place]! * width + index]!;
  return totals;
}

/** Gradient of the weighted log loss. */
function slopeAt(weights: Float64Array, examples: readonly Example[], width: number): Float64Array {
  const slope = new Float64Array(weights.length);
  const totals = new Float64Array(width);
  for (const { columns, strengths, outcome, weight } of examples) {
    addUp(weights, columns, strengths, totals);
    const most = Math.max(...totals);
    let sum = 0;
    for (let index = 0; index < width; index += 1) sum += totals[index] = Math.exp(totals[index]! - most);
    for (let index = 0; index < width; index += 1) {
      const error = weight * (totals[index]! / sum - (index === outcome ? 1 : 0));
      for (let place = 0; place < columns.length; place += 1)
        slope[columns[place]! * width + index]! += error * strengths[place]!;
    }
  }
  return slope;
}

/** Largest curvature: the top eigenvalue of XᵀX, by power iteration. */
function steepness(examples: readonly Example[], base: number): number {
  let direction = new Float64Array(base + 1).fill(1 / Math.sqrt(base + 1));
  let length = 1;
  for (let round = 0; round < 50; round += 1) {
    const next = new Float64Array(base + 1);
    for (const { columns, strengths, weight } of examples) {
      let along = 0;
      for (let place = 0; place < columns.length; place += 1) along += strengths[place]! * direction[columns[place]!]!;
      for (let place = 0; place < columns.length; place += 1)
        next[columns[place]!]! += weight * along * strengths[place]!;
    }
    length = Math.hypot(...next) || 1;
    direction = next.map((value) => value / length);
  }
  return length;
}
