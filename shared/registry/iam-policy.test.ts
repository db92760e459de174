import { describe, expect, test } from '@jest/globals';
import { allows } from '../../tests/stores/iam-evaluator.ts';
import { UserError, type IamPolicy, type IamSettings } from '../domain/index.ts';
import { iamPolicy } from './iam-policy.ts';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

function policy(settings: Partial<IamSettings> = {}): IamPolicy {
  return iamPolicy({
    registry: 's3://acme/mesh/v1',
    region: null,
    role: 'reader',
    project: 'dbt_up',
    environment: 'prod',
    history: false,
    kmsKeyArn: null,
    ...settings
  });
}

/** Whether a policy lets somebody read, write, remove or list. Keys are relative to the bucket. */
function can(policy: IamPolicy, deed: string): boolean {
  const [verb = '', key = '', condition] = deed.split(' ');
  const object = `arn:aws:s3:::acme/${key}`;
  switch (verb) {
    case 'read':
      return allows(policy, { action: 's3:GetObject', resource: object, context: {} });
    case 'write': {
      const context = condition === undefined ? {} : { [`s3:${condition}`]: '*' };
      return allows(policy, { action: 's3:PutObject', resource: object, context });
    }
    case 'remove':
      return allows(policy, { action: 's3:DeleteObject', resource: object, context: {} });
    case 'list':
    case 'walk': {
      const context = { 's3:prefix': key, ...(verb === 'list' ? { 's3:delimiter': '/' } : {}) };
      return allows(policy, { action: 's3:ListBucket', resource: 'arn:aws:s3:::acme', context });
    }
    default:
      throw new RangeError(deed);
  }
}

const OWN = 'mesh/v1/dbt_up/prod';
const OTHERS = 'mesh/v1/crm/prod';

describe('a reader', () => {
  test.each([
    `read ${OTHERS}/latest/manifest.json`,
    `read mesh/v1/crm/staging/latest/manifest.json`,
    `read ${OWN}/latest/manifest.json`,
    `read ${OWN}/history/20261124T100000Z-0123456789ab/manifest.json`,
    `read ${OWN}/state/20261124T100000Z-0123456789ab/manifest.json.gz`,
    'list mesh/v1/',
    'list mesh/v1/crm/',
    `walk ${OWN}/history/`,
    // What is asked of S3 when a key is missing.
    `walk ${OTHERS}/latest/manifest.json`,
    `walk ${OWN}/state/20261124T100000Z-0123456789ab/manifest.json.gz`
  ])('may %s', (deed) => {
    expect(can(policy(), deed)).toBe(true);
  });

  test.each([
    `read ${OTHERS}/history/20261124T100000Z-0123456789ab/manifest.json`,
    `read ${OTHERS}/state/20261124T100000Z-0123456789ab/manifest.json.gz`,
    `read mesh/v1/dbt_up/staging/state/20261124T100000Z-0123456789ab/manifest.json.gz`,
    `read mesh/v1/dbt_up2/prod/state/20261124T100000Z-0123456789ab/manifest.json.gz`,
    `read mesh/v2/crm/prod/latest/manifest.json`,
    'read another/object',
    'list ',
    'walk ',
    'walk mesh/v1/',
    'walk mesh/v1/crm/',
    `list ${OTHERS}/`,
    `list ${OTHERS}/history/`,
    `walk ${OTHERS}/history/`,
    `write ${OWN}/latest/manifest.json if-match`,
    `remove ${OWN}/latest/manifest.json`
  ])('may not %s', (deed) => {
    expect(can(policy(), deed)).toBe(false);
  });

  test('of history may read the versions of others, and still not their state', () => {
    const reader = policy({ history: true });
    expect(can(reader, `read ${OTHERS}/history/20261124T100000Z-0123456789ab/manifest.json`)).toBe(true);
    expect(can(reader, `read ${OTHERS}/history/20261124T100000Z-0123456789ab/rollback-20261125T100000Z.json`)).toBe(
      false
    );
    expect(can(reader, `read ${OTHERS}/state/20261124T100000Z-0123456789ab/manifest.json.gz`)).toBe(false);
    expect(can(reader, `walk ${OTHERS}/history/`)).toBe(false);
  });

  test('in every environment has its own in all of them', () => {
    const reader = policy({ environment: null });
    expect(can(reader, 'read mesh/v1/dbt_up/pr-1/state/20261124T100000Z-0123456789ab/manifest.json.gz')).toBe(true);
    expect(can(reader, 'walk mesh/v1/dbt_up/')).toBe(true);
    expect(can(reader, 'walk mesh/v1/dbt_up2/')).toBe(false);
  });
});

