// What can be installed: every dbt engine and every other tool, each with its exact version.
// In: nothing. Out: ENGINES, TOOLS, and the choice of tools by name or group.
// The packages of each Python tool are pinned in tests/engines/requirements.

/**
 * @typedef {object} Engine A release of dbt that tests run with.
 * @property {string} name What `ensureTools` and `tools.dbt` call it.
 * @property {string} label How documents call it, with its exact version.
 * @property {'core' | 'v2'} kind dbt-core in Python, or the Rust engine.
 * @property {string} dbtMinor The minor version of dbt: `1.11`, `2.0`.
 * @property {boolean} loom Whether the dbt-loom plugin is installed beside it.
 *
 * @typedef {'test' | 'matrix' | 'lint' | 'fixtures'} Group
 *
 * @typedef {object} Tool What is installed under one name.
 * @property {string} name
 * @property {'python' | 'go' | 'npm' | 'debian'} from Where it comes from, and so what the machine must have.
 * @property {readonly Group[]} groups The groups that include it.
 * @property {string} [python] For python: the minor version that its requirements are pinned for.
 * @property {string} [command] For python: the command that stands for the tool.
 * @property {string} [source] For go and npm: the package with its exact version; for debian: its name, in the version that the system has.
 * @property {readonly string[]} [commands] For debian: the commands that will do, where the machine has one already.
 * @property {readonly string[]} [with] Tools that it cannot run without.
 */

/**
 * Every engine of the test tables, oldest first. dbt-loom needs dbt-core 1.6 or newer, and v2 cannot load it.
 * @type {readonly Engine[]}
 */
export const ENGINES = [
  { name: 'core-1.5', label: 'dbt-core 1.5.12', kind: 'core', dbtMinor: '1.5', loom: false },
  { name: 'core-1.6', label: 'dbt-core 1.6.19', kind: 'core', dbtMinor: '1.6', loom: true },
  { name: 'core-1.7', label: 'dbt-core 1.7.20', kind: 'core', dbtMinor: '1.7', loom: true },
  { name: 'core-1.8', label: 'dbt-core 1.8.10', kind: 'core', dbtMinor: '1.8', loom: true },
  { name: 'core-1.9', label: 'dbt-core 1.9.11', kind: 'core', dbtMinor: '1.9', loom: true },
  { name: 'core-1.10', label: 'dbt-core 1.10.23', kind: 'core', dbtMinor: '1.10', loom: true },
  { name: 'core-1.11', label: 'dbt-core 1.11.16', kind: 'core', dbtMinor: '1.11', loom: true },
  { name: 'core-1.12', label: 'dbt-core 1.12.6', kind: 'core', dbtMinor: '1.12', loom: true },
  { name: 'fusion', label: 'dbt v2 (Fusion 2.0.0rc196)', kind: 'v2', dbtMinor: '2.0', loom: false },
  { name: 'core-v2', label: 'dbt v2 (Core 2.0.0a4)', kind: 'v2', dbtMinor: '2.0', loom: false }
];

/**
 * Releases from before model contracts, whose manifests are read all the same. Only the fixtures are made with them.
 * @type {readonly Engine[]}
 */
export const OLD_ENGINES = [
  { name: 'core-1.0', label: 'dbt-core 1.0.9', kind: 'core', dbtMinor: '1.0', loom: false },
  { name: 'core-1.1', label: 'dbt-core 1.1.6', kind: 'core', dbtMinor: '1.1', loom: false },
  { name: 'core-1.2', label: 'dbt-core 1.2.7', kind: 'core', dbtMinor: '1.2', loom: false },
  { name: 'core-1.3', label: 'dbt-core 1.3.8', kind: 'core', dbtMinor: '1.3', loom: false },
  { name: 'core-1.4', label: 'dbt-core 1.4.10', kind: 'core', dbtMinor: '1.4', loom: false }
];

/** The npm package that holds `libduckdb.so` for this machine. */
export const DUCKDB = `@duckdb/node-bindings-${process.platform}-${process.arch}`;

/** dbt before 1.4 depends on a release of mashumaro that breaks on Python 3.11. */
const OLDER_PYTHON = '3.10';
const PYTHON = '3.11';

