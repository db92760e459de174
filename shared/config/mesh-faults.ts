import type { Document, LineCounter, Node as YamlNode, Pair } from 'yaml';
import { isMap, isNode, isPair, isScalar } from 'yaml';
import type * as z from 'zod/mini';
import { didYouMean } from '../rules/index.ts';
import { DAY, DAY_RULE } from './day.ts';
import { DURATION, DURATION_RULE } from './duration.ts';
import type { Faults } from './faults.ts';
import { MESH_FILE } from './mesh-schema.ts';
import { NAME_RULE } from './name.ts';
import { MODEL_PATTERN, MODEL_PATTERN_RULE } from './policy-schema.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * What the validator found, as sentences with the place that each is about.
 *
 * @param placeOf how a line is called: `dbt-mesh.yml:3`
 */
export function reportIssues(
  issues: readonly Issue[],
  placeOf: (line: number) => string,
  document: Document,
  lines: LineCounter,
  faults: Faults
): void {
  for (const issue of issues.flatMap(narrowed)) {
    for (const { path, message, hint } of sentences(issue, document)) {
      faults.add(
        placeOf(lineOf(document, lines, path)),
        `${path.map(String).join('.') || 'the file'} ${message}`,
        hint
      );
    }
  }
}

/** A union tells the faults of every alternative: keep those of the alternative that was meant, seen by its failing deeper down. */
function narrowed(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((alternative) => !alternative.some(isAboutTheWhole)) ?? issue.errors[0] ?? [];
  return meant.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

function isAboutTheWhole(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

/** Of a longer list, only what was likely meant is told. */
const MAX_VALUES = 20;

interface Sentence {
  /** Where the fault is; the message goes on from it: `projects.dbt_up.path` `is missing`. */
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

function sentences(issue: Issue, document: Document): readonly Sentence[] {
  const value = document.getIn([...issue.path]);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = knownKeys(MESH_FILE, issue.path);
        return {
          path: [...issue.path, key],
          message: 'is not known',
          hint: `${didYouMean(key, known)}Keys ${issue.path.length > 0 ? `of ${issue.path.map(String).join('.')}` : 'of the file'} are ${known.join(', ')}.`
        };
      });
    case 'invalid_key':
      return [{ path: issue.path, message: 'is no name', hint: NAME_RULE }];
    case 'invalid_format':
      return [{ path: issue.path, ...formatFault(shown(value), issue.pattern) }];
    case 'invalid_value': {
      const values = issue.values.map(String);
      const meant = typeof value === 'string' ? didYouMean(value, values) : '';
      const all = meant !== '' && values.length > MAX_VALUES ? '' : `It can be ${values.join(', ')}.`;
      return [{ path: issue.path, message: `is ${shown(value)}`, hint: `${meant}${all}`.trim() }];
    }
    case 'invalid_type':
      return [
        value === undefined
          ? { path: issue.path, message: 'is missing', hint: `Add it: ${expected(issue.expected)}.` }
          : { path: issue.path, message: `is ${shown(value)}`, hint: `It must be ${expected(issue.expected)}.` }
      ];
    case 'too_small':
      return [{ path: issue.path, message: 'is empty', hint: 'Give it a value, or leave the key out.' }];
    case 'custom': {
      const hint: unknown = issue.params?.['hint'];
      return [
        { path: issue.path, message: issue.message, hint: typeof hint === 'string' ? hint : 'Write it as plain text.' }
      ];
    }
    default:
      return [{ path: issue.path, message: issue.message, hint: 'Write it as plain text.' }];
  }
}

function formatFault(written: string, pattern: string | undefined): Pick<Sentence, 'message' | 'hint'> {
  switch (pattern) {
    case String(DURATION):
      return { message: `is ${written}, which is no duration`, hint: DURATION_RULE };
    case String(DAY):
      return { message: `is ${written}, which is no day`, hint: DAY_RULE };
    case String(MODEL_PATTERN):
      return { message: `is ${written}, which names no project`, hint: MODEL_PATTERN_RULE };
    default:
      return { message: `is ${written}, which is no name`, hint: NAME_RULE };
  }
}

function expected(type: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'a text',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping'
  };
  return words[type] ?? type;
}

function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (isNode(value)) return isMap(value) ? 'a mapping' : 'a list';
  return JSON.stringify(value);
}

/** The keys that the schema knows at a path: for "did you mean". */
function knownKeys(schema: z.core.$ZodType, path: Path): readonly string[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  const [key, ...rest] = path;
  switch (def.type) {
    case 'optional':
      return knownKeys(def.innerType, path);
    case 'union':
      return def.options.flatMap((option) => knownKeys(option, path));
    case 'array':
      return key === undefined ? [] : knownKeys(def.element, rest);
    case 'record':
      return key === undefined ? namesIn(def.keyType) : knownKeys(def.valueType, rest);
    case 'object': {
      if (key === undefined) return Object.keys(def.shape);
      const inner = def.shape[String(key)];
      return inner === undefined ? [] : knownKeys(inner, rest);
    }
    default:
      return [];
  }
}

/** The names that a mapping can have, where they are a closed list. */
function namesIn(keyType: z.core.$ZodType): readonly string[] {
  const def = (keyType as z.core.$ZodTypes)._zod.def;
  return def.type === 'enum' ? Object.keys(def.entries) : [];
}

/** The line of the key at a path, or of the nearest thing around it that the file has. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const around = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    const key = path[length - 1];
    const pair = isMap(around) ? around.items.find((item) => isPair(item) && keyOf(item) === String(key)) : undefined;
    const node = pair ? pair.key : document.getIn(path.slice(0, length), true);
    const offset = isNode(node) ? (node as YamlNode).range?.[0] : undefined;
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function keyOf(pair: Pair): string | null {
  return isScalar(pair.key) ? String(pair.key.value) : null;
}
