import type { PublishReport, RollbackReport, SyncReport } from '../domain/index.ts';
import { outcomes, worstFirst, type Answer } from './answer.ts';
import { deployTables } from './deploy-table.ts';
import { findingDetails, findingTable } from './finding-page.ts';
import { folded, joined, name, names, sentence, table } from './markdown.ts';
import { built, readTable, referenceTable, upstreamModel } from './references.ts';
import { silencedDetails } from './silenced.ts';
import { headline } from './verdict.ts';
import { count, nodeName } from './wording.ts';

/** What a reviewer takes in at once; what does not fit is counted. */
const MAX_FINDINGS = 20;
const MAX_ROWS = 100;

/**
 * An answer as GitHub Markdown for a job's summary: the verdict first, then what was found and where, then what the
 * projects read, published or got, and the way to mend each finding and what was silenced folded below.
 */
export function summary(answer: Answer): string {
  const all = outcomes(answer);
  const findings = worstFirst(all);
  return joined([
    headline(answer, all),
    findingTable(findings, MAX_FINDINGS),
    ...facts(answer),
    findingDetails(findings),
    silencedDetails(all.flatMap(({ silenced }) => silenced))
  ]);
}

function facts(answer: Answer): readonly string[] {
  switch (answer.verb) {
    case 'publish':
      return [publishTable(answer.report)];
    case 'rollback':
      return [rollbackTable(answer.report)];
    case 'sync':
      return [upstreamTable(answer.report), fileDetails(answer.report)];
    case 'validate':
      return [
        ...answer.report.deploy.flatMap(deployTables),
        referenceTable(answer.report.projects, MAX_ROWS),
        readTable(answer.report.upstreams, MAX_ROWS)
      ];
    case 'can-i-deploy':
      return deployTables(answer.report);
  }
}

function publishTable({ version, uri, publicModels, references, consumers }: PublishReport): string {
  const rows = [
    ['Version', name(version)],
    ['Location', name(uri)],
    ['Public models', names(publicModels.map(nodeName))],
    ['Reads', names(references.map(upstreamModel))],
    ...(consumers.length === 0 ? [] : [['To be told', names(consumers)]])
  ];
  return table(['Publication', ''], rows, MAX_ROWS, (cells) => cells);
}

function rollbackTable({ version, from, reason, uri, generatedAt, publicModels }: RollbackReport): string {
  const rows = [
    ['Version', name(version)],
    ['Built', sentence(generatedAt)],
    ['Rolled back from', name(from)],
    ['Reason', sentence(reason)],
    ['Location', name(uri)],
    ['Public models', names(publicModels.map(nodeName))]
  ];
  return table(['Rollback', ''], rows, MAX_ROWS, (cells) => cells);
}

function upstreamTable({ upstreams, missing }: SyncReport): string {
  const header = ['Upstream', 'Mode', 'Environment', 'Version', 'Built', 'Public models'];
  return table(header, [...upstreams, ...missing], MAX_ROWS, (upstream) => {
    if (typeof upstream === 'string') return [name(upstream), 'optional, not in the registry yet', '', '', '', ''];
    const { project, mode, environment, version, publicModels, stale } = upstream;
    const at = `${name(version)}${stale ? ' (as fetched last: the registry was not reached)' : ''}`;
    return [name(project), mode, name(environment), at, built(upstream), String(publicModels)];
  });
}

function fileDetails({ written, removed }: SyncReport): string {
  const files = [
    ...written.map((file) => ['wrote', file] as const),
    ...removed.map((file) => ['removed', file] as const)
  ];
  const title = `${count(written.length, 'file')} written, ${removed.length} removed`;
  return folded(title, files, MAX_ROWS, ([what, file]) => `- ${what} ${name(file)}`);
}
