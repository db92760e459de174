import { isAbsolute, join, relative } from 'node:path';
import { UserError, type Files } from '../domain/index.ts';

/** Where a project's files may be read. Absolute paths. */
export interface Territory {
  /** The project's folder; null when nobody knows where its files are. */
  readonly folder: string | null;
  /** The repository: dbt takes models from beside the project too (`model-paths: ["../shared"]`). */
  readonly repository: string;
}

/** The text of a file, by its path relative to the project; null for one that is not to be had. */
export type TextOf = (file: string) => Promise<string | null>;

/** The texts of a project's files, each read once. */
export function sourceTexts(territory: Territory, files: Files): TextOf {
  const texts = new Map<string, string | null>();
  return async (file) => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = await read(file, territory, files);
    texts.set(file, text);
    return text;
  };
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
