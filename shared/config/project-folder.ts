import { relative, sep } from 'node:path';
import type { CommonSettings } from '../domain/index.ts';

/** The project's folder relative to the repository, with `/`; `` for the repository itself. What places the files of findings. */
export function projectFolder({ projectDir, repositoryDir }: CommonSettings): string {
  return relative(repositoryDir, projectDir).split(sep).join('/');
}
