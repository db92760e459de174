import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { Publication, Store } from '../../shared/domain/index.ts';
import { fetchLatest, openStore } from '../../shared/registry/index.ts';
import { realClock } from '../stores/clocks.ts';
import { startVersitygw } from '../stores/s3-server.ts';
import { commit } from './act.ts';
import { dbtOk } from './dbt.ts';
import { copyExample } from './examples.ts';
import { ROOT } from './mesh.ts';
import { onSnowflake, startSnowflake, type Snowflake } from './snowflake.ts';
import { happen, prepareRunner, type Happening, type Python, type Runner, type WorkflowRun } from './workflows.ts';

/** The bucket of the example callers. */
const BUCKET = 'acme-dbt-mesh';

/** What every repository is called on GitHub. */
const NAME = 'acme/dbt';

/** A pull request from a branch of the repository, or from a fork. */
export function pullRequest(
  from: 'branch' | 'fork',
  author = 'ada',
  action = 'opened'
): Pick<Happening, 'event' | 'payload'> {
  const head = { ref: 'a-change', repo: { full_name: from === 'fork' ? 'stranger/dbt' : NAME } };
  const pull = { number: 7, head, base: { ref: 'main' }, user: { login: author } };
  return {
    event: 'pull_request',
    payload: { action, number: 7, pull_request: pull, repository: { full_name: NAME } }
  };
}

/** What the repositories of the mesh have set; the values are those of the servers on this machine. */
export const SECRETS: Readonly<Record<string, string>> = {
  SNOWFLAKE_ACCOUNT: 'fakesnow-account',
  SNOWFLAKE_USER: 'mesh-builder',
  SNOWFLAKE_PASSWORD: 'correct-horse-battery',
  AWS_ACCESS_KEY_ID: 'mesh-test',
  AWS_SECRET_ACCESS_KEY: 'mesh-test-secret'
};

/** Changes a file of a repository; what is not there cannot be changed. */
export async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${file} has no ${String(from)}`);
  await writeFile(file, edited);
}

/** A warehouse, a bucket and runners, on which repositories live that call the workflows as the examples do. */
export interface MeshOnGithub {
  readonly snowflake: Snowflake;
  readonly registry: Store;
  /** What a project has published last. */
  published(project: string, environment?: string): Promise<Publication | undefined>;
  /**
   * A repository of one example project at its root, with one of the example callers.
   *
   * @returns its folder
   */
  repository(project: string, caller: string): Promise<string>;
  /** A repository of the upstream and its downstreams, each in a folder of its own, with a caller of all of them. */
  monorepo(caller: string): Promise<string>;
  /** What happens to it is met by its caller, on a runner that has this Python. */
  happens(
    repository: string,
    event: Pick<Happening, 'event' | 'payload'> & Partial<Pick<Happening, 'secrets' | 'env'>> & { readonly on?: Python }
  ): Promise<WorkflowRun>;
  /** A file of the documentation site that was kept last. */
  site(file: string): Promise<string>;
  /** Runs dbt-core in a repository, as its people do. */
  dbt(repository: string, ...args: readonly string[]): Promise<string>;
  end(): Promise<void>;
}

export async function startMeshOnGithub(): Promise<MeshOnGithub> {
  const scratch = mkdtempSync(join(tmpdir(), 'dbt-mesh-github-'));
  const snowflake = await startSnowflake();
  const s3 = await startVersitygw();
  const client = new S3Client({ endpoint: s3.url, region: 'us-east-1', forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
  const runners = new Map<Python, Runner>();
  const runnerOf = (on: Python): Runner => {
    const runner = runners.get(on) ?? prepareRunner(on);
    runners.set(on, runner);
    return runner;
  };
  const { SNOWFLAKE_HOST, SNOWFLAKE_PORT, SNOWFLAKE_PROTOCOL } = onSnowflake(scratch, snowflake);
  const servers = { SNOWFLAKE_HOST, SNOWFLAKE_PORT, SNOWFLAKE_PROTOCOL, AWS_ENDPOINT_URL_S3: s3.url } as Readonly<
    Record<string, string>
  >;

  await copyExample('dbt_up', join(scratch, 'raw', 'dbt_up'));
  await copyExample('profiles', join(scratch, 'profiles'));
  await dbtOk(
    'snowflake',
    join(scratch, 'raw', 'dbt_up'),
    ['run-operation', 'load_raw_data'],
    onSnowflake(scratch, snowflake)
  );

  const registry = await openStore(
    { registry: `s3://${BUCKET}/registry`, endpoint: s3.url, forcePathStyle: true, timeoutSeconds: 4 },
    realClock
  );
  return {
    snowflake,
    registry,
    async published(project, environment = 'prod') {
      return (await fetchLatest(registry, project, [environment]))?.publication;
    },
    async repository(project, caller) {
      const repository = withCaller(scratch, caller);
      await copyExample(project, repository);
      await copyExample('profiles/snowflake', repository);
      return repository;
    },
    async monorepo(caller) {
      const repository = withCaller(scratch, caller);
      for (const project of ['dbt_up', 'dbt_down', 'dbt_down_loom']) {
        await copyExample(project, join(repository, project));
      }
      await copyExample('profiles/snowflake', join(repository, 'profiles'));
      return repository;
    },
    happens(repository, { on = 'runner-core', env, secrets = SECRETS, ...event }) {
      commit(repository);
      execFileSync('git', ['remote', 'add', 'origin', `https://github.com/${NAME}`], { cwd: repository });
      const happening = { ...event, workflow: '.github/workflows/mesh.yml', secrets, env: { ...servers, ...env } };
      return happen(repository, runnerOf(on), happening);
    },
    site(file) {
      return readFile(join(runnerOf('runner-core').home, 'pages', file), 'utf8');
    },
    dbt(repository, ...args) {
      return dbtOk('snowflake', repository, args, { ...onSnowflake(scratch, snowflake), DBT_PROFILES_DIR: repository });
    },
    async end() {
      await snowflake.stop();
      await s3.close();
      for (const runner of runners.values()) runner.remove();
      rmSync(scratch, { recursive: true, force: true });
    }
  };
}

function withCaller(scratch: string, caller: string): string {
  const repository = mkdtempSync(join(scratch, 'repository-'));
  mkdirSync(join(repository, '.github', 'workflows'), { recursive: true });
  mkdirSync(join(repository, '.git'));
  cpSync(join(ROOT, 'workflows-examples', caller), join(repository, '.github', 'workflows', 'mesh.yml'));
  return repository;
}
