import { UserError } from '../domain/index.ts';
import { isObject, type JsonObject } from './json.ts';

/** First version of the reader. */
export function parseDocument(bytes: Uint8Array, name: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    throw new UserError(`${name} is not JSON`, 'Build the project again.', { cause: error });
  }
  if (!isObject(value)) throw new UserError(`${name} is not a JSON object`, 'Build the project again.');
  return value;
}
