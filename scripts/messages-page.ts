import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** Where messages come from, in the order of the page: folders of the sources, and what they are about. */
const ROOMS: readonly (readonly [folder: string, about: string])[] = [
  ['cli', 'The command line'],
  ['actions', 'The actions'],
  ['shared/config', 'Inputs, flags and `dbt-mesh.yml`'],
  ['shared/manifest', 'Manifests and other files of dbt'],
  ['shared/registry', 'The registry'],
  ['shared/consume', 'What sync writes'],
  ['shared/lineage', 'Lineage'],
  ['shared/rules', 'Rules and policy'],
  ['shared/operations', 'Publishing, validating and the rest'],
  ['shared/site', 'The documentation site'],
  ['shared/github', 'GitHub']
];

/** What is thrown where the user can mend something. */
const ERRORS = new Set(['UserError', 'Unreachable']);
/** Sources that pass on or gather what is said elsewhere, and what YAML's and zod's own words are put into. */
const PASSED_ON = new Set([
  'cli/command-line.ts',
  'shared/config/faults.ts',
  'shared/config/mesh-faults.ts',
  'shared/consume/faults.ts',
  'shared/operations/fetch-upstreams.ts'
]);
/** So deep a text is followed through constants and through the functions that it is handed to. */
const DEEPEST = 4;
/** A text with more forms than these is given with placeholders. */
const MOST = 16;
/** Stands for what to do where that depends on what happened. */
const TOLD = 'It is told with the message.';

/** One form that a text can take, and what must be so for it: by what is asked, as it stands in the source. */
interface Form {
  readonly text: string;
  readonly given: ReadonlyMap<string, string>;
}

interface Message {
  readonly room: string;
  readonly text: string;
  readonly hint: string;
}

/**
 * Every message of the sources that a user can meet, with what to do, as Markdown. Read from the syntax trees: from each `new UserError(message,
 * hint)`, each `faults.add(where, message, hint)`, and the tables that such are made of. What is only known when it happens stands as ⟨name⟩.
 *
 * @throws where a source says something that cannot be read here
 */
export function messages(root: string): readonly string[] {
  const program = ts.createProgram(sourcesOf(root), {
    ...{
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext
    },
    ...{ allowImportingTsExtensions: true, noEmit: true, noLib: true, types: [] }
  });
  const sources = program.getSourceFiles().filter(({ fileName }) => roomOf(root, fileName) !== undefined);
  const reader = readerOf(program.getTypeChecker(), sources);
  const found = sources.flatMap((source) =>
    messagesIn(source, { room: roomOf(root, source.fileName) ?? '', file: relative(root, source.fileName) }, reader)
  );
  return ROOMS.flatMap(([room, about]) => {
    const rows = found.filter((one) => one.room === room).map(({ text, hint }) => `| ${cell(text)} | ${cell(hint)} |`);
    const unique = [...new Set(rows)].sort();
    return unique.length === 0 ? [] : [`### ${about}`, '', '| message | what to do |', '|---|---|', ...unique, ''];
  }).slice(0, -1);
}

function sourcesOf(root: string): string[] {
  return ROOMS.flatMap(([folder]) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/(^|\/)testing\//.test(name))
      .map((name) => join(root, folder, name))
  );
}

function roomOf(root: string, file: string): string | undefined {
  const folder = relative(root, dirname(file));
  return ROOMS.find(([room]) => folder === room || folder.startsWith(`${room}/`))?.[0];
}

function messagesIn(
  source: ts.SourceFile,
  { room, file }: { readonly room: string; readonly file: string },
  reader: Reader
): readonly Message[] {
  return nodesOf(source).flatMap((node) => {
    const found = saidBy(node);
    if (found === null) return [];
    const hints = reader.forms(found.hint);
    const forms = joined(beginningOf(found, reader), reader.forms(found.message)).filter(
      ({ text }) => !isPlaceholder(text)
    );
    if (forms.length === 0 && !PASSED_ON.has(file))
      throw new Error(`${file} says what cannot be read: ${node.getText()}`);
    return forms.flatMap((form) =>
      hints
        .filter((one) => agree(form, one))
        .map((one) => ({ room, text: form.text, hint: isPlaceholder(one.text) ? TOLD : one.text }))
    );
  });
}

/** What an expression says to the user. */
interface Said {
  /** What the message begins with: the input that is at fault, or what could not be done. */
  readonly before?: ts.Expression | string;
  readonly message: ts.Expression;
  readonly hint: ts.Expression;
}

