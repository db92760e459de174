import {
  openPorts,
  projectFolder,
  publishSettings,
  syncSettings,
  validateSettings,
  type Asked,
  type Verb
} from '../shared/config/index.ts';
import type { Logger } from '../shared/domain/index.ts';
import { originOf, type Environment } from '../shared/github/index.ts';
import { publish, sync, validate } from '../shared/operations/index.ts';
import { renderJson, renderTerminal, type Answer, type Shown } from '../shared/report/index.ts';

/** What a verb answered, whether that is a no, and how it is shown. */
export interface Answered {
  readonly isNo: boolean;
  terminal(options: { readonly color: boolean }): Shown;
  /** One JSON document. */
  json(): string;
}

type Ask = (asked: Asked, env: Environment, logger: Logger) => Promise<Answered>;

/** Each verb: settings, one operation, its report. */
export const ASK: Readonly<Record<Verb, Ask>> = {
  async publish(asked, env, logger) {
    const { settings, store } = await publishSettings(asked, originOf(env));
    const report = await publish(settings, await openPorts(store, logger));
    return answered({ verb: 'publish', report, folder: projectFolder(settings) }, report.outcome === 'refused');
  },

  async sync(asked, _env, logger) {
    const { settings, store } = await syncSettings(asked);
    const report = await sync(settings, await openPorts(store, logger));
    const isNo = report.findings.some((finding) => finding.severity === 'error');
    return answered({ verb: 'sync', report, folder: projectFolder(settings) }, isNo);
  },

  async validate(asked, _env, logger) {
    const { settings, store } = await validateSettings(asked);
    const report = await validate(settings, await openPorts(store, logger));
    return answered({ verb: 'validate', report }, !report.valid);
  }
};

function answered(answer: Answer, isNo: boolean): Answered {
  return { isNo, terminal: (options) => renderTerminal(answer, options), json: () => renderJson(answer) };
}
