export const id = 306;
export const ids = [306];
export const modules = {

/***/ 1306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./build/cli/ending.js
var ending = __webpack_require__(4522);
// EXTERNAL MODULE: ./build/shared/config/index.js + 36 modules
var config = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/shared/operations/index.js + 2 modules
var operations = __webpack_require__(5681);
// EXTERNAL MODULE: ./build/shared/report/index.js + 32 modules
var shared_report = __webpack_require__(2930);
// EXTERNAL MODULE: ./build/shared/github/index.js + 11 modules
var github = __webpack_require__(9876);
;// CONCATENATED MODULE: ./build/cli/ask.js




const ASK = {
    async publish(asked, { env, logger, deadline }) {
        const request = await (0,config/* publishRequest */.lG)(asked, (0,github/* originOf */.yv)(env));
        const ports = await (0,config/* openPorts */.Rr)(request.store, logger, deadline);
        if (request.kind === 'rollback') {
            return answered({ verb: 'rollback', report: await (0,operations/* rollback */.dU)(request.settings, ports) }, false);
        }
        const report = await (0,operations/* publish */.mk)(request.settings, ports);
        return answered({ verb: 'publish', report, folder: (0,config/* projectFolder */.Kb)(request.settings) }, report.outcome === 'refused');
    },
    async sync(asked, { logger, deadline }) {
        const { settings, store } = await (0,config/* syncSettings */.HA)(asked);
        const report = await (0,operations/* sync */.OH)(settings, await (0,config/* openPorts */.Rr)(store, logger, deadline));
        const isNo = (0,shared_report/* hasError */.JD)(report.findings);
        return answered({ verb: 'sync', report, folder: (0,config/* projectFolder */.Kb)(settings) }, isNo);
    },
    async validate(asked, { logger, deadline }) {
        const { settings, store, delivery } = await (0,config/* validateSettings */.Sj)(asked);
        const ports = await (0,config/* openPorts */.Rr)(store, logger, deadline);
        const report = await (0,operations/* validate */.tf)(settings, ports);
        const answer = { verb: 'validate', report };
        if (delivery.sarifFile !== null) {
            await ports.files.write(delivery.sarifFile, (0,shared_report/* sarif */.Is)(answer, config/* VERSION */.xv, settings.environment));
        }
        return answered(answer, !report.valid);
    },
    async diff(asked, { logger, deadline }) {
        const { settings, store, markdown } = await (0,config/* diffSettings */.XI)(asked);
        const ports = store === null ? (0,config/* localPorts */.ER)(logger, deadline) : await (0,config/* openPorts */.Rr)(store, logger, deadline);
        const report = await (0,operations/* diff */.Ui)(settings, ports);
        return {
            isNo: !report.compatible,
            terminal: (options) => (markdown ? { stdout: (0,shared_report/* diffMarkdown */.xb)(report), stderr: '' } : (0,shared_report/* diffTerminal */.wy)(report, options)),
            json: () => (0,shared_report/* diffJson */.gH)(report)
        };
    },
    async 'can-i-deploy'(asked, { logger, deadline }) {
        const { settings, store, markdown } = await (0,config/* canIDeploySettings */.Ag)(asked);
        const answer = {
            verb: 'can-i-deploy',
            report: await (0,operations/* canIDeploy */.XM)(settings, await (0,config/* openPorts */.Rr)(store, logger, deadline))
        };
        const shown = answered(answer, !answer.report.deployable);
        return markdown ? { ...shown, terminal: () => ({ stdout: (0,shared_report/* summary */.z)(answer), stderr: '' }) } : shown;
    },
    async history(asked, { logger, deadline }) {
        const { settings, store } = await (0,config/* historySettings */.Y_)(asked);
        const report = await (0,operations/* history */.b6)(settings, await (0,config/* openPorts */.Rr)(store, logger, deadline));
        return { isNo: false, terminal: (options) => (0,shared_report/* historyTerminal */.dX)(report, options), json: () => (0,shared_report/* historyJson */.dU)(report) };
    },
    async rollback(asked, { env, logger, deadline }) {
        const { settings, store } = await (0,config/* rollbackSettings */.OC)(asked, (0,github/* originOf */.yv)(env));
        const report = await (0,operations/* rollback */.dU)(settings, await (0,config/* openPorts */.Rr)(store, logger, deadline));
        return answered({ verb: 'rollback', report }, false);
    },
    async verify(asked, { logger, deadline }) {
        const { settings, store } = await (0,config/* verifySettings */.$z)(asked);
        const report = await (0,operations/* verify */.MX)(settings, await (0,config/* openPorts */.Rr)(store, logger, deadline));
        const terminal = (options) => (0,shared_report/* verifyTerminal */.YF)(report, options);
        return { isNo: !report.valid, terminal, json: () => (0,shared_report/* verifyJson */.wk)(report) };
    },
    async prune(asked, { logger, deadline }) {
        const { settings, store } = await (0,config/* pruneSettings */.UG)(asked);
        const report = await (0,operations/* prune */.R3)(settings, await (0,config/* openPorts */.Rr)(store, logger, deadline));
        const isNo = (0,shared_report/* hasError */.JD)(report.findings);
        return { isNo, terminal: (options) => (0,shared_report/* pruneTerminal */.Bz)(report, options), json: () => (0,shared_report/* pruneJson */.D7)(report) };
    },
    async docs(asked, { env, logger, deadline }) {
        const { settings, store } = await (0,config/* docsSettings */.F5)(asked, env);
        const report = await (0,operations/* docs */.mN)(settings, await (0,config/* openPorts */.Rr)(store, logger, deadline));
        const isNo = (0,shared_report/* hasError */.JD)(report.findings);
        return { isNo, terminal: (options) => (0,shared_report/* docsTerminal */.Wn)(report, options), json: () => (0,shared_report/* docsJson */.mS)(report) };
    },
    async iam(asked) {
        const policy = (0,shared_report/* iamJson */.Qr)(await (0,operations/* iam */.c4)(await (0,config/* iamSettings */.tX)(asked)));
        return { isNo: false, terminal: () => ({ stdout: `${policy}\n`, stderr: '' }), json: () => policy };
    },
    async init(asked, { logger, deadline }) {
        const { settings, store } = await (0,config/* initSettings */.UA)(asked);
        const ports = store === null ? (0,config/* localPorts */.ER)(logger, deadline) : await (0,config/* openPorts */.Rr)(store, logger, deadline);
        const report = await (0,operations/* init */.Ts)(settings, ports, config/* starterText */.ht);
        const terminal = (options) => (0,shared_report/* initTerminal */.lJ)(report, options);
        return { isNo: report.outcome === 'exists', terminal, json: () => (0,shared_report/* initJson */.fn)(report) };
    }
};
function answered(answer, isNo) {
    return { isNo, terminal: (options) => (0,shared_report/* renderTerminal */.bF)(answer, options), json: () => (0,shared_report/* renderJson */.hF)(answer) };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/cli/command-line.js




function readCommandLine(argv) {
    const word = argv.find((one) => !one.startsWith('-'));
    const verb = config/* VERBS */.hU.find((one) => one === word);
    if (argv.includes('--help') || argv.includes('-h') || argv[0] === 'help')
        return { kind: 'help', verb: verb ?? null };
    if (argv.includes('--version'))
        return { kind: 'version' };
    if (word === undefined)
        throw new domain/* UserError */.yo('No command is given', `Commands are ${config/* VERBS */.hU.join(', ')}. See dbt-mesh --help.`);
    if (verb === undefined) {
        throw new domain/* UserError */.yo(`${JSON.stringify(word)} is no command`, `${(0,rules/* didYouMean */.au)(word, config/* VERBS */.hU)}Commands are ${config/* VERBS */.hU.join(', ')}. See dbt-mesh --help.`);
    }
    return { kind: 'verb', verb, inputs: readFlags(verb, argv) };
}
function readFlags(verb, argv) {
    const given = (0,config/* inputsOf */.Vc)(verb, 'cli');
    const known = given.filter((input) => !input.operand);
    const operands = given.filter((input) => input.operand);
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...argv],
        options: Object.fromEntries(known.map(({ name, kind }) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }])),
        strict: false,
        allowPositionals: true,
        tokens: true
    });
    const inputs = new Map();
    const faults = [];
    const positionals = [];
    for (const token of tokens) {
        switch (token.kind) {
            case 'option': {
                const input = known.find(({ name }) => name === token.name && token.rawName.startsWith('--'));
                const value = input && command_line_valueOf(input, token);
                if (input === undefined) {
                    const meant = (0,rules/* didYouMean */.au)(token.name, known.map(({ name }) => name)).replace(/'(.*)'/, '--$1');
                    faults.push(`${token.rawName} is no flag of ${verb}. ${meant}`.trimEnd());
                }
                else if (value === null || value === undefined) {
                    faults.push(`${token.rawName} needs a value`);
                }
                else {
                    inputs.set(input.name, input.kind === 'lines' && inputs.has(input.name) ? `${inputs.get(input.name)}\n${value}` : value);
                }
                break;
            }
            case 'positional':
                positionals.push(token.value);
                break;
            case 'option-terminator':
                break;
        }
    }
    const [, ...words] = positionals;
    operands.forEach(({ name }, index) => inputs.set(name, words[index] ?? ''));
    const stray = words[operands.length];
    if (stray !== undefined && faults.length === 0) {
        faults.push(`${JSON.stringify(stray)} belongs to no flag; a value is given as --flag value, true or false as --flag=false`);
    }
    if (faults.length > 0)
        throw new domain/* UserError */.yo(faults.join('\n'), `See dbt-mesh ${verb} --help.`);
    return Object.fromEntries(inputs);
}
function command_line_valueOf({ kind }, token) {
    if (kind === 'flag')
        return token.value ?? 'true';
    if (token.value === undefined || (token.inlineValue === false && token.value.startsWith('--')))
        return null;
    return token.value;
}