/**
 * Every tool in the order of installation: what others wait for longest to build starts first.
 * @type {readonly Tool[]}
 */
export const TOOLS = [
  fromGo('versitygw', ['test', 'matrix'], 'github.com/versity/versitygw/cmd/versitygw@v1.8.0'),
  { name: 'duckdb', from: 'npm', groups: ['test', 'matrix', 'fixtures'], source: `${DUCKDB}@1.5.6-r.1` },
  fromPython('core-1.11', ['test', 'matrix', 'fixtures'], 'dbt'),
  fromPython('core-1.6', ['test', 'matrix', 'fixtures'], 'dbt'),
  fromPython('core-1.12', ['test', 'matrix', 'fixtures'], 'dbt'),
  { ...fromPython('fusion', ['test', 'matrix', 'fixtures'], 'dbt'), with: ['duckdb'] },
  { ...fromPython('core-v2', ['test', 'matrix', 'fixtures'], 'dbt-core-experimental-parser'), with: ['duckdb'] },
  fromPython('moto', ['test', 'matrix'], 'moto_server'),
  fromPython('snowflake', ['test', 'matrix'], 'dbt'),
  fromPython('fakesnow', ['test', 'matrix'], 'fakesnow'),
  fromPython('runner-core', ['test', 'matrix'], 'dbt'),
  fromPython('runner-v2', ['test', 'matrix'], 'dbt'),
  fromGo('act', ['test', 'matrix'], 'github.com/nektos/act@v0.2.89'),
  {
    name: 'chromium',
    from: 'debian',
    groups: ['test', 'matrix'],
    source: 'chromium',
    commands: ['chromium', 'google-chrome', 'chromium-browser']
  },
  fromPython('core-1.5', ['matrix', 'fixtures'], 'dbt'),
  fromPython('core-1.7', ['matrix', 'fixtures'], 'dbt'),
  fromPython('core-1.8', ['matrix', 'fixtures'], 'dbt'),
  fromPython('core-1.9', ['matrix', 'fixtures'], 'dbt'),
  fromPython('core-1.10', ['matrix', 'fixtures'], 'dbt'),
  fromGo('actionlint', ['lint'], 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'),
  fromPython('zizmor', ['lint'], 'zizmor'),
  fromPython('core-1.0', ['fixtures'], 'dbt', OLDER_PYTHON),
  fromPython('core-1.1', ['fixtures'], 'dbt', OLDER_PYTHON),
  fromPython('core-1.2', ['fixtures'], 'dbt', OLDER_PYTHON),
  fromPython('core-1.3', ['fixtures'], 'dbt', OLDER_PYTHON),
  fromPython('core-1.4', ['fixtures'], 'dbt')
];

/** @type {(name: string, groups: readonly Group[], command: string, python?: string) => Tool} */
function fromPython(name, groups, command, python = PYTHON) {
  return { name, from: 'python', groups, command, python };
}

/** @type {(name: string, groups: readonly Group[], source: string) => Tool} */
function fromGo(name, groups, source) {
  return { name, from: 'go', groups, source };
}

/**
 * The tool of that name.
 * @type {(name: string) => Tool}
 * @throws {RangeError} when there is none.
 */
export function findTool(name) {
  const tool = TOOLS.find((each) => each.name === name);
  if (!tool) {
    throw new RangeError(`There is no tool named '${name}'. There are: ${TOOLS.map((each) => each.name).join(', ')}.`);
  }
  return tool;
}

/**
 * The tools of these names and groups with the tools that they cannot run without, in the order of installation.
 * @type {(names: readonly string[]) => readonly Tool[]}
 * @throws {RangeError} for a name that is neither a tool nor a group.
 */
export function selectTools(names) {
  const asked = names.flatMap((name) => {
    const group = TOOLS.filter((tool) => name === 'all' || tool.groups.some((each) => each === name));
    return group.length > 0 ? group : [findTool(name)];
  });
  const needed = new Set(asked.flatMap((tool) => [tool.name, ...(tool.with ?? [])]));
  return TOOLS.filter((tool) => needed.has(tool.name));
}
