/**
 * What somebody does with a registry in S3:
 * - `reader`: syncs and validates a project, and reads what that project itself has published
 * - `publisher`: does that, publishes it and rolls it back
 * - `pruner`: removes old publications, of one project or of all, and verifies them
 */
export type Role = 'reader' | 'publisher' | 'pruner';

export interface IamSettings {
  /** `s3://bucket/prefix`. */
  readonly registry: string;
  readonly region: string | null;
  readonly role: Role;
  /** Whose publications are the role's own; null for a pruner alone: every project's. */
  readonly project: string | null;
  /** Name or pattern of the environments in which they are its own; null: all. */
  readonly environment: string | null;
  /** Whether the versions of other projects are read too, as a frozen sync does. */
  readonly history: boolean;
  /** ARN of the KMS key that encrypts the objects. */
  readonly kmsKeyArn: string | null;
}

/** A policy of IAM, as far as ours go (IAM User Guide, 'IAM JSON policy element reference'). */
export interface IamPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly IamStatement[];
}

export interface IamStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  /** By operator, then condition key. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}
