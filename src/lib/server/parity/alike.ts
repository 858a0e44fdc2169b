/** Where two answers differ; numbers may by a billionth of themselves, for sums are added up in another order. */
const TOLERANCE = 1e-9;

/** The first differences as sentences, none when the answers are alike. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (typeof one === 'number' && typeof other === 'number') {
    const isSame =
      Object.is(one, other) || Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other));
    return isSame ? [] : [`${path}: ${one} and ${other}`];
  }
  if (one instanceof Date && other instanceof Date) return differences(one.getTime(), other.getTime(), path);
  if (one instanceof Map && other instanceof Map) return differences([...one], [...other], path);
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object')
    return one === other ? [] : [`${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) =>
    differences((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name], `${path}/${name}`),
  );
}
