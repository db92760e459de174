import type { ProjectVerdict, Reference } from '../domain/index.ts';
import { terminalText } from './encode.ts';
import { groupBy } from './group.ts';
import { modelName, nodeName } from './wording.ts';

interface Branch {
  readonly label: string;
  readonly children: readonly Branch[];
}

/**
 * The lineage across projects as a small picture: upstream, public model, and the nodes downstream that read it.
 * The same references give the same picture, in whatever order they come; without any it is empty.
 */
export function lineagePicture(verdicts: readonly ProjectVerdict[]): string {
  const uses = verdicts.flatMap(({ project, references }) => references.map((reference) => ({ project, reference })));
  const upstreams = grouped(uses, ({ reference }) => reference.project).map(([upstream, itsUses]) => ({
    label: upstream,
    children: grouped(itsUses, ({ reference }) => modelName(reference)).map(([model, readers]) => ({
      label: ` ${model}`,
      children: grouped(readers, ({ project, reference }) => readerName(project, reference)).map(([reader]) => ({
        label: `▶ ${reader}`,
        children: []
      }))
    }))
  }));
  const width = widest(upstreams);
  return upstreams
    .flatMap((upstream) => drawn(upstream, width))
    .map((line) => `${line}\n`)
    .join('');
}

function readerName(project: string, { node, mode, exposure }: Reference): string {
  return `${project}.${nodeName(node)} (${exposure === undefined ? mode : `${mode}, exposure`})`;
}

/** Grouped by a text that is made printable, and sorted by it. */
function grouped<Item>(items: readonly Item[], label: (item: Item) => string): readonly [string, readonly Item[]][] {
  const groups = groupBy(items, (item) => terminalText(label(item)));
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** A branch with all that hangs on it; the line from its label is drawn out to `width`, so that columns stand in line. */
function drawn({ label, children }: Branch, width: number): readonly string[] {
  if (children.length === 0) return [label];
  const childWidth = widest(children);
  return children
    .flatMap((child, index) => {
      const { stem, trunk } = joint(index, children.length);
      return drawn(child, childWidth).map((line, row) => `${row === 0 ? stem : trunk}${line}`);
    })
    .map((line, row) => `${row === 0 ? `${label} `.padEnd(width + 1, '─') : ' '.repeat(width + 1)}${line}`);
}

function widest(branches: readonly Branch[]): number {
  return Math.max(...branches.map(({ label }) => label.length));
}

/** What leads to a child's first line, and what passes its other lines on the way to the next child. */
function joint(index: number, siblings: number): { readonly stem: string; readonly trunk: string } {
  if (siblings === 1) return { stem: '───', trunk: '   ' };
  if (index === siblings - 1) return { stem: ' └─', trunk: '   ' };
  return { stem: index === 0 ? '─┬─' : ' ├─', trunk: ' │ ' };
}
