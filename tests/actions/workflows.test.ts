import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { WORKFLOWS } from '../../scripts/workflows-page.ts';
import { ROOT } from './doors.ts';

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly name?: string;
  readonly uses?: string;
  readonly needs?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly 'cancel-in-progress': boolean };
  readonly 'timeout-minutes'?: unknown;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, { readonly description?: string; readonly type?: string }>>;
      readonly secrets: Readonly<Record<string, { readonly required: boolean }>>;
    };
  };
}

const read = (...path: readonly string[]): Workflow => parse(readFileSync(join(ROOT, ...path), 'utf8')) as Workflow;
const reusable = (name: string): Workflow => read('.github', 'workflows', `${name}.yml`);
const stepsOf = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap(({ steps = [] }) => steps);
const OURS = /^org\/dbt-mesh\/(?<action>[\w-]+)@v1$/;

describe.each(WORKFLOWS)('the reusable workflow %s', (name) => {
  const workflow = reusable(name);

  test('says of every input what it is and of what type', () => {
    for (const input of Object.values(workflow.on.workflow_call.inputs))
      expect(input).toEqual(expect.objectContaining({ description: expect.any(String), type: expect.any(String) }));
  });

  test('leaves it to its first job which secrets are needed: that depends on the inputs', () => {
    for (const { required } of Object.values(workflow.on.workflow_call.secrets)) expect(required).toBe(false);
    const [first, ...others] = Object.values(workflow.jobs);
    expect(first).toEqual(expect.objectContaining({ name: 'check inputs and secrets', permissions: {} }));
    for (const job of others) expect(job.needs).toBeDefined();
  });

  test('grants nothing that a job does not ask for, and ends each in time', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeDefined();
    }
  });

  test('never ends a job that publishes', () => {
    for (const job of Object.values(workflow.jobs)) {
      const publishes = (job.steps ?? []).some(
        ({ uses = '', with: inputs }) => /\/(publish@v1|deploy-pages@.*)$/.test(uses) && inputs?.['dry-run'] !== true
      );
      if (publishes) expect(job.concurrency?.['cancel-in-progress']).toBe(false);
    }
  });

  test('names our actions by the release, those of others by a commit, and calls no other workflow', () => {
    for (const { uses } of Object.values(workflow.jobs)) expect(uses).toBeUndefined();
    for (const { uses } of stepsOf(workflow))
      if (uses !== undefined && !OURS.test(uses)) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  test('gives our actions inputs that they have', () => {
    for (const { uses = '', with: given = {} } of stepsOf(workflow)) {
      const action = OURS.exec(uses)?.groups?.['action'];
      if (action === undefined) continue;
      const { inputs } = parse(readFileSync(join(ROOT, action, 'action.yml'), 'utf8')) as { inputs: object };
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    }
  });

  test('writes no expression into a script', () => {
    for (const { run = '' } of stepsOf(workflow)) expect(run).not.toContain('${{');
  });

  test("gives secrets to the steps that run dbt against the warehouse or read the registry, and to none of a fork's", () => {
    const withSecrets = stepsOf(workflow).filter(({ env = {} }) =>
      Object.values(env).some((value) => /^\$\{\{ (?!.* != '').*secrets\./.test(String(value)))
    );
    for (const { run = '', uses = '' } of withSecrets)
      expect(`${run}${uses}`).toMatch(/dbt (build|compile|docs)|dbt "|dbt-mesh/);
    expect(JSON.stringify(workflow.jobs['fork'] ?? {})).not.toContain('secrets.');
  });
});

test('what several workflows do before they part is the same in each', () => {
  const [first, ...others] = ['upstream', 'downstream-native', 'downstream-loom'].map((name) =>
    stepsOf(reusable(name))
  );
  const shared = (steps: readonly Step[] | undefined) =>
    steps?.filter(
      ({ name = '', uses = '' }) => /^(Fetch packages|Take on the AWS role)$/.test(name) || uses.includes('/checkout@')
    );
  for (const steps of others)
    expect(new Set(shared(steps)?.map((step) => JSON.stringify(step)))).toEqual(
      new Set(shared(first)?.map((step) => JSON.stringify(step)))
    );
});

describe.each(readdirSync(join(ROOT, 'workflows-examples')))('the example caller %s', (file) => {
  const { jobs } = read('workflows-examples', file);
  const calls = Object.values(jobs).filter(({ uses }) => uses !== undefined);

  test('gives a workflow the inputs and secrets that it has, and grants what its jobs ask for', () => {
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      const name = /^org\/dbt-mesh\/\.github\/workflows\/(?<name>[\w-]+)\.yml@v1$/.exec(call.uses ?? '')?.groups?.[
        'name'
      ];
      const workflow = reusable(name ?? '');
      expect(Object.keys(workflow.on.workflow_call.inputs)).toEqual(
        expect.arrayContaining(Object.keys(call.with ?? {}))
      );
      expect(Object.keys(workflow.on.workflow_call.secrets)).toEqual(
        expect.arrayContaining(Object.keys(call.secrets ?? {}))
      );
      const asked = Object.assign({}, ...Object.values(workflow.jobs).map(({ permissions }) => permissions)) as object;
      expect(call.permissions).toEqual(asked);
    }
  });
});
