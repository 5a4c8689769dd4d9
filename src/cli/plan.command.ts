import { Option } from 'commander';
import type { Command } from 'commander';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { overdueTasks } from '../../workflows/action-plan/due-dates.js';
import { planDifferences } from '../../workflows/action-plan/plan-differences.js';
import type { PlanDifference } from '../../workflows/action-plan/plan-differences.js';
import type { PlanDocument } from '../../workflows/action-plan/plan-document.js';
import { planGaps } from '../../workflows/action-plan/plan-gaps.js';
import { standingDocument } from '../../workflows/action-plan/standing-document.js';
import type { PlanRecord } from '../action-plans/action-plan-records.service.js';
import { fivePlans, fivePlansFile, isOneOfFive } from '../action-plans/five-plans.js';
import { planCounts } from '../action-plans/plan-counts.js';
import { largestPlanFile, planFromFile } from '../action-plans/plan-file.js';
import { envelopeOf } from '../api/command-envelope.js';
import { BasisService } from '../commands/basis.service.js';
import { stageWords } from '../web/words/fact-words.js';
import { dateFrom, wholeNumberFrom } from './arguments.js';
import { cliActor, withServices } from './cli-context.js';
import { recordsOf } from './plan-records.js';
import { CliFault } from './exit-codes.js';
import type { Output } from './output.js';
import { refusalsInWords } from './refusals.js';

/** Faults and differences printed on the screen. */
const mostShown = 100;

/** `ehc plan`: SEND action plans from their files, and what stands of them. */
export function planCommand(program: Command, output: Output): void {
  const plans = program
    .command('plan')
    .description('action plans: load a plan from its file, export it, compare versions');
  loadCommand(plans, output);
  listCommand(plans, output);
  exportCommand(plans, output);
  compareCommand(plans, output);
  overdueCommand(plans, output);
}

interface LoadOptions {
  readonly reason?: string;
  readonly dryRun?: true;
  readonly commandId?: string;
  readonly json?: true;
}

function loadCommand(plans: Command, output: Output): void {
  plans
    .command('load')
    .description(
      'load a plan from its JSON file, whole or not at all; a later version takes the place of the one that stands',
    )
    .argument('<file>', `FILE.json of version 1.0, or one that comes with the product: ${fivePlans.join(', ')}`)
    .option('--reason <text>', 'why this version takes the place of the one that stands; names no child')
    .option('--dry-run', 'say what the file holds and what it would change, and record nothing')
    .option('--command-id <id>', 'makes a retry safe')
    .option('--json', 'print one JSON object')
    .action(async (path: string, options: LoadOptions) => {
      const read = planFromFile(isOneOfFive(path) && !existsSync(path) ? fivePlansFile(path) : bytesOf(path));
      if (read.document === null) {
        for (const { path: at, text } of read.faults.slice(0, mostShown))
          output.note(at === '' ? text : `${at}: ${text}`);
        if (read.faults.length > mostShown) output.note(`and ${read.faults.length - mostShown} more`);
        throw new CliFault(`Nothing was recorded: ${read.faults.length === 1 ? 'one fault' : `${read.faults.length} faults`} in ${path}`); // prettier-ignore
      }
      const { document, file } = read;
      const { before, recorded } = await refusalsInWords(() => load(document, file, options));
      const differences = before === null ? [] : planDifferences(before, document);
      if (options.json === true) {
        output.json({ plan: document.id, rows: planCounts(document), new: before === null, differences, recorded });
        return;
      }
      output.line(`${document.authority}: ${document.title} (${document.id})`);
      output.line(
        `  ${planCounts(document)
          .map(({ what, count }) => `${count} ${what}`)
          .join(', ')}`,
      );
      if (before !== null) printDifferences(differences, output);
      output.line(recorded ? 'Recorded.' : 'Nothing recorded.');
    });
}

async function load(
  document: PlanDocument,
  file: { readonly sha256: string; readonly bytes: number },
  { reason, dryRun, commandId }: LoadOptions,
): Promise<{ readonly before: PlanDocument | null; readonly recorded: boolean }> {
  return withServices({ access: dryRun === true ? 'read' : 'write' }, async ({ config, get }) => {
    const records = recordsOf({ config, get });
    const { state, revision } = await records.now(document.id);
    const before = standingDocument(state);
    const stands = before !== null && planDifferences(before, document).length === 0;
    if (dryRun === true || stands) return { before, recorded: false };
    if (before !== null && reason === undefined) {
      throw new CliFault(
        `Nothing was recorded: the plan stands in another version (${planDifferences(before, document).length} differences; --dry-run lists them). Say why this one takes its place with --reason TEXT`,
      );
    }
    await records.record(
      document.id,
      { type: 'LoadPlan', data: { document, file, reason: before === null ? null : (reason ?? null) } },
      {
        authority: config.authority,
        actor: cliActor,
        commandId: envelopeOf({}, commandId).commandId,
        source: 'import',
        seenRevision: revision,
      },
    );
    return { before, recorded: true };
  });
}

function listCommand(plans: Command, output: Output): void {
  plans
    .command('list')
    .description('the plans there are')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { readonly json?: true }) => {
      const found = await withServices({ access: 'read' }, async ({ config, get }) => {
        const records = recordsOf({ config, get });
        const { today } = get<BasisService>(BasisService);
        const ids = await records.everyId();
        return Promise.all(ids.map(async (id) => listed(id, await records.now(id), today)));
      });
      const lines = found.flatMap((one) => one ?? []);
      if (json === true) output.json(lines);
      else if (lines.length === 0) output.line('There are no action plans. Load one with: ehc plan load FILE.json');
      else for (const one of lines) output.line(`${one.plan}  ${one.authority}: ${one.title} (${one.stage}, ${one.items} items, ${one.overdue} overdue)`); // prettier-ignore
    });
}

