import type { Repository } from './port.ts';

/** What GitHub allows in the name of an owner and of a repository. */
const FULL_NAME = /^([A-Za-z0-9][A-Za-z0-9-]{0,100})\/([A-Za-z0-9._-]{1,100})$/;

/** `owner/name` taken apart; null for anything else, so that no text of another team becomes part of a URL. */
export function repositoryOf(fullName: string | null | undefined): Repository | null {
  const [, owner, repo] = FULL_NAME.exec(fullName ?? '') ?? [];
  return owner === undefined || repo === undefined || /^\.\.?$/.test(repo) ? null : { owner, repo };
}
