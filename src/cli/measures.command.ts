import type { Command } from 'commander';
import { measures } from '../../projections/measures/catalogue.js';
import { outcomesAsAt, publishedYear } from '../../projections/measures/published-year.js';
import type { PublishedYear } from '../../projections/measures/published-year.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { EventStore } from '../event-store/event-store.js';
import { figureRowsFromLog } from '../performance/figure-rows.js';
import { authorityName } from '../sen2/authorities.js';
import { authorityFrom, dateFrom, wholeNumberFrom } from './arguments.js';
import { withServices } from './cli-context.js';
import { CliFault } from './exit-codes.js';
import type { Output } from './output.js';

interface MeasuresOptions {
  readonly authority?: string;
  readonly year?: string;
  readonly asAt?: string;
  readonly knownOn?: string;
  readonly json?: true;
}

/** `ehc measures`: a year as the Department for Education publishes it, from the events themselves. */
export function measuresCommand(program: Command, output: Output): void {
  program
    .command('measures')
    .description('the figures of a calendar year as the Department for Education publishes them')
    .option('--authority <code>', 'three-figure code of the authority (default: the one in EHC_AUTHORITY)')
    .option('--year <year>', 'calendar year (default: last year)')
    .option(
      '--as-at <date>',
      'count outcomes up to this day (default: reference date of the year’s return, or census day)',
    )
    .option('--known-on <date>', 'only what had been recorded by the end of this day')
    .option('--json', 'print one JSON object')
    .action(async (options: MeasuresOptions) => {
      const asked = options.authority === undefined ? {} : { authority: authorityFrom(options.authority) };
      await withServices({ access: 'read', ...asked }, async ({ config, get }) => {
        const events = get<EventStore>(EventStore);
        const basis = get<BasisService>(BasisService);
        const authority = asked.authority ?? config.authority;
        const thisYear = Number(basis.today.slice(0, 4));
        const year =
          options.year === undefined ? thisYear - 1 : wholeNumberFrom('--year', options.year, 2014, thisYear);
        const head = await events.head();
        const progress = output.progress('Reading the log');
        const knownUntil =
          options.knownOn === undefined ? null : endOfLondonDay(dateFrom('--known-on', options.knownOn));
        const standing = knownUntil === null ? basis.standing : basis.standingAsKnown(knownUntil);
        const rows = await figureRowsFromLog(events, standing, {
          authority,
          onProgress: (position) => {
            progress.update(position, head);
          },
          ...(knownUntil === null ? {} : { knownUntil: knownUntil.toISOString() }),
        });
        progress.stop();
        if (rows.assessment.length === 0 && rows.plan.length === 0) {
          throw new CliFault(`Nothing is recorded for authority ${authority}. Import a return or check the code`);
        }
        const asAt =
          options.asAt === undefined ? outcomesAsAt(rows, year, basis.today) : dateFrom('--as-at', options.asAt);
        const published = publishedYear(rows, year, asAt);
        const la = authorityName(authority) ?? (authority === config.authority ? config.authorityName : null);
        if (options.json === true) output.json(asJson(authority, la, year, published));
        else print(authority, la, year, published, output);
      });
    });
  program
    .command('definitions')
    .description('every measure in plain words')
    .option('--json', 'print JSON')
    .action((options: { json?: true }) => {
      if (options.json === true) output.json(measures);
      for (const measure of options.json === true ? [] : measures) {
        output.line(`${measure.id} (version ${measure.version})  ${measure.title}`);
        output.line(`    ${measure.definition}`);
        output.line(`    Of: ${measure.denominator}. By: ${measure.dateBasis}. Leaves out: ${measure.leavesOut}.`);
      }
    });
}

function asJson(authority: string, name: string | null, year: number, published: PublishedYear): object {
  return {
    la: name,
    la_code: authority,
    year,
    outcomes_as_at: published.scope.asAt,
    ...published.counts,
    percentages: published.percentages,
    average_weeks: published.weeks,
    measures: published.measures,
  };
}

function print(authority: string, name: string | null, year: number, published: PublishedYear, output: Output): void {
  output.line(`${name ?? 'Authority'} (${authority}), ${year}; outcomes as at ${published.scope.asAt}`);
  for (const [key, count] of Object.entries(published.counts)) {
    const share = published.percentages[key];
    const words = share === undefined ? '' : share === null ? '   no cases' : `   ${share.toFixed(1)}%`;
    output.line(`  ${key.padEnd(28)}${String(count).padStart(7)}${words}`);
  }
  for (const [key, weeks] of Object.entries(published.weeks)) {
    output.line(`  ${key.padEnd(28)}${weeks === null ? '      –' : weeks.toFixed(1).padStart(7)} weeks`);
  }
}
