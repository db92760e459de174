import * as z from 'zod/mini';
import { RULES } from '../rules/index.ts';
import { DAY, DAY_RULE, isDay } from './day.ts';
import { described } from './described.ts';
import { COMPATIBILITIES } from './input.ts';
import { NAME_PATTERN } from './name.ts';
import { MAX_REASON } from './read-inputs.ts';

const RULE_IDS = RULES.map((rule) => rule.id);

/** `project.model`, `project.model.v2`, each with stars in it or not. */
export const MODEL_PATTERN = /^[A-Za-z0-9_.*-]*[.*][A-Za-z0-9_.*-]*$/;

export const MODEL_PATTERN_RULE =
  'Write the model with its project, `dbt_up.public_orders` or `dbt_up.public_orders.v2`; a `*` stands for any characters.';

const day = z.string().check(z.regex(DAY, { abort: true }), ({ value, issues }) => {
  if (isDay(value)) return;
  const message = `is ${JSON.stringify(value)}, and no month has that day`;
  issues.push({ code: 'custom', input: value, message, params: { hint: DAY_RULE } });
});

const reason = z.string().check(({ value, issues }) => {
  const length = value.trim().length;
  if (length > 0 && length <= MAX_REASON) return;
  const message = length === 0 ? 'says nothing' : `has ${length} characters`;
  const hint = length === 0 ? 'Say why, in words: every report has it.' : `Say it in ${MAX_REASON}.`;
  issues.push({ code: 'custom', input: value, message, params: { hint } });
});

const waiver = z.strictObject({
  rule: described(z.enum(RULE_IDS), 'Id of the rule.'),
  model: z.optional(
    described(
      z.string().check(z.regex(MODEL_PATTERN)),
      'The model, as findings name it: `project.model` for all of its versions, or `project.model.v2`; `*` stands for any characters. Any model when unset.'
    )
  ),
  column: z.optional(described(z.string().check(z.minLength(1)), 'The column, in any case. Any column when unset.')),
  until: described(day, 'The last day on which it holds, in UTC: `2027-03-31`. After it the finding is an error.'),
  reason: described(reason, 'Why, and with whom it was agreed: every report has it.')
});

/** `policy` of the file, and that of a project. */
export const POLICY = z.strictObject({
  compatibility: z.optional(
    described(
      z.enum(COMPATIBILITIES),
      'When a breaking change of the contract is refused (publish) or makes the answer no (can-i-deploy), unless the input says otherwise; `consumers` when unset.'
    )
  ),
  consumers: z.optional(
    described(
      z.array(z.string().check(z.regex(NAME_PATTERN))),
      "Projects that may use the public models, by name or pattern (`shop_*`); all projects when unset. A model's own `meta: {dbt_mesh: {consumers: […]}}` goes before."
    )
  ),
  'possible-use': z.optional(
    described(
      z.enum(['error', 'warning']),
      'Under `compatibility: consumers`, what a break weighs that consumers may use though no use of what breaks is seen; `error` when unset.'
    )
  ),
  rules: z.optional(
    described(
      z.partialRecord(z.enum(RULE_IDS), z.enum(['error', 'warning', 'info', 'off'])),
      'Severity by rule id; `off` silences a rule.'
    )
  ),
  waivers: z.optional(
    described(z.array(waiver), 'Findings that are acknowledged until a day: reports list them, and they fail nothing.')
  )
});
