/**
 * Something the user can mend: says what is wrong and where, and what to do. The command line exits with 2.
 * Anything else that is thrown is a bug of ours and is reported as one.
 */
export class UserError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.hint = hint;
  }
}

/**
 * Where publications lie cannot be reached at all: no connection, no answer in time, server errors to the end, a folder that is gone. Nothing
 * is known of what is there. What the store did answer, a denial or a missing bucket, is none of these.
 */
export class Unreachable extends UserError {
  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, hint, options);
    this.name = 'Unreachable';
  }
}
