import type { IamPolicy, IamStatement } from '../../shared/domain/index.ts';

/** What somebody wants to do: one action on one resource, and what is known of the request. */
export interface Attempt {
  readonly action: string;
  readonly resource: string;
  /** Condition keys that the request has. */
  readonly context: Readonly<Record<string, string>>;
}

/** Whether a policy allows it, as IAM judges (IAM User Guide, 'Policy evaluation logic'), for the operators that our policies use. */
export function allows(policy: IamPolicy, attempt: Attempt): boolean {
  return policy.Statement.some(
    (statement) =>
      statement.Action.some((action) => like(action, attempt.action)) &&
      statement.Resource.some((resource) => like(resource, attempt.resource)) &&
      Object.entries(statement.Condition ?? {}).every(([operator, keys]) => holds(operator, keys, attempt.context))
  );
}

type Keys = NonNullable<IamStatement['Condition']>[string];

/** Every key must hold, by any of its values; a negation by none of them. What the request lacks fails, but a negation. */
function holds(operator: string, keys: Keys, context: Attempt['context']): boolean {
  return Object.entries(keys).every(([key, wanted]) => {
    const values = typeof wanted === 'string' ? [wanted] : wanted;
    const found = context[key];
    switch (operator) {
      case 'StringEquals':
        return found !== undefined && values.includes(found);
      case 'StringLike':
        return found !== undefined && values.some((value) => like(value, found));
      case 'StringNotLike':
        return found === undefined || !values.some((value) => like(value, found));
      case 'Null':
        return values.includes(String(found === undefined));
      default:
        throw new RangeError(`The operator ${operator} is not known here`);
    }
  });
}

/** `*` stands for any characters, `?` for one, `${*}` for a star. */
function like(pattern: string, text: string): boolean {
  const source = pattern.replace(/\$\{(.)\}|\*|\?|[\\^$.|+()[\]{}]/g, (special, literal: string | undefined) => {
    if (literal !== undefined) return `\\${literal}`;
    if (special === '*') return '[^]*';
    return special === '?' ? '[^]' : `\\${special}`;
  });
  return new RegExp(`^${source}$`).test(text);
}
