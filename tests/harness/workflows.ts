import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { release } from './act.ts';
import { python, run, tool } from './dbt.ts';
import { ROOT } from './mesh.ts';
import { patientPrograms } from './patient-programs.ts';

/** The jobs of the reusable workflows, by what people see them called. */
export const JOBS = {
  start: 'check inputs and secrets',
  publish: 'build and publish',
  check: 'check the pull request',
  fork: 'check the pull request without secrets'
} as const;

/** What the examples name us by. */
const OURS = 'org/dbt-mesh@v1';

/** The actions of others that the workflows name, and what stands in for each: tests/harness/runner/README.md. */
const STAND_INS: Readonly<Record<string, string>> = {
  'actions/setup-python': 'setup-python',
  'actions/cache': 'cache',
  'actions/create-github-app-token': 'elsewhere',
  'actions/deploy-pages': 'elsewhere',
  'actions/upload-pages-artifact': 'pages',
  'aws-actions/configure-aws-credentials': 'elsewhere'
};

/** A machine that runs jobs: a release of ours, what others' actions are on it, and a home that lasts from run to run. */
export interface Runner {
  /** Laid over the environment of every job. */
  readonly env: Readonly<Record<string, string>>;
  readonly home: string;
  /** `--local-repository` of act, each. */
  readonly repositories: readonly string[];
  remove(): void;
}

/** The Python on the runner: one that has an engine installed already, so that pip finds nothing to do, or one that has nothing. */
export type Python = 'runner-core' | 'runner-v2' | 'bare';

export function prepareRunner(on: Python): Runner {
  const home = mkdtempSync(join(tmpdir(), 'dbt-mesh-runner-'));
  const released = release();
  const cached = join(home, 'tools', 'Python', '3.11');
  if (on === 'bare') execFileSync(python(), ['-m', 'venv', join(home, 'python')]);
  const found = on === 'bare' ? join(home, 'python', 'bin') : dirname(python(on));
  const bin = patientPrograms(join(cached, 'x64', 'bin'), { python: join(found, 'python') });
  symlinkSync(join(found, 'dbt'), join(bin, 'dbt'));
  return {
    home,
    env: {
      AGENT_TOOLSDIRECTORY: join(home, 'tools'),
      PAGES: join(home, 'pages'),
      CACHE_CLIENT: pathToFileURL(join(ROOT, 'node_modules', '@actions', 'cache', 'lib', 'cache.js')).href,
      DO_NOT_TRACK: '1',
      DBT_SEND_ANONYMOUS_USAGE_STATS: 'false',
      DBT_DISABLE_VERSION_CHECK: 'true',
      // How this machine reaches PyPI.
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('PIP_')))
    },
    repositories: [`${OURS}=${released}`, ...standIns(released)],
    remove() {
      rmSync(home, { recursive: true, force: true });
      rmSync(released, { recursive: true, force: true });
    }
  };
}

/** Every action of others that a release names, at the commit that it names. */
function standIns(released: string): readonly string[] {
  const files = [
    join(released, 'setup', 'action.yml'),
    ...readdirSync(join(released, '.github', 'workflows')).map((name) => join(released, '.github', 'workflows', name))
  ];
  const named = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/uses: (?<action>[\w-]+\/[\w-]+)@(?<ref>[0-9a-f]{40})/g)
  ]);
  const pairs = named.flatMap(({ groups }) => {
    const folder = STAND_INS[groups?.['action'] ?? ''];
    return folder === undefined
      ? []
      : [`${groups?.['action']}@${groups?.['ref']}=${join(ROOT, 'tests', 'harness', 'runner', folder)}`];
  });
  return [...new Set(pairs)];
}

/** What happens to a repository. */
export interface Happening {
  readonly event: string;
  /** The event's payload. */
  readonly payload?: object;
  /** The workflow that is run, from the root of the repository. */
  readonly workflow: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface WorkflowRun {
  readonly code: number;
  /** All that was printed. */
  readonly log: string;
  /** What came of each job that ran, by its name. */
  readonly jobs: Readonly<Record<string, string>>;
  /** What steps tell the runner to show, in the order in which they do. */
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  readonly level: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: string;
  readonly message: string;
}

interface ActLine {
  readonly job?: string;
  readonly jobResult?: string;
  readonly msg?: string;
}

/** Runs a workflow of a repository, which must be committed, as GitHub would when that happens. */
export async function happen(repository: string, runner: Runner, happening: Happening): Promise<WorkflowRun> {
  const { event, payload = {}, workflow, secrets, env = {} } = happening;
  const scratch = mkdtempSync(join(tmpdir(), 'dbt-mesh-happening-'));
  const eventFile = join(scratch, 'event.json');
  const secretFile = join(scratch, 'secrets');
  writeFileSync(eventFile, JSON.stringify(payload));
  writeFileSync(
    secretFile,
    Object.entries(secrets)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
      .join('')
  );
  const programs = patientPrograms(join(runner.home, 'programs'), { node: process.execPath, bash: '/bin/bash' });
  const path = [programs, '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  const { code, output } = await run(
    'env',
    [
      ...['-i', `PATH=${path}`, `HOME=${runner.home}`, tool('act'), event, '--json', '-W', workflow, '-e', eventFile],
      ...['-P', 'ubuntu-latest=-self-hosted', '--pull=false', '--secret-file', secretFile, '--env-file', '/dev/null'],
      ...runner.repositories.flatMap((repository) => ['--local-repository', repository]),
      ...Object.entries({ ...runner.env, ...env }).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      ...['--cache-server-addr', '127.0.0.1']
    ],
    { cwd: repository }
  );
  rmSync(scratch, { recursive: true });
  return { code, ...told(output) };
}

function told(output: string): Omit<WorkflowRun, 'code'> {
  const lines = output.split('\n').filter(Boolean).map(parsed);
  const jobs = lines.flatMap(({ job, jobResult }) => (job && jobResult ? [[jobName(job), jobResult] as const] : []));
  return {
    log: lines.map(({ msg }) => msg ?? '').join('\n'),
    jobs: Object.fromEntries(jobs),
    annotations: lines.flatMap(({ msg }) => annotationIn(msg ?? ''))
  };
}

/** `caller/workflow that it calls/job`: the job's own name, after the caller's where it is called. */
function jobName(job: string): string {
  const parts = job.trim().split('/');
  return parts.length > 2 ? `${parts[0]} / ${parts.at(-1)}` : (parts.at(-1) ?? job);
}

/** act shows a workflow command as the runner was given it. */
function annotationIn(message: string): readonly Annotation[] {
  const command = /::(?<level>error|warning|notice)(?: (?<properties>.*?))?::(?<message>.*)/s.exec(message)?.groups;
  if (!command) return [];
  const properties = (command['properties'] ?? '')
    .split(',')
    .flatMap((property): readonly (readonly [string, string])[] => {
      const [name, ...value] = property.split('=');
      return name ? [[name, unescaped(value.join('='))]] : [];
    });
  return [
    {
      ...Object.fromEntries(properties),
      level: command['level'] ?? '',
      message: unescaped(command['message'] ?? '').trim()
    }
  ];
}

function unescaped(text: string): string {
  return text.replace(/%(0A|0D|25|3A|2C)/gi, (code) => decodeURIComponent(code));
}

function parsed(line: string): ActLine {
  try {
    return JSON.parse(line) as ActLine;
  } catch {
    return { msg: line };
  }
}
