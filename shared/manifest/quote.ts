/** How much of a value a message shows. */
const SHOWN = 80;

/**
 * A value from a manifest as messages show it: in quotes, in printable ASCII, cut when it is long. Every surface encodes messages again;
 * this keeps what cannot be seen (control characters, right-to-left marks, look-alike spaces) from hiding in them.
 */
export function quoted(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? 'missing' : printable(JSON.stringify(value));
  return `"${printable(value)}"`;
}

function printable(text: string): string {
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return cut.replace(/[^\x20-\x7e…]|[\\"]/g, (unit) =>
    unit === '\\' || unit === '"' ? `\\${unit}` : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
