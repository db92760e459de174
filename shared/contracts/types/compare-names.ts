import type { Composite, Slot } from './data-type.ts';
import { inside, judged, quoted, SAME, together, type Judgement } from './judgement.ts';

/** Structs and unions: a field added is wider. A field in another place is another type: a cast of structs goes by position on some warehouses. */
export function compareComposites(
  old: Composite,
  next: Composite,
  compareSlots: (old: Slot, next: Slot) => Judgement
): Judgement {
  if (old.fields === null || next.fields === null) {
    return old.fields === next.fields ? SAME : judged('unknown', `the fields of the ${old.name} are not stated`);
  }
  const noun = old.name === 'union' ? 'member' : 'field';
  const later = new Map(next.fields.map((field) => [field.name, field]));
  const kept = old.fields.flatMap((field) => {
    const now = later.get(field.name);
    return now === undefined ? [] : [inside(`${noun} ${quoted(field.name)}`, compareSlots(field, now))];
  });
  const names = (fields: readonly { readonly name: string }[]) => fields.map((field) => field.name);
  return together([...compareLists(noun, names(old.fields), names(next.fields)), ...kept]);
}

export function compareEnums(old: readonly string[], next: readonly string[]): Judgement {
  return together(compareLists('value', old, next));
}

function compareLists(noun: string, old: readonly string[], next: readonly string[]): readonly Judgement[] {
  const [before, after] = [new Set(old), new Set(next)];
  const keptBefore = old.filter((name) => after.has(name));
  const keptAfter = next.filter((name) => before.has(name));
  const inOrder =
    keptBefore.length === keptAfter.length && keptBefore.every((name, index) => name === keptAfter[index]);
  return [
    ...old.filter((name) => !after.has(name)).map((name) => judged('narrower', `${noun} ${quoted(name)} is gone`)),
    ...next.filter((name) => !before.has(name)).map((name) => judged('wider', `${noun} ${quoted(name)} is added`)),
    ...(inOrder ? [] : [judged('other', `the ${noun}s stand in another order`)])
  ];
}
