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

// EXTERNAL MODULE: ./build/shared/config/index.js + 14 modules
var config = __webpack_require__(602);
// EXTERNAL MODULE: ./build/shared/report/index.js + 10 modules
var report = __webpack_require__(9942);
// EXTERNAL MODULE: ./build/shared/github/index.js + 2 modules
var github = __webpack_require__(5554);
// EXTERNAL MODULE: ./build/shared/operations/index.js + 1 modules
var operations = __webpack_require__(6039);
;// CONCATENATED MODULE: ./build/cli/ask.js



const ASK = {
    async publish(asked, env, logger) {
        const { settings, store } = await (0,config/* publishSettings */.nR)(asked, (0,github/* originOf */.y)(env));
        const report = await (0,operations/* publish */.mk)(settings, await (0,config/* openPorts */.Rr)(store, logger));
        return { answer: { verb: 'publish', report, folder: (0,config/* projectFolder */.Kb)(settings) }, isNo: report.outcome === 'refused' };
    },
    async sync(asked, _env, logger) {
        const { settings, store } = await (0,config/* syncSettings */.HA)(asked);
        const report = await (0,operations/* sync */.OH)(settings, await (0,config/* openPorts */.Rr)(store, logger));
        const isNo = report.findings.some((finding) => finding.severity === 'error');
        return { answer: { verb: 'sync', report, folder: (0,config/* projectFolder */.Kb)(settings) }, isNo };
    },
    async validate(asked, _env, logger) {
        const { settings, store } = await (0,config/* validateSettings */.Sj)(asked);
        const report = await (0,operations/* validate */.tf)(settings, await (0,config/* openPorts */.Rr)(store, logger));
        return { answer: { verb: 'validate', report }, isNo: !report.valid };
    }
};

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 8 modules
var rules = __webpack_require__(6213);
;// CONCATENATED MODULE: ./build/cli/command-line.js




function readCommandLine(argv) {
    const word = argv.find((one) => !one.startsWith('-'));
    const verb = config/* VERBS */.hU.find((one) => one === word);
    if (argv.includes('--help') || argv.includes('-h') || argv[0] === 'help')
        return { kind: 'help', verb: verb ?? null };
    if (argv.includes('--version'))
        return { kind: 'version' };
    if (word === undefined)
        throw new domain/* UserError */.y('No command is given', `Commands are ${config/* VERBS */.hU.join(', ')}. See dbt-mesh --help.`);
    if (verb === undefined) {
        throw new domain/* UserError */.y(`${JSON.stringify(word)} is no command`, `${(0,rules/* didYouMean */.au)(word, config/* VERBS */.hU)}Commands are ${config/* VERBS */.hU.join(', ')}. See dbt-mesh --help.`);
    }
    return { kind: 'verb', verb, inputs: readFlags(verb, argv) };
}
function readFlags(verb, argv) {
    const known = (0,config/* inputsOf */.Vc)(verb, 'cli');
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
    const [, stray] = positionals;
    if (stray !== undefined && faults.length === 0) {
        faults.push(`${JSON.stringify(stray)} belongs to no flag; a value is given as --flag value, true or false as --flag=false`);
    }
    if (faults.length > 0)
        throw new domain/* UserError */.y(faults.join('\n'), `See dbt-mesh ${verb} --help.`);
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
        description: 'Publishes what dbt built: the public models of a project with their contracts, and what the project reads of others. Refuses when a public model or one of its tests failed in the run.',
        examples: [
            'dbt build --target prod && dbt-mesh publish --registry s3://acme-dbt-mesh/registry',
            'dbt-mesh publish --project-dir dbt_up --local',
            'dbt-mesh publish --environment pr-12 --dry-run'
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
    }
};
const EXIT_CODES = [
    ['0', 'fine'],
    ['1', 'the answer is no: broken lineage, or a public model that was not built'],
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
    return page([
        wrapped(description, WIDTH),
        section('Usage', [`dbt-mesh ${verb} [flags]`]),
        section('Flags', columns((0,config/* inputsOf */.Vc)(verb, 'cli').map((input) => [flag(input), explained(input)]))),
        section('Exit codes', columns(EXIT_CODES)),
        section('Examples', examples)
    ]);
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

;// CONCATENATED MODULE: ./build/cli/terminal.js

function hasColor({ env, stdout }) {
    return stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
function stderrLogger({ stderr }) {
    const say = (message) => {
        stderr.write(`${message.split('\n').map(report/* terminalText */.eR).join('\n')}\n`);
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
                const { answer, isNo } = await ASK[request.verb](asked, terminal.env, stderrLogger(terminal));
                tellAnswer(answer, json, terminal);
                return isNo ? NO : FINE;
            }
        }
    }
    catch (error) {
        tellError(error, json, terminal);
        return NOT_ASKED;
    }
}
function tellAnswer(answer, json, terminal) {
    if (json) {
        terminal.stdout.write(`${(0,report/* renderJson */.hF)(answer)}\n`);
        return;
    }
    const { stdout, stderr } = (0,report/* renderTerminal */.bF)(answer, { color: hasColor(terminal) });
    terminal.stderr.write(stderr);
    terminal.stdout.write(stdout);
}
function tellError(error, json, { stdout, stderr }) {
    if (json) {
        stdout.write(`${(0,report/* renderJsonError */.z4)(error)}\n`);
        return;
    }
    const { message, hint } = (0,report/* renderError */.vr)(error);
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