describe('a publisher', () => {
  test.each([
    `write ${OWN}/latest/manifest.json if-none-match`,
    `write ${OWN}/latest/manifest.json if-match`,
    `write ${OWN}/history/20261124T100000Z-0123456789ab/manifest.json if-none-match`,
    `write ${OWN}/history/20261124T100000Z-0123456789ab/rollback-20261125T100000Z.json if-none-match`,
    `write ${OWN}/state/20261124T100000Z-0123456789ab/manifest.json.gz if-none-match`,
    `read ${OTHERS}/latest/manifest.json`
  ])('may %s', (deed) => {
    expect(can(policy({ role: 'publisher' }), deed)).toBe(true);
  });

  test.each([
    // A plain copy overwrites nothing.
    `write ${OWN}/latest/manifest.json`,
    `write ${OWN}/history/20261124T100000Z-0123456789ab/manifest.json`,
    `write ${OWN}/state/20261124T100000Z-0123456789ab/manifest.json.gz if-match`,
    `write ${OWN}/anything if-none-match`,
    `write ${OWN}/latest/anything if-none-match`,
    `write mesh/v1/dbt_up/staging/latest/manifest.json if-none-match`,
    `write ${OTHERS}/latest/manifest.json if-none-match`,
    `remove ${OWN}/history/20261124T100000Z-0123456789ab/manifest.json`
  ])('may not %s', (deed) => {
    expect(can(policy({ role: 'publisher' }), deed)).toBe(false);
  });

  test('of previews publishes to all of them, and to nothing else', () => {
    const publisher = policy({ role: 'publisher', environment: 'pr-*' });
    expect(can(publisher, 'write mesh/v1/dbt_up/pr-12/latest/manifest.json if-none-match')).toBe(true);
    expect(can(publisher, `write ${OWN}/latest/manifest.json if-match`)).toBe(false);
  });
});

describe('a pruner', () => {
  test.each([
    `remove ${OWN}/latest/manifest.json`,
    `remove ${OWN}/history/20261124T100000Z-0123456789ab/manifest.json`,
    `read ${OWN}/state/20261124T100000Z-0123456789ab/manifest.json.gz`,
    `write ${OWN}/history/20261124T100000Z-0123456789ab/manifest.json if-none-match`,
    'walk mesh/v1/dbt_up/'
  ])('of a project may %s', (deed) => {
    expect(can(policy({ role: 'pruner' }), deed)).toBe(true);
  });

  test.each([
    `remove ${OTHERS}/latest/manifest.json`,
    `remove ${OWN}/anything`,
    `write ${OWN}/latest/manifest.json if-match`,
    `write ${OWN}/latest/manifest.json if-none-match`,
    `write ${OWN}/history/20261124T100000Z-0123456789ab/manifest.json`,
    'walk mesh/v1/'
  ])('of a project may not %s', (deed) => {
    expect(can(policy({ role: 'pruner' }), deed)).toBe(false);
  });

  test('of all projects may remove what a registry holds, and nothing beside it', () => {
    const pruner = policy({ role: 'pruner', project: null, environment: null });
    expect(can(pruner, `remove ${OTHERS}/latest/manifest.json`)).toBe(true);
    expect(can(pruner, 'walk mesh/v1/')).toBe(true);
    expect(can(pruner, 'remove mesh/v1/notes.txt')).toBe(false);
    expect(can(pruner, 'remove another/crm/prod/latest/manifest.json')).toBe(false);
    expect(can(pruner, 'walk another/')).toBe(false);
  });
});

