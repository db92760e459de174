import { total, type SoakReport } from './soak.ts';

/** A report as lines of text: totals, each kind of operation, kill and fault, and every violation. */
export function renderReport(report: SoakReport): string {
  const { store, seed, seconds, operations, killed, injected, gaveUp, pruned, objects, violations } = report;
  return [
    '',
    `${store}, seed ${seed}, ${seconds} s`,
    ...counted('operations', operations),
    ...counted('killed (SIGKILL)', killed),
    ...counted('faults injected', injected),
    `  gave up while the store could not be reached: ${gaveUp}`,
    `  objects pruned: ${pruned.objects}; previews ended: ${pruned.previews}`,
    `  objects left by the last prune: ${objects}`,
    `  violations: ${violations.length}`,
    ...violations.map((violation) => `    ${violation}`),
    ''
  ].join('\n');
}

function counted(what: string, counts: Readonly<Record<string, number>>): readonly string[] {
  const kinds = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  return [`  ${what}: ${total(counts)}`, ...kinds.map(([kind, count]) => `    ${kind}: ${count}`)];
}
