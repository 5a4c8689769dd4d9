import type { Command } from 'commander';
import { latestRules, englandRules } from '../../workflows/timetable/rule-sets.js';
import { ruleFactsHelp, timetableDue } from '../../workflows/timetable/timetable-due.js';
import type { TimetableAnswer } from '../../workflows/timetable/timetable-due.js';
import { TimetableError } from '../../workflows/timetable/timetable-error.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';

interface DueOptions {
  readonly fact: readonly string[];
  readonly option: readonly string[];
  readonly json?: true;
}

/** `ehc timetable`: the law as this release counts it, without any case. */
export function timetableCommand(program: Command, output: Output): void {
  const timetable = program.command('timetable').description('the statutory timetable, rule by rule');
  timetable
    .command('due')
    .description('when something is due under a rule')
    .argument('<rule>', 'id of the rule, for example C3')
    .argument('<date>', 'the day that starts it, YYYY-MM-DD or YYYY-MM-DDThh:mm')
    .option('--fact <name=value>', 'a further fact the rule counts from; may be repeated', collected, [])
    .option('--option <P1=value>', 'a policy option other than its default; may be repeated', collected, [])
    .option('--json', 'print one JSON object')
    .action((rule: string, date: string, options: DueOptions) => {
      const answer = answered(() =>
        timetableDue({ rule, date, facts: pairs('--fact', options.fact), options: pairs('--option', options.option) }),
      );
      if (options.json === true) output.json(answer);
      else printAnswer(answer, output);
    });
  timetable
    .command('rules')
    .description('every rule with its limit, its source and the facts it counts from')
    .argument('[rule]', 'one rule only')
    .option('--json', 'print JSON')
    .action((rule: string | undefined, options: { json?: true }) => {
      const rules = latestRules(englandRules).filter(({ id }) => rule === undefined || id === rule);
      if (rules.length === 0) answered(() => ruleFactsHelp(rule ?? ''));
      if (options.json === true) output.json(rule === undefined ? rules : rules[0]);
      for (const { id, title, citation, facts } of options.json === true ? [] : rules) {
        output.line(`${id}  ${title}\n    ${citation}`);
        for (const { name, meaning } of facts) output.line(`    ${name}: ${meaning}`);
      }
    });
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** @throws CliFault (bad usage) with the timetable's own words. */
function answered<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof TimetableError) throw new CliFault(error.message, exitCodes.badUsage);
    throw error;
  }
}

function pairs(flag: string, texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const equals = text.indexOf('=');
      if (equals < 1) throw new CliFault(`${flag} "${text}" must be NAME=VALUE`, exitCodes.badUsage);
      return [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

function printAnswer(answer: TimetableAnswer, output: Output): void {
  output.line(`${answer.rule}  ${answer.title}`);
  output.line(`Source   ${answer.citation}`);
  output.line(`Counted  ${answer.counting}`);
  for (const { stage, date, actBy } of answer.due) {
    const which = stage === null ? '' : ` (${stage})`;
    const early = actBy === null || actBy === date ? '' : `, act by ${actBy}`;
    output.line(`Due${which}     ${date ?? 'no fixed date'}${early}`);
  }
  if (answer.due.length === 0) output.line('Due      no fixed date');
  for (const note of answer.notes) output.line(`Note     ${note}`);
}