describe('a policy', () => {
  const ROLES = ['reader', 'publisher', 'pruner'] as const;

  test.each(ROLES)('is one that IAM takes, of a %s', (role) => {
    const written = policy({ role, kmsKeyArn: KEY, history: true });
    expect(written.Version).toBe('2012-10-17');
    const sids = written.Statement.map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
    for (const { Sid, Effect, Action, Resource } of written.Statement) {
      expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
      expect(Effect).toBe('Allow');
      for (const action of Action) expect(action).toMatch(/^(s3|kms):[A-Z]\w+$/);
      for (const resource of Resource) expect(resource).toMatch(/^arn:aws:(s3:::acme(\/.+)?$|kms:)/);
    }
    // The limit of a managed policy, in characters without white space (IAM User Guide, 'IAM quotas').
    expect(JSON.stringify(written).length).toBeLessThan(6_144);
  });

  test('without a prefix is about the whole bucket', () => {
    const publisher = policy({ role: 'publisher', registry: 's3://acme' });
    for (const deed of ['list ', 'list crm/', 'read crm/prod/latest/manifest.json', 'walk dbt_up/prod/history/']) {
      expect([deed, can(publisher, deed)]).toEqual([deed, true]);
    }
    for (const deed of ['walk ', 'list crm/prod/', 'read crm/prod/state/x/manifest.json.gz']) {
      expect([deed, can(publisher, deed)]).toEqual([deed, false]);
    }
  });

  test('takes a star in the prefix for what it is', () => {
    const reader = policy({ registry: 's3://acme/a*b' });
    expect(can(reader, 'read a*b/crm/prod/latest/manifest.json')).toBe(true);
    expect(can(reader, 'read axb/crm/prod/latest/manifest.json')).toBe(false);
  });

  test.each([
    ['eu-west-1', 'arn:aws:s3:::acme'],
    ['cn-north-1', 'arn:aws-cn:s3:::acme'],
    ['us-gov-west-1', 'arn:aws-us-gov:s3:::acme']
  ])('names the bucket in its partition: %s', (region, arn) => {
    expect(policy({ region }).Statement.flatMap(({ Resource }) => Resource)).toContain(arn);
  });

  test('lets a key be used through S3, for the registry', () => {
    const context = {
      'kms:ViaService': 's3.eu-west-1.amazonaws.com',
      'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::acme/${OWN}/latest/manifest.json`
    };
    const uses = (role: IamSettings['role'], action: string, changed: Partial<typeof context> = {}): boolean =>
      allows(policy({ role, kmsKeyArn: KEY }), { action, resource: KEY, context: { ...context, ...changed } });
    expect(ROLES.map((role) => uses(role, 'kms:Decrypt'))).toEqual([true, true, true]);
    expect(ROLES.map((role) => uses(role, 'kms:GenerateDataKey'))).toEqual([false, true, true]);
    // With a bucket key, S3 names the bucket.
    expect(uses('reader', 'kms:Decrypt', { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::acme' })).toBe(true);
    expect(uses('reader', 'kms:Decrypt', { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::acme/other' })).toBe(
      false
    );
    expect(uses('reader', 'kms:Decrypt', { 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' })).toBe(false);
  });

  test.each([
    [{ registry: '/srv/registry' }, 'The registry is not in S3'],
    [{ registry: 'https://mesh.acme.example' }, 'The registry is not in S3'],
    [{ kmsKeyArn: 'alias/mesh' }, '"alias/mesh" is not the ARN of a KMS key'],
    [{ kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:alias/mesh' }, 'is not the ARN of a KMS key']
  ])('%j is no subject of one', (settings, message) => {
    expect(() => policy(settings)).toThrow(UserError);
    expect(() => policy(settings)).toThrow(message);
  });
});
