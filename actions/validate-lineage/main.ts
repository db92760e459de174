import * as core from '@actions/core';
import { openPorts, validateSettings } from '../../shared/config/index.ts';
import { validate } from '../../shared/operations/index.ts';
import { VALIDATE_OUTPUTS } from '../outputs.ts';
import { deliver, fail, runnerLogger, runStep } from '../runner.ts';

/** The action `validate`: what `dist/validate/index.js` starts. */
export function main(): Promise<void> {
  return runStep('validate', async (asked, deadline) => {
    const { settings, store, delivery } = await validateSettings(asked);
    const report = await core.group(`Validate against ${settings.environment}`, async () =>
      validate(settings, await openPorts(store, runnerLogger, deadline))
    );
    await deliver({ verb: 'validate', report }, VALIDATE_OUTPUTS, delivery);
    if (!report.valid) fail();
  });
}