/** Null for an expression that says nothing. */
function saidBy(node: ts.Node): Said | null {
  if (ts.isNewExpression(node) && ERRORS.has(node.expression.getText())) return said(node.arguments ?? []);
  if (ts.isCallExpression(node) && /(^|\.)faults\.add$/.test(node.expression.getText())) {
    const [where, ...rest] = node.arguments;
    return said(rest, where?.kind === ts.SyntaxKind.NullKeyword ? undefined : where);
  }
  if (ts.isArrayLiteralExpression(node) && /^REASONS|^FULL|^NO_PERMISSION/.test(constantAround(node))) {
    return said(node.elements, 'Cannot ⟨read or write⟩ ⟨path⟩ in the registry: ');
  }
  if (!ts.isObjectLiteralExpression(node)) return null;
  const of = (name: string): ts.Expression | undefined =>
    node.properties.flatMap((one) =>
      ts.isPropertyAssignment(one) && one.name.getText() === name ? [one.initializer] : []
    )[0];
  // How a store or a server answers, and what is wrong with a key of dbt-mesh.yml.
  const failure = said([of('what'), of('remedy')], 'Cannot ⟨read or write⟩ ⟨place⟩: ');
  return failure ?? (of('path') === undefined ? null : said([of('message'), of('hint')], '⟨file⟩:⟨line⟩: ⟨key⟩ '));
}

function said([message, hint]: readonly (ts.Expression | undefined)[], before?: Said['before']): Said | null {
  return message === undefined || hint === undefined ? null : { before, message, hint };
}

/** The name of the constant that an expression is the value of, or a part of. */
function constantAround(node: ts.Node): string {
  if (ts.isVariableDeclaration(node)) return node.name.getText();
  const { parent } = node;
  const isPart = ts.isExpression(parent) || ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent);
  return isPart ? constantAround(parent) : '';
}

function beginningOf({ before }: Said, reader: Reader): readonly Form[] {
  if (before === undefined || typeof before === 'string') return [plain(before ?? '')];
  return joined(reader.forms(before), [plain(': ')]);
}

function nodesOf(node: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (one: ts.Node): void => {
    nodes.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return nodes;
}

interface Reader {
  /** The forms of a text. */
  forms(expression: ts.Expression): readonly Form[];
}

function readerOf(checker: ts.TypeChecker, sources: readonly ts.SourceFile[]): Reader {
  const calls = callsOf(checker, sources);

  const read = (expression: ts.Expression, depth: number): readonly Form[] => {
    const forms = follow(expression, depth);
    return forms.length <= MOST ? forms : [plain(placeholder(expression))];
  };

  function follow(expression: ts.Expression, depth: number): readonly Form[] {
    if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
      return read(expression.expression, depth);
    if (ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression)) return [plain(expression.text)];
    if (ts.isTemplateExpression(expression)) {
      return expression.templateSpans.reduce<readonly Form[]>(
        (so, span) => joined(joined(so, read(span.expression, depth)), [plain(span.literal.text)]),
        [plain(expression.head.text)]
      );
    }
    if (ts.isConditionalExpression(expression)) {
      const condition = expression.condition.getText();
      return [
        ...read(expression.whenTrue, depth).flatMap((form) => supposing(form, condition, 'so')),
        ...read(expression.whenFalse, depth).flatMap((form) => supposing(form, condition, 'not so'))
      ];
    }
    if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      return joined(read(expression.left, depth), read(expression.right, depth));
    }
    const forms = ts.isIdentifier(expression) && depth < DEEPEST ? namedForms(expression, depth + 1) : [];
    return forms.length === 0 ? [plain(placeholder(expression))] : forms;
  }

  /** The forms of what a name stands for. */
  function namedForms(name: ts.Identifier, depth: number): readonly Form[] {
    const declaration = declarationOf(checker, name);
    if (declaration === undefined) return [];
    if (ts.isVariableDeclaration(declaration)) {
      return isText(declaration.initializer) ? read(declaration.initializer, depth) : [];
    }
    if (ts.isBindingElement(declaration)) {
      return rowsOf(checker, declaration).flatMap(({ list, row, value }) =>
        read(value, depth).flatMap((form) => supposing(form, list, row))
      );
    }
    if (!ts.isParameter(declaration)) return [];
    // A word is a name of something; what is more than one is said to the user.
    const given = argumentsFor(declaration).flatMap((value) => read(value, depth));
    return given.filter(({ text }) => /[a-z] [a-z⟨]|⟩ [a-z]/.test(text));
  }

  /** What a parameter is called with. */
  function argumentsFor(parameter: ts.ParameterDeclaration): readonly ts.Expression[] {
    const maker = parameter.parent;
    const called = ts.isFunctionDeclaration(maker) && maker.name ? checker.getSymbolAtLocation(maker.name) : undefined;
    const at = maker.parameters.indexOf(parameter);
    return ((called && calls.get(called)) ?? []).flatMap((call) => call.arguments[at] ?? []).filter(isText);
  }

  return { forms: (expression) => distinct(read(expression, 0)) };
}

function declarationOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Declaration | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return meant?.valueDeclaration;
}

/** In `for (const [a, b] of LIST)`, what a name stands for in each row of the list. */
function rowsOf(checker: ts.TypeChecker, element: ts.BindingElement) {
  const loop = element.parent.parent.parent.parent;
  if (!ts.isForOfStatement(loop) || !ts.isIdentifier(loop.expression)) return [];
  const list = loop.expression.text;
  const declaration = declarationOf(checker, loop.expression);
  const rows = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  const at = (element.parent.elements as readonly ts.ArrayBindingElement[]).indexOf(element);
  if (rows === undefined || !ts.isArrayLiteralExpression(rows)) return [];
  return rows.elements.flatMap((row, index) => {
    const value = ts.isArrayLiteralExpression(row) ? row.elements[at] : undefined;
    return value === undefined ? [] : [{ list, row: String(index), value }];
  });
}

/** Each form once. */
function distinct(forms: readonly Form[]): readonly Form[] {
  const seen = new Map(forms.map((form) => [`${form.text}\0${JSON.stringify([...form.given])}`, form]));
  return [...seen.values()];
}

/** The calls of each function by its name. */
function callsOf(
  checker: ts.TypeChecker,
  sources: readonly ts.SourceFile[]
): ReadonlyMap<ts.Symbol, readonly ts.CallExpression[]> {
  const calls = new Map<ts.Symbol, ts.CallExpression[]>();
  for (const node of sources.flatMap(nodesOf)) {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) continue;
    const symbol = checker.getSymbolAtLocation(node.expression);
    const called = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if (called !== undefined) calls.set(called, [...(calls.get(called) ?? []), node]);
  }
  return calls;
}

/** Whether an expression can be read as a text, or as one of several. */
function isText(expression: ts.Expression | undefined): expression is ts.Expression {
  if (expression === undefined) return false;
  return (
    ts.isStringLiteralLike(expression) ||
    ts.isTemplateExpression(expression) ||
    ts.isConditionalExpression(expression) ||
    ts.isNumericLiteral(expression) ||
    ts.isIdentifier(expression)
  );
}

function plain(text: string): Form {
  return { text, given: new Map() };
}

function joined(left: readonly Form[], right: readonly Form[]): readonly Form[] {
  return left.flatMap((one) =>
    right
      .filter((other) => agree(one, other))
      .map((other) => ({ text: one.text + other.text, given: new Map([...one.given, ...other.given]) }))
  );
}

function supposing(form: Form, asked: string, answer: string): readonly Form[] {
  return joined([{ text: '', given: new Map([[asked, answer]]) }], [form]);
}

/** Whether two forms can be seen together: none supposes what the other rules out. */
function agree(one: Form, other: Form): boolean {
  return [...one.given].every(([asked, answer]) => (other.given.get(asked) ?? answer) === answer);
}

/** What stands for a value that is only known when it happens: the last name in its expression. */
function placeholder(expression: ts.Expression): string {
  // A guess is said only where there is one.
  if (ts.isCallExpression(expression) && expression.expression.getText() === 'didYouMean') return '';
  const names = nodesOf(expression)
    .filter((node) => ts.isIdentifier(node))
    .map((node) => node.text)
    .filter((name) => !METHODS.has(name));
  return `⟨${spaced(names.at(-1) ?? 'value')}⟩`;
}

const METHODS = new Set([
  'JSON',
  'stringify',
  'join',
  'slice',
  'map',
  'String',
  'length',
  'undefined',
  'Math',
  'round',
  'quoted',
  'encodeURIComponent'
]);

/** `schemaVersion` as words. */
function spaced(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

function isPlaceholder(text: string): boolean {
  return /^(⟨[^⟩]*⟩[:,. ]*)*$/.test(text) || /^⟨[^⟩]*⟩ faults:/.test(text);
}

/** As the cell of a table shows it, and nothing else. */
function cell(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|')
    .replaceAll('*', '\\*')
    .replace(/\s*\n\s*/g, ' ');
}
