import type { Composite, Container, DataType, Slot } from './data-type.ts';
import type { Meaning } from './dialect.ts';
import type { Phrase } from './phrase.ts';

/**
 * `array<type>`.
 *
 * @param bare what it means without the type of its elements; null where that must be given
 */
export function array(bare: DataType | null): Meaning {
  return (parameters, nested) => {
    if (parameters === null) return bare;
    const [element, ...more] = parameters;
    return element === undefined || more.length > 0 ? null : arrayOf(nested.slot(element), null);
  };
}

export function arrayOf(element: Slot, size: number | null): Container {
  return { kind: 'container', name: 'array', size, contents: [element] };
}

/** An array whose spelling does not say of what. */
export const SOME_ARRAY: Container = { kind: 'container', name: 'array', size: null, contents: null };

/** `map<key, value>`. */
export const map: Meaning = (parameters, nested) => {
  const [key, value, ...more] = parameters ?? [];
  if (key === undefined || value === undefined || more.length > 0) return null;
  return { kind: 'container', name: 'map', size: null, contents: [nested.slot(key), nested.slot(value)] };
};

/** `range<date>`. */
export const range: Meaning = (parameters, nested) => {
  const [bound, ...more] = parameters ?? [];
  if (bound === undefined || more.length > 0) return null;
  return { kind: 'container', name: 'range', size: null, contents: [nested.slot(bound)] };
};

/** `vector(float, 256)`. */
export const vector: Meaning = (parameters, nested) => {
  const [element, size, ...more] = parameters ?? [];
  const [only, ...rest] = size ?? [];
  if (element === undefined || more.length > 0 || rest.length > 0 || only?.kind !== 'number') return null;
  return { kind: 'container', name: 'vector', size: Number(only.text), contents: [nested.slot(element)] };
};

/**
 * `struct<a integer, b text>`, `union(a integer, b text)`.
 *
 * @param bare what it means without its fields; null where they must be given
 */
export function composite(name: Composite['name'], bare: DataType | null): Meaning {
  return (parameters, nested) => {
    if (parameters === null) return bare;
    const fields = parameters.flatMap((phrase, position) => nested.field(phrase, position + 1) ?? []);
    const names = new Set(fields.map((field) => field.name));
    return names.size === parameters.length ? { kind: 'composite', name, fields } : null;
  };
}

/** A struct whose spelling does not say its fields. */
export const SOME_STRUCT: Composite = { kind: 'composite', name: 'struct', fields: null };

/** `enum('a', 'b')`. */
export const enumeration: Meaning = (parameters) => {
  const values = (parameters ?? []).map(onlyString);
  const known = values.filter((value) => value !== null);
  return known.length > 0 && known.length === values.length ? { kind: 'enum', values: known } : null;
};

function onlyString(phrase: Phrase): string | null {
  return phrase.length === 1 && phrase[0]?.kind === 'string' ? phrase[0].text : null;
}
