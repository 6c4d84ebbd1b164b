import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the project, absolute. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** The text of a file of the project; the path is relative to its root. */
export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** A JSON file of the project as an object, whatever it holds. */
export function objectOf(file: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(textOf(file));
  if (!isObject(value)) {
    throw new TypeError(`${file} holds no object`);
  }
  return value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
