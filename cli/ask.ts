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
import type { Answer } from '../shared/report/index.ts';

/** What a verb answered, and whether that is a no. */
export interface Answered {
  readonly answer: Answer;
  readonly isNo: boolean;
}

type Ask = (asked: Asked, env: Environment, logger: Logger) => Promise<Answered>;

/** Each verb: settings, one operation, its report. */
export const ASK: Readonly<Record<Verb, Ask>> = {
  async publish(asked, env, logger) {
    const { settings, store } = await publishSettings(asked, originOf(env));
    const report = await publish(settings, await openPorts(store, logger));
    return { answer: { verb: 'publish', report, folder: projectFolder(settings) }, isNo: report.outcome === 'refused' };
  },

  async sync(asked, _env, logger) {
    const { settings, store } = await syncSettings(asked);
    const report = await sync(settings, await openPorts(store, logger));
    const isNo = report.findings.some((finding) => finding.severity === 'error');
    return { answer: { verb: 'sync', report, folder: projectFolder(settings) }, isNo };
  },

  async validate(asked, _env, logger) {
    const { settings, store } = await validateSettings(asked);
    const report = await validate(settings, await openPorts(store, logger));
    return { answer: { verb: 'validate', report }, isNo: !report.valid };
  }
};
