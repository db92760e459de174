import type { Finding, Project } from '../domain/index.ts';
import { locate, locateCompiled, locateEntry, locateWord, type Judgement } from '../lineage/index.ts';
import type { TextOf } from './source-texts.ts';

/** A finding with its line. */
export interface Located {
  readonly finding: Finding;
  /** Whether that is the line that it is about; else it is the first of its file, for want of a closer one. */
  readonly exact: boolean;
}

/**
 * The findings with the line that each is about, looked for in the project's files: dbt strips the text that it keeps in the manifest
 * (`raw_code`), so that one serves only where the file is not at hand. Where nothing is found, it is line 1 of the file.
 */
export async function annotate(
  judgements: readonly Judgement[],
  project: Project,
  textOf: TextOf
): Promise<readonly Located[]> {
  const located: Located[] = [];
  for (const { finding, place } of judgements) {
    const found = await placeOf(finding, place, project, textOf);
    const first = finding.file === undefined ? {} : { line: 1 };
    located.push({ finding: { ...finding, ...(found ?? first) }, exact: found !== null });
  }
  return located;
}

/** Null where nothing is found. */
async function placeOf(
  finding: Finding,
  place: Judgement['place'],
  project: Project,
  textOf: TextOf
): Promise<Pick<Finding, 'file' | 'line'> | null> {
  switch (place.kind) {
    case 'file':
      return null;
    case 'call':
      return inOwnFile(finding, project, textOf, (text) => locate(text, place.call, place.entry));
    case 'compiled': {
      const compiled = nodeOf(project, finding)?.compiledCode ?? '';
      return inOwnFile(
        finding,
        project,
        textOf,
        (text) => locateCompiled(text, compiled, place) ?? locate(text, place.call, place.entry)
      );
    }
    case 'entry': {
      const line = locateEntry((await textOf(place.file)) ?? '', place.model, place.column);
      return line === null ? null : { file: place.file, line };
    }
    case 'word':
      return whereWord(place.word, place.files, textOf);
  }
}

async function inOwnFile(
  finding: Finding,
  project: Project,
  textOf: TextOf,
  lineIn: (text: string) => number | null
): Promise<Pick<Finding, 'line'> | null> {
  if (finding.file === undefined) return null;
  const line = lineIn((await textOf(finding.file)) ?? nodeOf(project, finding)?.rawCode ?? '');
  return line === null ? null : { line };
}

function nodeOf(project: Project, { node }: Finding): ReturnType<Project['nodes']['get']> {
  return node === undefined ? undefined : project.nodes.get(node);
}

async function whereWord(
  word: string,
  files: readonly string[],
  textOf: TextOf
): Promise<Pick<Finding, 'file' | 'line'> | null> {
  for (const file of files) {
    const line = locateWord((await textOf(file)) ?? '', word);
    if (line !== null) return { file, line };
  }
  return null;
}
