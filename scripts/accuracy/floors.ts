/**
 * Floors under the figures of the project's own set: what once was reached stays reached (tests/accuracy/floors.json,
 * held by tests/accuracy/floors.test.ts). `npm run measure -- --floors` raises them to what is reached today.
 */
import type { Accuracy } from '../../src/lib/model/accuracy';

/** F1 by what is scored and its name; under "accuracy" the shares of right moods, tones and kinds. */
export type Floors = Record<string, Record<string, number>>;

/** How far a figure may fall back: about one message where fifteen carry the tag. */
const LEEWAY = 0.05;

/** Figures by what is scored and name, as floors have them; what says nothing (no message carries it) is left out. */
export function figuresOf({ scores, fields }: Pick<Accuracy, 'scores' | 'fields'>): Floors {
  const figures: Floors = {};
  for (const { scored, name, grade, f1 } of scores)
    if (f1 !== null) (figures[scored] ??= {})[grade ? `${name} (${grade})` : name] = f1;
  for (const { field, accuracy } of fields) if (accuracy) (figures['accuracy'] ??= {})[field] = accuracy.value;
  return figures;
}

/** Floors for these figures: two digits, a leeway below, and never lower than before. */
export function raisedFloors(before: Floors, figures: Floors): Floors {
  const raised = (scored: string, name: string, figure: number) =>
    Math.max(before[scored]?.[name] ?? 0, Math.floor(Math.max(0, figure - LEEWAY) * 100) / 100);
  return Object.fromEntries(
    Object.entries(figures).map(([scored, named]) => [
      scored,
      Object.fromEntries(Object.entries(named).map(([name, figure]) => [name, raised(scored, name, figure)])),
    ]),
  );
}

/** What lies below its floor, a line each: "tag apology .81, floor .86". */
export function belowFloors(floors: Floors, figures: Floors): string[] {
  return Object.entries(floors).flatMap(([scored, named]) =>
    Object.entries(named).flatMap(([name, floor]) => {
      const figure = figures[scored]?.[name];
      if (figure !== undefined && figure >= floor) return [];
      return [`${scored} ${name} ${figure === undefined ? 'not measured' : figure.toFixed(3)}, floor ${floor}`];
    }),
  );
}
