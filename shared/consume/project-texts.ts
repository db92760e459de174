import { join } from 'node:path';
import type { Files } from '../domain/index.ts';
import type { Downstream } from './downstream.ts';
import { isGenerated } from './generated.ts';

/** A file of a project. */
export interface ProjectText {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The SQL, Python and YAML files of a project that may refer to other projects; what sync generated is left out. */
export async function* projectTexts(
  files: Files,
  projectDir: string,
  { modelPaths, otherPaths }: Downstream
): AsyncGenerator<ProjectText> {
  for (const folder of new Set([...modelPaths, ...otherPaths])) {
    for (const path of await files.list(join(projectDir, folder))) {
      if (!/\.(sql|py|ya?ml)$/.test(path)) continue;
      const body = await files.read(join(projectDir, folder, path));
      if (body === null || isGenerated(body)) continue;
      yield { path: folder === '.' ? path : `${folder}/${path}`, text: new TextDecoder().decode(body) };
    }
  }
}
