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
