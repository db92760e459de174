import {
  canIDeploySettings,
  diffSettings,
  docsSettings,
  historySettings,
  iamSettings,
  initSettings,
  localPorts,
  openPorts,
  projectFolder,
  pruneSettings,
  publishRequest,
  rollbackSettings,
  starterText,
  syncSettings,
  validateSettings,
  verifySettings,
  VERSION,
  type Asked,
  type Verb
} from '../shared/config/index.ts';
import type { Logger } from '../shared/domain/index.ts';
import { originOf, type Environment } from '../shared/github/index.ts';
import {
  canIDeploy,
  diff,
  docs,
  history,
  iam,
  init,
  prune,
  publish,
  rollback,
  sync,
  validate,
  verify,
  type Deadline
} from '../shared/operations/index.ts';
import {
  diffJson,
  diffMarkdown,
  diffTerminal,
  docsJson,
  docsTerminal,
  hasError,
  historyJson,
  historyTerminal,
  iamJson,
  initJson,
  initTerminal,
  pruneJson,
  pruneTerminal,
  renderJson,
  renderTerminal,
  sarif,
  summary,
  verifyJson,
  verifyTerminal,
  type Answer,
  type Shown
} from '../shared/report/index.ts';

/** What a verb answered, whether that is a no, and how it is shown. */
export interface Answered {
  readonly isNo: boolean;
  terminal(options: { readonly color: boolean }): Shown;
  /** One JSON document. */
  json(): string;
}

/** What a verb has of the door that it came in by. */
export interface Door {
  readonly env: Environment;
  readonly logger: Logger;
  readonly deadline: Deadline;
}

type Ask = (asked: Asked, door: Door) => Promise<Answered>;

/** Each verb: settings, one operation, its report. */
export const ASK: Readonly<Record<Verb, Ask>> = {
  async publish(asked, { env, logger, deadline }) {
    const request = await publishRequest(asked, originOf(env));
    const ports = await openPorts(request.store, logger, deadline);
    if (request.kind === 'rollback') {
      return answered({ verb: 'rollback', report: await rollback(request.settings, ports) }, false);
    }
    const report = await publish(request.settings, ports);
    return answered({ verb: 'publish', report, folder: projectFolder(request.settings) }, report.outcome === 'refused');
  },

  async sync(asked, { logger, deadline }) {
    const { settings, store } = await syncSettings(asked);
    const report = await sync(settings, await openPorts(store, logger, deadline));
    const isNo = hasError(report.findings);
    return answered({ verb: 'sync', report, folder: projectFolder(settings) }, isNo);
  },

  async validate(asked, { logger, deadline }) {
    const { settings, store, delivery } = await validateSettings(asked);
    const ports = await openPorts(store, logger, deadline);
    const report = await validate(settings, ports);
    const answer = { verb: 'validate', report } as const;
    if (delivery.sarifFile !== null) {
      await ports.files.write(delivery.sarifFile, sarif(answer, VERSION, settings.environment));
    }
    return answered(answer, !report.valid);
  },

  async diff(asked, { logger, deadline }) {
    const { settings, store, markdown } = await diffSettings(asked);
    const ports = store === null ? localPorts(logger, deadline) : await openPorts(store, logger, deadline);
    const report = await diff(settings, ports);
    return {
      isNo: !report.compatible,
      terminal: (options) => (markdown ? { stdout: diffMarkdown(report), stderr: '' } : diffTerminal(report, options)),
      json: () => diffJson(report)
    };
  },

  async 'can-i-deploy'(asked, { logger, deadline }) {
    const { settings, store, markdown } = await canIDeploySettings(asked);
    const answer: Answer = {
      verb: 'can-i-deploy',
      report: await canIDeploy(settings, await openPorts(store, logger, deadline))
    };
    const shown = answered(answer, !answer.report.deployable);
    return markdown ? { ...shown, terminal: () => ({ stdout: summary(answer), stderr: '' }) } : shown;
  },

  async history(asked, { logger, deadline }) {
    const { settings, store } = await historySettings(asked);
    const report = await history(settings, await openPorts(store, logger, deadline));
    return { isNo: false, terminal: (options) => historyTerminal(report, options), json: () => historyJson(report) };
  },

  async rollback(asked, { env, logger, deadline }) {
    const { settings, store } = await rollbackSettings(asked, originOf(env));
    const report = await rollback(settings, await openPorts(store, logger, deadline));
    return answered({ verb: 'rollback', report }, false);
  },

  async verify(asked, { logger, deadline }) {
    const { settings, store } = await verifySettings(asked);
    const report = await verify(settings, await openPorts(store, logger, deadline));
    const terminal: Answered['terminal'] = (options) => verifyTerminal(report, options);
    return { isNo: !report.valid, terminal, json: () => verifyJson(report) };
  },

  async prune(asked, { logger, deadline }) {
    const { settings, store } = await pruneSettings(asked);
    const report = await prune(settings, await openPorts(store, logger, deadline));
    const isNo = hasError(report.findings);
    return { isNo, terminal: (options) => pruneTerminal(report, options), json: () => pruneJson(report) };
  },

  async docs(asked, { env, logger, deadline }) {
    const { settings, store } = await docsSettings(asked, env);
    const report = await docs(settings, await openPorts(store, logger, deadline));
    const isNo = hasError(report.findings);
    return { isNo, terminal: (options) => docsTerminal(report, options), json: () => docsJson(report) };
  },

  async iam(asked) {
    const policy = iamJson(await iam(await iamSettings(asked)));
    return { isNo: false, terminal: () => ({ stdout: `${policy}\n`, stderr: '' }), json: () => policy };
  },

  async init(asked, { logger, deadline }) {
    const { settings, store } = await initSettings(asked);
    const ports = store === null ? localPorts(logger, deadline) : await openPorts(store, logger, deadline);
    const report = await init(settings, ports, starterText);
    const terminal: Answered['terminal'] = (options) => initTerminal(report, options);
    return { isNo: report.outcome === 'exists', terminal, json: () => initJson(report) };
  }
};

function answered(answer: Answer, isNo: boolean): Answered {
  return { isNo, terminal: (options) => renderTerminal(answer, options), json: () => renderJson(answer) };
}