;// CONCATENATED MODULE: ./build/cli/help.js

const WIDTH = 100;
const VERB_HELP = {
    publish: {
        summary: 'publish the public models of a project to the registry',
        description: 'Publishes what dbt built: the public models of a project with their contracts, and what the project reads of others. Refuses when a public model or one of its tests failed in the run, and when the contract breaks a consumer on record.',
        examples: [
            'dbt build --target prod && dbt-mesh publish --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh publish --project-dir dbt_up --local',
            'dbt-mesh publish --environment pr-12 --dry-run',
            'dbt-mesh publish --allow-breaking "agreed with dbt_down, ticket 12"'
        ]
    },
    sync: {
        summary: 'write into a project what it needs of its upstreams',
        description: 'Writes the public models of the upstreams into a project, and the state for --defer --state; then dbt builds as usual. Upstreams are those of --upstreams, else of dbt-mesh.yml, else of dependencies.yml, else those that the models refer to.',
        examples: [
            'dbt-mesh sync --registry s3://acme-dbt-mesh/registry && dbt deps && dbt build',
            "dbt-mesh sync --project-dir dbt_down --local --upstreams 'dbt_up: sources'",
            'dbt-mesh sync --frozen'
        ]
    },
    validate: {
        summary: 'check the references of a project against what its upstreams publish',
        description: 'Checks the manifest of a project, or of all projects of a repository, against the registry: every reference must lead to a public model that is published.',
        examples: [
            'dbt compile && dbt-mesh validate --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh validate --all --local',
            'dbt-mesh validate --manifest target/manifest.json --local --fail-on warning --json'
        ]
    },
    diff: {
        summary: 'compare two contracts of a project, and say what breaks its consumers',
        description: 'Compares what two manifests of a project promise to others: public models and versions, columns, types, constraints. Each side is a manifest that dbt wrote, whole or as it was published, or a publication.',
        examples: [
            'dbt-mesh diff dbt_up target/manifest.json --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh diff dbt_up target/manifest.json --compatibility consumers',
            'dbt-mesh diff dbt_up@prod dbt_up@staging --local --markdown',
            'dbt-mesh diff old/manifest.json new/manifest.json --compatibility off --json'
        ]
    },
    'can-i-deploy': {
        summary: 'ask whether a project can go to an environment as it stands',
        description: 'Asks both sides. As an upstream: whether the contract in the manifest breaks anybody who is on record as using the one that is published there, in that environment or one that it feeds. As a downstream: whether what the project reads is published there, with the columns that its compiled SQL takes. Publishes nothing.',
        examples: [
            'dbt compile && dbt-mesh can-i-deploy --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh can-i-deploy --project-dir dbt_up --local --to prod',
            'dbt-mesh can-i-deploy --project dbt_up --to staging --compatibility strict --json'
        ]
    },
    history: {
        summary: 'show the versions that a project has published',
        description: 'Shows what a project has published to an environment, newest build first: when, from which commit and run, whether that broke the contract before it, which version is current, and what was rolled back and why.',
        examples: [
            'dbt-mesh history --project dbt_up --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh history --project dbt_up --local --limit 5 --json'
        ]
    },
    rollback: {
        summary: 'make an earlier version of a project current again',
        description: 'Makes an earlier version of a project current again, with the reason and the time. Until another contract is built, what was rolled back is refused, so that the next scheduled build does not undo it.',
        examples: [
            'dbt-mesh rollback --project dbt_up --to previous --reason "wrong sums, ticket 12"',
            'dbt-mesh rollback --project dbt_up --to 20261124T100000Z-0123456789ab --reason "wrong sums" --dry-run'
        ]
    },
    verify: {
        summary: 'check every object of a registry, and say what is wrong',
        description: 'Reads every object of a registry as its readers would: each must be whole, be what was published, and lie where it belongs; what one names of another must be there. Says what is wrong, and what helps. What is published meanwhile is no fault.',
        examples: [
            'dbt-mesh verify --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh verify --local --project dbt_up --environment prod --json'
        ]
    },
    prune: {
        summary: 'remove old versions and environments from a registry',
        description: 'Removes versions that neither --keep nor --older-than keeps, with their state, and what killed processes left. What is current stays, and so does what was written within the last hour and what dbt-mesh did not write. With a pattern as --environment, environments to which nobody published for --older-than go as a whole, but for prod and those that others fall back to in dbt-mesh.yml.',
        examples: [
            'dbt-mesh prune --keep 20 --older-than 90d --registry s3://acme-dbt-mesh/registry --dry-run',
            "dbt-mesh prune --environment 'pr-*' --older-than 14d --registry s3://acme-dbt-mesh/registry",
            'dbt-mesh prune --project dbt_up --keep 50 --local'
        ]
    },
    docs: {
        summary: 'make one documentation site of all projects',
        description: "Writes dbt's own documentation site over what every project has published, with the lineage across projects. It needs dbt-core 1.8 or newer to be installed, or its page as --page, and no warehouse. By default it shows what everybody may read of each project; with --include full it shows whole projects, SQL included, to everybody who can open it.",
        examples: [
            'dbt-mesh docs --registry s3://acme-dbt-mesh/registry --out site',
            'dbt-mesh docs --local --static',
            "dbt-mesh docs --local --include full --project 'sales_*' --out site"
        ]
    },
    iam: {
        summary: 'write the policy that a role in AWS needs for a registry in S3',
        description: 'Prints the least that a role needs for its work on a registry in S3, as a policy of IAM: every project may read the contracts of all, and nobody but a project itself its state and its history; who publishes may overwrite nothing by chance, and only a pruner may remove.',
        examples: [
            'dbt-mesh iam --role publisher --project dbt_up --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh iam --role reader --project dbt_down --history --registry s3://acme-dbt-mesh/registry',
            "dbt-mesh iam --role pruner --environment 'pr-*' --registry s3://acme-dbt-mesh/registry"
        ]
    },
    init: {
        summary: 'write a starter of dbt-mesh.yml by looking at the repository',
        description: 'Writes dbt-mesh.yml at the root of the repository, commented: its dbt projects, and the upstreams of each, from dbt_loom.config.yml, dependencies.yml, dbt-mesh.lock, the refs of the models, and the sources that are what a project of the registry publishes. For those it prints the change from source() to ref(). It changes no other file. Where there is a dbt-mesh.yml already, it shows what it would have said, writes nothing, and exits with 1.',
        examples: [
            'dbt-mesh init --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh init --local --dry-run',
            'dbt-mesh init --project-dir transform/dbt_down --json'
        ]
    }
};
const EXIT_CODES = [
    ['0', 'fine'],
    [
        '1',
        'the answer is no: broken lineage, a public model that was not built, a contract that breaks, a project that cannot be deployed, a damaged registry, a file that is there already'
    ],
    ['2', 'the question could not be asked: usage, configuration, an unreadable manifest, an unreachable registry']
];
function renderHelp(verb) {
    return verb === null ? commandHelp() : verbHelp(verb);
}
function commandHelp() {
    return page([
        ['A mesh for open-source dbt: public models, contracts and lineage across projects.'],
        section('Usage', ['dbt-mesh COMMAND [flags]']),
        section('Commands', columns(config/* VERBS */.hU.map((verb) => [verb, VERB_HELP[verb].summary]))),
        section('Flags', columns([
            ['--help', 'print this; after a command, its flags'],
            ['--version', 'print the version']
        ])),
        section('Exit codes', columns(EXIT_CODES)),
        section('Examples', config/* VERBS */.hU.map((verb) => VERB_HELP[verb].examples[0] ?? ''))
    ]);
}
function verbHelp(verb) {
    const { description, examples } = VERB_HELP[verb];
    const inputs = (0,config/* inputsOf */.Vc)(verb, 'cli');
    const operands = inputs.filter((input) => input.operand);
    const flags = inputs.filter((input) => !input.operand);
    return page([
        wrapped(description, WIDTH),
        section('Usage', [['dbt-mesh', verb, ...operands.map(placeholder), '[flags]'].join(' ')]),
        ...(operands.length === 0
            ? []
            : [section('Operands', columns(operands.map((input) => [placeholder(input), explained(input)])))]),
        section('Flags', columns(flags.map((input) => [flag(input), explained(input)]))),
        section('Exit codes', columns(EXIT_CODES)),
        section('Examples', examples)
    ]);
}
function placeholder({ name }) {
    return name.toUpperCase();
}
function flag({ name, kind, choices }) {
    switch (kind) {
        case 'flag':
            return `--${name}`;
        case 'choice':
            return `--${name} ${(choices ?? []).join('|')}`;
        case 'path':
            return `--${name} PATH`;
        case 'lines':
        case 'text':
            return `--${name} TEXT`;
    }
}
function explained({ description, default: unset }) {
    const sentence = description.replaceAll('`', '');
    return unset === undefined || unset === 'false' ? sentence : `${sentence} (default: ${unset.replaceAll('`', '')})`;
}
function page(sections) {
    return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
function section(title, lines) {
    return [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
function columns(rows) {
    const left = Math.max(...rows.map(([term]) => term.length)) + 2;
    return rows.flatMap(([term, text]) => wrapped(text, WIDTH - left).map((line, index) => `${(index === 0 ? term : '').padEnd(left)}${line}`));
}
function wrapped(text, width) {
    return text.split(' ').reduce((lines, word) => {
        const last = lines.at(-1);
        if (last === undefined)
            return [word];
        return last.length + 1 + word.length <= width ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
    }, []);
}

// EXTERNAL MODULE: ./build/cli/proxies.js
var proxies = __webpack_require__(5065);
;// CONCATENATED MODULE: ./build/cli/terminal.js

function hasColor({ env, stdout }) {
    return stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
function stderrLogger({ stderr }) {
    const say = (message) => {
        stderr.write(`${message.split('\n').map(shared_report/* terminalText */.eR).join('\n')}\n`);
    };
    return {
        debug: () => undefined,
        info: say,
        warning: (message) => say(`warning: ${message}`)
    };
}

;// CONCATENATED MODULE: ./build/cli/run.js








const FINE = 0;
const NO = 1;
const NOT_ASKED = 2;
async function run(argv, terminal) {
    const json = argv.some((word) => word === '--json' || word === '--json=true');
    try {
        const request = readCommandLine(argv);
        switch (request.kind) {
            case 'version':
                terminal.stdout.write(`${config/* VERSION */.xv}\n`);
                return FINE;
            case 'help':
                terminal.stdout.write(renderHelp(request.verb));
                return FINE;
            case 'verb': {
                const asked = { inputs: request.inputs, cwd: terminal.cwd };
                await (0,proxies/* heedProxies */.B)(terminal.env);
                const door = { env: terminal.env, logger: stderrLogger(terminal) };
                const answered = await (0,operations/* inTime */.RN)((0,config/* timeLimit */.zc)(request.inputs), (deadline) => ASK[request.verb](asked, { ...door, deadline }));
                tell(answered, json, terminal);
                return answered.isNo ? NO : FINE;
            }
        }
    }
    catch (error) {
        tellError(error, json, terminal);
        return NOT_ASKED;
    }
}
function tell(answered, json, terminal) {
    if (json) {
        terminal.stdout.write(`${answered.json()}\n`);
        return;
    }
    const { stdout, stderr } = answered.terminal({ color: hasColor(terminal) });
    terminal.stderr.write(stderr);
    terminal.stdout.write(stdout);
}
function tellError(error, json, { stdout, stderr }) {
    if (json) {
        stdout.write(`${(0,shared_report/* renderJsonError */.z4)(error)}\n`);
        return;
    }
    const { message, hint } = (0,shared_report/* renderError */.vr)(error);
    stderr.write(`error: ${message}\n${hint === null ? '' : `${hint}\n`}`);
}

;// CONCATENATED MODULE: ./build/cli/main.js


async function main() {
    tolerateClosedPipes();
    process.exitCode = await run(process.argv.slice(2), {
        cwd: process.cwd(),
        env: process.env,
        stdout: process.stdout,
        stderr: process.stderr
    });
    (0,ending/* endSoon */.n)();
}
function tolerateClosedPipes() {
    for (const stream of [process.stdout, process.stderr]) {
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE')
                throw error;
        });
    }
}


/***/ })

};