function listed(plan: string, { state }: PlanRecord, today: Parameters<typeof overdueTasks>[1]) {
  const { document: text } = state;
  if (text === null) return null;
  return {
    plan,
    authority: text.authority,
    title: text.title,
    stage: stageWords(state.stage),
    version: text.document.version,
    items: text.items.length,
    measures: text.measures.length,
    overdue: overdueTasks(state, today).length,
    gaps: planGaps(state).length,
  };
}

function exportCommand(plans: Command, output: Output): void {
  plans
    .command('export')
    .description('a plan as JSON, from its events: as it stands, or as it was known on a day')
    .argument('<plan>', 'id of the plan')
    .option('--known-on <date>', 'only what had been recorded by the end of this day')
    .option('--out <file>', 'write it to a file instead of the screen')
    .action(async (plan: string, { knownOn, out }: { readonly knownOn?: string; readonly out?: string }) => {
      const document = await withServices({ access: 'read' }, async (session) => {
        const records = recordsOf(session);
        const record =
          knownOn === undefined
            ? await records.now(plan)
            : await records.knownOn(plan, dateFrom('--known-on', knownOn));
        return standingDocument(record.state);
      });
      if (document === null) throw noSuchPlan(plan);
      if (out === undefined) output.json(document);
      else {
        writeFileSync(resolve(out), `${JSON.stringify(document, null, 2)}\n`, { flag: 'wx' });
        output.note(`Written to ${out}`);
      }
    });
}

function compareCommand(plans: Command, output: Output): void {
  plans
    .command('compare')
    .description('what differs between two versions of a plan, place by place')
    .argument('<plan>', 'id of the plan')
    .option('--from <number>', 'number of the version (default: the one before the last)')
    .option('--to <number>', 'number of the version (default: the plan as it stands)')
    .option('--json', 'print one JSON object')
    .action(async (plan: string, options: { readonly from?: string; readonly to?: string; readonly json?: true }) => {
      const differences = await withServices({ access: 'read' }, async (session) => {
        const records = recordsOf(session);
        const { state } = await records.now(plan);
        const { versions } = state;
        if (versions.length === 0) throw noSuchPlan(plan);
        const documentOf = async (number: number): Promise<PlanDocument | null> => {
          const revision = versions[number - 1]?.revision ?? 0;
          return standingDocument((await records.at(plan, revision)).state);
        };
        const last = versions.length;
        const from =
          options.from === undefined ? Math.max(1, last - 1) : wholeNumberFrom('--from', options.from, 1, last);
        const before = await documentOf(from);
        const after = options.to === undefined ? standingDocument(state) : await documentOf(wholeNumberFrom('--to', options.to, 1, last)); // prettier-ignore
        return before === null || after === null ? [] : planDifferences(before, after);
      });
      if (options.json === true) output.json(differences);
      else printDifferences(differences, output);
    });
}

function overdueCommand(plans: Command, output: Output): void {
  plans
    .command('overdue')
    .description('what of a plan is late on a day')
    .argument('<plan>', 'id of the plan')
    .addOption(new Option('--on <date>', 'the day (default: today)'))
    .option('--json', 'print one JSON object')
    .action(async (plan: string, { on, json }: { readonly on?: string; readonly json?: true }) => {
      const late = await withServices({ access: 'read' }, async (session) => {
        const { state } = await recordsOf(session).now(plan);
        if (state.document === null) throw noSuchPlan(plan);
        const day = on === undefined ? session.get<BasisService>(BasisService).today : dateFrom('--on', on);
        return overdueTasks(state, day).map(({ item, deliverable, by, daysOver, late: what, timescale }) => ({
          item: item.id,
          ref: item.sourceRef,
          deliverable: deliverable?.id ?? null,
          summary: item.summary,
          leads: item.leads.map(({ partyId }) => partyId),
          by,
          daysOver,
          late: what,
          condition: timescale.condition ?? null,
        }));
      });
      if (json === true) output.json(late);
      else if (late.length === 0) output.line('Nothing is overdue.');
      else for (const one of late) output.line(`${one.by}  ${one.ref ?? one.item}  ${one.summary} (${one.daysOver} days)`); // prettier-ignore
    });
}

const noSuchPlan = (plan: string): CliFault =>
  new CliFault(`There is no plan “${plan.slice(0, 80)}”. See them with: ehc plan list`);

function printDifferences(differences: readonly PlanDifference[], output: Output): void {
  if (differences.length === 0) output.line('  Nothing differs.');
  for (const { path, kind, before, after } of differences.slice(0, mostShown)) {
    const words = kind === 'added' ? `added: ${shortened(after)}` : kind === 'removed' ? `removed: ${shortened(before)}` : `${shortened(before)} -> ${shortened(after)}`; // prettier-ignore
    output.line(`  ${path}: ${words}`);
  }
  if (differences.length > mostShown) output.line(`  and ${differences.length - mostShown} more (--json lists all)`);
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function bytesOf(file: string): Buffer {
  try {
    // A file of gigabytes is not read to be told that it is too large.
    if (statSync(resolve(file)).size > largestPlanFile) {
      throw new CliFault(`${file} must be ${largestPlanFile / 1024} KB or smaller`);
    }
    return readFileSync(resolve(file));
  } catch (error) {
    if (error instanceof CliFault) throw error;
    throw new CliFault(`${file} cannot be read: ${(error as Error).message}`);
  }
}
