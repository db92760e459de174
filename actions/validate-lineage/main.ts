import * as core from '@actions/core';
import { openPorts, validateSettings, VERSION } from '../../shared/config/index.ts';
import { validate } from '../../shared/operations/index.ts';
import { sarif } from '../../shared/report/index.ts';
import { VALIDATE_OUTPUTS } from '../outputs.ts';
import { deliver, fail, runnerLogger, runStep } from '../runner.ts';
import { tellReviewers } from './reviewers.ts';

/** The action `validate`: what `dist/validate/index.js` starts. */
export function main(): Promise<void> {
  return runStep('validate', async (asked, deadline) => {
    const { settings, store, delivery } = await validateSettings(asked);
    const ports = await openPorts(store, runnerLogger, deadline);
    const { environment } = settings;
    const report = await core.group(`Validate against ${environment}`, () => validate(settings, ports));
    const answer = { verb: 'validate', report } as const;
    await deliver(answer, VALIDATE_OUTPUTS, delivery);
    if (!report.valid) fail();

    if (delivery.sarifFile !== null) {
      await ports.files.write(delivery.sarifFile, sarif(answer, VERSION, environment));
    }
    const telling = { answer, passes: report.valid, environment };
    await tellReviewers(telling, delivery, { clock: ports.clock, signal: deadline.signal });
  });
}
