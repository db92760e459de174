import { createHash } from 'node:crypto';
import type { Comment, GitHub, Repository } from './port.ts';

/** What became of a comment. */
export type Stuck = 'created' | 'updated' | 'unchanged' | 'none';

/**
 * The first line of a comment of ours, by which the next run finds it; nobody sees it. Runs that ask the same of the same projects share a
 * comment, others of the same pull request have their own: a monorepo may have one for each of its projects.
 *
 * @param asked what tells such runs apart: the verb, the environment, the names of the projects
 */
export function marker(asked: readonly string[]): string {
  // As a hash: no name may end the comment that hides it.
  return `<!-- dbt-mesh ${createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16)} -->`;
}

/**
 * Puts a text on a pull request, in the place of the one that an earlier run put there.
 *
 * Anyone may write a comment that begins with the mark, and a token that may write can edit the comments of others: so it must be of whom the
 * token is, or, as an app does not know its own name, of an app.
 *
 * @param worthCreating whether a comment is made where there is none; an earlier one is brought up to date in any case
 * @throws UserError for what GitHub refuses
 */
export async function stick(
  github: GitHub,
  at: Repository,
  pullRequest: number,
  mark: string,
  text: string,
  worthCreating: boolean
): Promise<Stuck> {
  const body = `${mark}\n${text}`;
  const marked = (await github.comments(at, pullRequest)).filter((comment) => startsWithLine(comment.body, mark));
  const earlier = marked.length === 0 ? undefined : await ours(marked, github);
  if (earlier === undefined) {
    if (!worthCreating) return 'none';
    await github.createComment(at, pullRequest, body);
    return 'created';
  }
  // GitHub may keep line breaks otherwise than they were sent.
  if (earlier.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd()) return 'unchanged';
  await github.updateComment(at, earlier.id, body);
  return 'updated';
}

async function ours(marked: readonly Comment[], github: GitHub): Promise<Comment | undefined> {
  const login = await github.user();
  return marked.find(({ author }) => (login === null ? author.isBot : author.login === login));
}

function startsWithLine(body: string, line: string): boolean {
  return body.split(/\r?\n/, 1)[0] === line;
}
