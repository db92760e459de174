import { cut, markdownCode, markdownText } from './encode.ts';

/** GitHub drops a summary of more than 1 MiB whole. */
const MAX_BYTES = 1_000_000;
/** So that one part that grows with the report does not push out the others. */
const PART_BYTES = 240_000;

/** No name or sentence of ours is longer, and a hostile one must not push out the others. */
const MAX_NAME = 300;
export const MAX_SENTENCE = 2000;
const MAX_NAMES = 5;

const NOTHING = '–';

/** The parts of a page that are not empty, as long as they fit, and how many did not. */
export function joined(parts: readonly string[]): string {
  const there = parts.filter((part) => part !== '');
  const shown: string[] = [];
  let bytes = 0;
  for (const part of there) {
    bytes += Buffer.byteLength(part) + 2;
    if (bytes > MAX_BYTES) break;
    shown.push(part);
  }
  const left = there.length - shown.length;
  return `${[...shown, ...(left === 0 ? [] : [`… and ${left} more parts, which are too long for this page`])].join('\n\n')}\n`;
}

/** A row for each item, `most` of them at most, with cells that are encoded already. Empty without items. */
export function table<Item>(
  header: readonly string[],
  items: readonly Item[],
  most: number,
  cells: (item: Item) => readonly string[]
): string {
  if (items.length === 0) return '';
  const row = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  return [row(header), row(header.map(() => '---')), ...fitting(items, most, (item) => row(cells(item)))].join('\n');
}

/** Items that show when the reader unfolds them. GitHub reads Markdown in there after an empty line. */
export function folded<Item>(
  title: string,
  items: readonly Item[],
  most: number,
  line: (item: Item) => string
): string {
  if (items.length === 0) return '';
  const lines = fitting(items, most, line);
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'].join('\n');
}

/** A line for each item as long as they fit, and a paragraph that says how many did not. */
function fitting<Item>(items: readonly Item[], most: number, line: (item: Item) => string): readonly string[] {
  const lines: string[] = [];
  let bytes = 0;
  for (const item of items.slice(0, most)) {
    const next = line(item);
    bytes += Buffer.byteLength(next) + 1;
    if (bytes > PART_BYTES) break;
    lines.push(next);
  }
  const left = items.length - lines.length;
  return left === 0 ? lines : [...lines, '', `… and ${left} more`];
}

/** A name as code; a dash where there is none. */
export function name(text: string | null | undefined): string {
  return text ? markdownCode(cut(text, MAX_NAME)) : NOTHING;
}

/** A few names, each once, and how many more there are. */
export function names(all: readonly string[]): string {
  const distinct = [...new Set(all)];
  if (distinct.length === 0) return NOTHING;
  const shown = distinct.slice(0, MAX_NAMES).map(name).join(', ');
  return distinct.length > MAX_NAMES ? `${shown} and ${distinct.length - MAX_NAMES} more` : shown;
}

/** Text in a sentence of ours or a cell. */
export function sentence(text: string): string {
  return markdownText(cut(text, MAX_SENTENCE));
}
