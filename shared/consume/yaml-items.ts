import { isMap, isNode, isPair, isSeq, LineCounter } from 'yaml';
import { asMap, readYaml } from './downstream.ts';

/** An entry of a list, as a plain map, and where it begins. */
export interface YamlItem {
  readonly value: Readonly<Record<string, unknown>>;
  /** From 1. */
  readonly line: number;
  /** Entries of a list in it, by the list's key. */
  readonly items: (key: string) => readonly YamlItem[];
}

/** Why a file cannot be read as YAML, and where. */
export interface YamlFault {
  readonly line: number | null;
  readonly message: string;
}

/**
 * The entries of a list at the top of a YAML file; none where it has no such list.
 *
 * @returns the fault of a file that is no YAML, or whose aliases stand for more than a file should hold
 */
export function readItems(text: string, key: string): readonly YamlItem[] | YamlFault {
  const lines = new LineCounter();
  const { document, fault } = readYaml(text, lines);
  if (fault !== null) return fault;
  try {
    return itemsOf(document.contents, document.toJS(), key, lines);
  } catch (error) {
    if (error instanceof ReferenceError) return { line: null, message: error.message };
    throw error;
  }
}

/** The node of the list says where its entries are, its value what they say: aliases and merged keys are resolved in that alone. */
function itemsOf(node: unknown, value: unknown, key: string, lines: LineCounter): readonly YamlItem[] {
  const list = asMap(value)[key];
  if (!Array.isArray(list)) return [];
  const pair = isMap(node) ? node.items.find((item) => isPair(item) && String(item.key) === key) : undefined;
  const nodes = isSeq(pair?.value) ? pair.value.items : [];
  return list.map((item: unknown, index) => {
    const at = nodes[index];
    return {
      value: asMap(item),
      line: lineOf(at, lines) ?? lineOf(node, lines) ?? 1,
      items: (inner) => itemsOf(at, item, inner, lines)
    };
  });
}

function lineOf(node: unknown, lines: LineCounter): number | null {
  return isNode(node) && node.range ? lines.linePos(node.range[0]).line : null;
}
