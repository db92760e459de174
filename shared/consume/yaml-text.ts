/** What a generated YAML file holds. `undefined` members are left out. */
export type YamlValue =
  string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue | undefined };

/** PyYAML gives up on a key of more than 1024 characters that is not introduced by `?` (YAML 1.1, simple keys). */
const LONGEST_SIMPLE_KEY = 1000;

/**
 * A YAML document whose scalars are ASCII: text is double-quoted with every other character escaped, because PyYAML takes U+0085, U+2028 and
 * U+2029 for line breaks and refuses control characters. `meta` and lists of scalars are written in one line.
 */
export function yamlText(value: { readonly [key: string]: YamlValue | undefined }): string {
  return blockMap(value)
    .map((line) => `${line}\n`)
    .join('');
}

function blockMap(map: { readonly [key: string]: YamlValue | undefined }): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : blockEntry(key, value)));
}

function blockEntry(key: string, value: YamlValue): readonly string[] {
  const name = /^[a-z_][a-z0-9_-]*$/.test(key) ? key : quoted(key);
  if (key === 'meta' || isScalar(value)) return [`${name}: ${flow(value)}`];
  if (isList(value)) {
    if (value.length === 0 || value.every((item) => isScalar(item) || isList(item))) return [`${name}: ${flow(value)}`];
    return [`${name}:`, ...value.flatMap((item) => blockItem(item).map((line) => `  ${line}`))];
  }
  const lines = blockMap(value);
  return lines.length === 0 ? [`${name}: {}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)];
}

function blockItem(item: YamlValue): readonly string[] {
  const lines = isScalar(item) || isList(item) ? [flow(item)] : blockMap(item);
  return lines.length === 0 ? ['- {}'] : lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

function flow(value: YamlValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return number(value);
  if (isScalar(value)) return String(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : `${flowKey(quoted(key))}: ${flow(member)}`
  );
  return `{${members.join(', ')}}`;
}

function flowKey(key: string): string {
  return key.length > LONGEST_SIMPLE_KEY ? `? ${key} ` : key;
}

/** YAML 1.1 takes `1e+21` for text: its floats have a point. */
function number(value: number): string {
  return JSON.stringify(value).replace(/^(-?\d+)e/, '$1.0e');
}

/** A text in double quotes. A lone surrogate is no character: PyYAML would hand dbt text that it cannot write. */
export function quoted(text: string): string {
  return JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/[^\x20-\x7e]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    // JSON's pairs of \u escapes are two broken characters to PyYAML.
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

function isScalar(value: YamlValue): value is string | number | boolean | null {
  return value === null || typeof value !== 'object';
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
