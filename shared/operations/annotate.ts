import { join, relative, isAbsolute } from 'node:path';
import { UserError, type Files, type Finding, type Project } from '../domain/index.ts';
import { locate, locateCompiled, locateEntry, locateWord, type Judgement } from '../lineage/index.ts';

/** Where a project's files may be read. Absolute paths. */
export interface Territory {
  /** The project's folder; null when nobody knows where its files are. */
  readonly folder: string | null;
  /** The repository: dbt takes models from beside the project too (`model-paths: ["../shared"]`). */
  readonly repository: string;
}

/**
 * The findings with the line that each is about, looked for in the project's files: dbt strips the text that it keeps in the manifest
 * (`raw_code`), so that one serves only where the file is not at hand. Where nothing is found, it is line 1 of the file.
 */
export async function annotate(
  judgements: readonly Judgement[],
  project: Project,
  territory: Territory,
  files: Files
): Promise<readonly Finding[]> {
  const texts = new Map<string, string | null>();
  const textOf = async (file: string): Promise<string | null> => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = await read(file, territory, files);
    texts.set(file, text);
    return text;
  };

  const findings: Finding[] = [];
  for (const { finding, place } of judgements) {
    switch (place.kind) {
      case 'call': {
        if (finding.file === undefined) findings.push(finding);
        else {
          const text = (await textOf(finding.file)) ?? rawCode(project, finding);
          findings.push({ ...finding, line: locate(text, place.call, place.entry) ?? 1 });
        }
        break;
      }
      case 'file':
        findings.push({ ...finding, ...firstLine(finding) });
        break;
      case 'compiled': {
        if (finding.file === undefined) findings.push(finding);
        else {
          const text = (await textOf(finding.file)) ?? rawCode(project, finding);
          const line =
            locateCompiled(text, compiledCode(project, finding), place) ?? locate(text, place.call, place.entry);
          findings.push({ ...finding, line: line ?? 1 });
        }
        break;
      }
      case 'entry': {
        const line = locateEntry((await textOf(place.file)) ?? '', place.model, place.column);
        findings.push({ ...finding, ...(line === null ? firstLine(finding) : { file: place.file, line }) });
        break;
      }
      case 'word': {
        findings.push({ ...finding, ...firstLine(finding), ...(await whereWord(place.word, place.files, textOf)) });
        break;
      }
    }
  }
  return findings;
}

function firstLine({ file }: Finding): Pick<Finding, 'line'> {
  return file === undefined ? {} : { line: 1 };
}

function rawCode(project: Project, finding: Finding): string {
  return (finding.node === undefined ? undefined : project.nodes.get(finding.node)?.rawCode) ?? '';
}

function compiledCode(project: Project, finding: Finding): string {
  return (finding.node === undefined ? undefined : project.nodes.get(finding.node)?.compiledCode) ?? '';
}

async function whereWord(
  word: string,
  files: readonly string[],
  textOf: (file: string) => Promise<string | null>
): Promise<Pick<Finding, 'file' | 'line'>> {
  for (const file of files) {
    const line = locateWord((await textOf(file)) ?? '', word);
    if (line !== null) return { file, line };
  }
  return {};
}

/** Null for a file that cannot be read: a finding without its line is better than none. Paths come from the manifest and are not trusted. */
async function read(file: string, { folder, repository }: Territory, files: Files): Promise<string | null> {
  if (folder === null || isAbsolute(file) || file.includes('\0')) return null;
  const path = join(folder, file);
  if (!contains(folder, path) && !contains(repository, path)) return null;
  try {
    const bytes = await files.read(path);
    return bytes && new TextDecoder().decode(bytes);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function contains(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside);
}
