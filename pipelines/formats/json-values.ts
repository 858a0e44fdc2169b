/** Careful access to values of foreign JSON: a field that is missing or of another type is null, never a crash. */
import { isObject, type JsonObject } from '../files/json';

/** Text that is not blank; numbers become text (ids are written either way). */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf).filter((text) => text !== null) : [];
}

/** An object as the text of a reject. */
export function rawOf(value: JsonObject): string {
  return JSON.stringify(value).slice(0, 20_000);
}
