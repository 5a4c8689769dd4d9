import type { Command } from 'commander';
import { wholeNumberFrom, dateFrom } from './arguments.js';
import { change, changing, readSettings, recorded } from './authority-acts.js';
import type { ChangeOptions, ReadOptions } from './authority-acts.js';
import { closuresCommands } from './authority-closures.command.js';
import { neighboursCommand } from './authority-neighbours.command.js';
import { printSettings } from './authority-output.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';

interface ShowOptions extends ReadOptions {
  readonly history?: true;
}
interface CorrectOptions extends ChangeOptions {
  readonly on?: string;
  readonly changes?: string;
  readonly struck?: true;
}

/** `ehc authority`: what the authority has settled for itself beside the law. */
export function authorityCommand(program: Command, output: Output): void {
  const authority = program
    .command('authority')
    .description('the authority’s own settings: policy options, sign-off order, local milestones, school closures');
  authority
    .command('show')
    .description('every setting in force, with the day it holds from and the reason')
    .option('--known-on <date>', 'from what had been recorded by the end of this day')
    .option('--history', 'with every change as it was recorded')
    .option('--authority <code>', 'three-figure code (default: the one in EHC_AUTHORITY)')
    .option('--json', 'print one JSON object')
    .action(async (options: ShowOptions) => {
      const settings = await readSettings(options);
      if (options.json === true) output.json(settings);
      else printSettings(settings, options.history === true, output);
    });
  changing(authority.command('set-policy'), true)
    .description('answer a question on which the law is silent or disputed (timetable due --option tries it out)')
    .argument('<P1=value>', 'the option and its value, for example P3=day1')
    .action((text: string, options: ChangeOptions) => {
      const [, option, value] = /^\s*(\w+)\s*=\s*(\w+)\s*$/.exec(text) ?? [];
      if (option === undefined) throw new CliFault(`"${text}" must be OPTION=VALUE`, exitCodes.badUsage);
      return change('ChoosePolicyOption', { option, value, reason: options.reason }, options, output);
    });
  changing(authority.command('set-sign-off'))
    .description('which sectors must sign a plan off before it is sent, in order')
    .argument('<sectors>', 'for example education,health,socialCare; none for none')
    .action((sectors: string, options: ChangeOptions) => {
      const order = sectors === 'none' ? [] : listOf(sectors);
      return change('SetSignOffOrder', { order, reason: options.reason ?? null }, options, output);
    });
  changing(authority.command('set-milestones'))
    .description('weeks of the local milestones other than the usual 12, 12, 14 and 16; never a breach')
    .argument('<weeks>', 'for example adviceIn=11,draftServed=15; usual for the usual ones')
    .action((weeks: string, options: ChangeOptions) => {
      const data = { weeks: weeks === 'usual' ? {} : weeksFrom(weeks), reason: options.reason ?? null };
      return change('SetLocalMilestones', data, options, output);
    });
  changing(authority.command('set-letterhead'))
    .description(
      'what letters carry of the authority: name, address, contact, its words about appeals, mediation and advice',
    )
    .argument('<json>', 'its fields by name (case fields SetLetterhead lists them)')
    .action((text: string, options: ChangeOptions) => changeWhole('SetLetterhead', text, options, output));
  for (const [name, type, description] of wholeSettings) {
    changing(authority.command(name))
      .description(description)
      .argument('<json>', `its fields by name (case fields ${type} lists them)`)
      .action((text: string, options: ChangeOptions) => changeWhole(type, text, options, output));
  }
  closuresCommands(authority, output);
  neighboursCommand(authority, output);
  changing(authority.command('correct'), true)
    .description('correct an earlier record of a setting; both stay readable (authority show --history names them)')
    .argument('<revision>', 'revision of the record that was wrong')
    .option('--on <date>', 'the day from which it should hold')
    .option('--changes <json>', 'fields that should stand instead, by name')
    .option('--struck', 'it should never have been recorded')
    .action((revision: string, options: CorrectOptions) => correct(revision, options, output));
}

const auditsKeep = 'audits on record keep what they were recorded with';
const wholeSettings = [
  [
    'set-audit-scale',
    'SetAuditScale',
    `the grades of quality audits, and which count as good or better; ${auditsKeep}`,
  ],
  ['set-audit-criteria', 'SetAuditCriteria', `what audits of plans, of advice or of reviews look at; ${auditsKeep}`],
  ['set-auditor-posts', 'SetAuditorPosts', `the posts that audit, and which are medical or clinical; ${auditsKeep}`],
  [
    'set-casework-limits',
    'SetCaseworkLimits',
    'when a case counts as stuck, and by when escalations and contacts are answered; never a breach',
  ],
] as const;

/** A setting that is given whole, as JSON. */
function changeWhole(type: string, text: string, options: ChangeOptions, output: Output): Promise<void> {
  const data = jsonFrom('the setting', text);
  if (typeof data !== 'object' || data === null) throw new CliFault('Give a JSON object', exitCodes.badUsage);
  const reason = options.reason === undefined ? {} : { reason: options.reason };
  return change(type, { ...data, ...reason }, options, output);
}

async function correct(revision: string, options: CorrectOptions, output: Output): Promise<void> {
  const body = {
    revision: wholeNumberFrom('revision', revision, 0, 1_000_000),
    reason: options.reason,
    ...(options.on === undefined ? {} : { occurredOn: dateFrom('--on', options.on) }),
    ...(options.changes === undefined ? {} : { changes: jsonFrom('--changes', options.changes) }),
    ...(options.struck === true ? { struck: true } : {}),
  };
  await recorded(options, output, (recorder, context) => recorder.correct(body, context));
}

function listOf(text: string): readonly string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function weeksFrom(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    listOf(text).map((part): [string, number] => {
      const [, id, week] = /^(\w+)\s*=\s*(\d{1,3})$/.exec(part) ?? [];
      if (id === undefined) throw new CliFault(`"${part}" must be MILESTONE=WEEK`, exitCodes.badUsage);
      return [id, Number(week)];
    }),
  );
}

function jsonFrom(option: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliFault(`${option} cannot be read as JSON: ${(error as Error).message}`, exitCodes.badUsage);
  }
}
