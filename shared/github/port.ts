/** A repository as `owner/name`, taken apart. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** A comment in the conversation of a pull request. */
export interface Comment {
  readonly id: number;
  /** Markdown, as it was written. */
  readonly body: string;
  readonly author: { readonly login: string; readonly isBot: boolean };
}

export interface CheckAnnotation {
  /** Relative to the repository. */
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** What a check run shows; GitHub takes at most fifty annotations in one request, and adds them to those that are there. */
export interface CheckOutput {
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** Markdown; absent where the summary says everything. */
  readonly text?: string;
  readonly annotations: readonly CheckAnnotation[];
}

export interface CheckRun {
  readonly name: string;
  /** The commit that it stands at. */
  readonly headSha: string;
  /** Where the whole of it can be read; null where nobody knows. */
  readonly detailsUrl: string | null;
  readonly conclusion: 'success' | 'failure' | 'neutral';
  readonly output: CheckOutput;
}

/**
 * GitHub as far as this house asks it for something. Every failure is thrown as a `UserError` that says what could not be done, what GitHub
 * answered, and which permission or token it takes. The token stands in none of them.
 */
export interface GitHub {
  /** All comments of a pull request, oldest first. */
  comments(at: Repository, pullRequest: number): Promise<readonly Comment[]>;
  createComment(at: Repository, pullRequest: number, body: string): Promise<void>;
  updateComment(at: Repository, id: number, body: string): Promise<void>;
  /** Login of the user that the token is of; null when it is an app's, as the job's own token is. */
  user(): Promise<string | null>;
  /** @returns its id */
  createCheckRun(at: Repository, run: CheckRun): Promise<number>;
  /** Adds the annotations of an output to those that a check run has. */
  extendCheckRun(at: Repository, id: number, output: CheckOutput): Promise<void>;
  /**
   * Starts the workflows of a repository that wait for `repository_dispatch` with this type.
   *
   * @param payload `github.event.client_payload` there: at most ten keys, less than 64 KB
   */
  dispatch(to: Repository, type: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}
