import { UserError, type IamPolicy, type IamSettings, type IamStatement } from '../domain/index.ts';
import { bucketOf } from './open-store.ts';

type Condition = NonNullable<IamStatement['Condition']>;

/**
 * The least that a role needs in AWS to do its work on a registry. What a request needs stands in the S3 API reference, and three things that
 * are not plain there:
 * - Without s3:ListBucket for a key as its prefix, S3 answers 403 for a key that is missing, and not 404: then nobody can tell a first
 *   publication from a denial.
 * - A write on a condition needs s3:GetObject too, and a policy can insist on the condition: s3:if-none-match, s3:if-match
 *   (Amazon S3 User Guide, 'Enforce conditional writes').
 * - `*` in a policy stands for slashes as well: how deep somebody may list, only a negation says.
 * @throws UserError when the registry is not in S3, and for an ARN that is not that of a KMS key
 */
export function iamPolicy(settings: IamSettings): IamPolicy {
  const { bucket, prefix } = bucketOf(settings.registry);
  const key = settings.kmsKeyArn === null ? null : kmsKeyIn(settings.kmsKeyArn);
  const place: Place = {
    bucket: `arn:${key?.partition ?? partitionOf(settings.region)}:s3:::${bucket}`,
    root: prefix === '' ? '' : `${literal(prefix)}/`
  };
  const statements = ROLES[settings.role](settings, place);
  return { Version: '2012-10-17', Statement: key === null ? statements : [...statements, useOf(key, settings, place)] };
}

interface Place {
  /** ARN. */
  readonly bucket: string;
  /** What keys start with, as a pattern: empty, or with a slash at its end. */
  readonly root: string;
}

const ROLES: Readonly<Record<IamSettings['role'], (settings: IamSettings, place: Place) => readonly IamStatement[]>> = {
  reader: reading,

  publisher(settings, place) {
    const { latest, history, state } = ownKeys(settings, place);
    return [
      ...reading(settings, place),
      onObjects('CreateOwn', 's3:PutObject', place, [latest, history, state], {
        Null: { 's3:if-none-match': 'false' }
      }),
      onObjects('ReplaceOwn', 's3:PutObject', place, [latest, history], { Null: { 's3:if-match': 'false' } })
    ];
  },

  pruner(settings, place) {
    const { latest, history, state } = ownKeys(settings, place);
    const keys = [latest, history, state];
    // Which environments a pattern means is seen in the list of all.
    const listed = settings.project === null ? `${place.root}*` : `${place.root}${settings.project}/*`;
    return [
      onBucket('ListOwn', place, { StringLike: { 's3:prefix': [listed] } }),
      onObjects('ReadOwn', 's3:GetObject', place, keys),
      onObjects('RemoveOwn', 's3:DeleteObject', place, keys),
      // A version that became current while it was taken away is put back.
      onObjects('PutBackOwn', 's3:PutObject', place, [history], { Null: { 's3:if-none-match': 'false' } })
    ];
  }
};

/** What is common to all who build: every project's contract, and all that is their own. */
function reading(settings: IamSettings, place: Place): readonly IamStatement[] {
  const { root } = place;
  const others = [
    `${root}*/*/latest/manifest.json`,
    ...(settings.history ? [`${root}*/*/history/*/manifest.json`] : [])
  ];
  const { history, state, all } = ownKeys(settings, place);
  return [
    onObjects('ReadContracts', 's3:GetObject', place, others),
    onBucket('SeeWhichAreMissing', place, { StringLike: { 's3:prefix': others } }),
    onBucket('ListProjectsAndEnvironments', place, {
      StringEquals: { 's3:delimiter': '/' },
      StringLike: { 's3:prefix': [root, `${root}*/`] },
      StringNotLike: { 's3:prefix': `${root}*/*/*` }
    }),
    onObjects('ReadOwn', 's3:GetObject', place, [history, state]),
    onBucket('ListOwn', place, { StringLike: { 's3:prefix': all } })
  ];
}

function ownKeys(
  { project, environment }: IamSettings,
  { root }: Place
): Record<'latest' | 'history' | 'state' | 'all', string> {
  const own = `${root}${project ?? '*'}/${environment ?? '*'}`;
  return {
    latest: `${own}/latest/manifest.json`,
    history: `${own}/history/*`,
    state: `${own}/state/*`,
    all: environment === null ? `${root}${project ?? '*'}/*` : `${own}/*`
  };
}

function onObjects(
  Sid: string,
  action: string,
  { bucket }: Place,
  keys: readonly string[],
  condition?: Condition
): IamStatement {
  const statement = {
    Sid,
    Effect: 'Allow',
    Action: [action],
    Resource: keys.map((key) => `${bucket}/${key}`)
  } as const;
  return condition === undefined ? statement : { ...statement, Condition: condition };
}

function onBucket(Sid: string, { bucket }: Place, Condition: Condition): IamStatement {
  return { Sid, Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [bucket], Condition };
}

interface KmsKey {
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
}

function kmsKeyIn(arn: string): KmsKey {
  const [, partition, region] = /^arn:(aws[a-z-]*):kms:([a-z0-9-]+):\d{12}:key\/[A-Za-z0-9-]+$/.exec(arn) ?? [];
  if (partition !== undefined && region !== undefined) return { arn, partition, region };
  throw new UserError(
    `${JSON.stringify(arn.slice(0, 200))} is not the ARN of a KMS key`,
    'Write it whole: arn:aws:kms:REGION:ACCOUNT:key/ID. Policies know no aliases: `aws kms describe-key --key-id alias/NAME` says which key it is.'
  );
}

/** Through S3 alone, and for the objects of the registry alone: with a bucket key, S3 names the bucket instead (S3 User Guide, 'Bucket Keys'). */
function useOf({ arn, partition, region }: KmsKey, { role }: IamSettings, { bucket, root }: Place): IamStatement {
  return {
    Sid: 'UseKeyThroughS3',
    Effect: 'Allow',
    Action: role === 'reader' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: [arn],
    Condition: {
      StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}` },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket, `${bucket}/${root}*`] }
    }
  };
}

/** (AWS General Reference, 'Amazon Resource Names': the partitions) */
function partitionOf(region: string | null): string {
  if (region?.startsWith('cn-') === true) return 'aws-cn';
  return region?.startsWith('us-gov-') === true ? 'aws-us-gov' : 'aws';
}

/** A prefix may have a star in it, which in a policy is written as a variable (IAM User Guide, 'Policy variables'). */
function literal(prefix: string): string {
  return prefix.replaceAll('*', '${*}');
}
