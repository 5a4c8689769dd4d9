import { Controller, Get, NotFoundException, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { measureById, measures } from '../../projections/measures/catalogue.js';
import type { Measure } from '../../projections/measures/measure.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import type { HiddenCases } from '../case-access/hidden-cases.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { KeyStore } from '../keys/key-store.js';
import { instantWords, period as periodWords, sentenceDate, typedDate } from '../web/words/date-words.js';
import { differenceOf, figureValue, runningChart, stepRows } from './as-known.view.js';
import type { StepRow } from './as-known.view.js';
import { sendCsv } from './csv.js';
import { FiguresAsKnown } from './figures-as-known.service.js';
import type { KnownThenAndNow } from './figures-as-known.service.js';
import { FiguresService } from './figures.service.js';
import { WorkedOut } from './worked-out.js';
import { figuresHref, figuresQuery } from './figures-query.js';
import type { FiguresQuery } from './figures-query.js';
import { textOf } from './performance-query.js';
import type { RawQuery } from './performance-query.js';

const mostSteps = 500;
/** Comparisons that stay worked out. */
const mostComparisons = 30;
/** How long a page waits for its first comparison before it says how far that is, milliseconds. */
const patienceMs = 40;
/** How often a page that waits asks again, seconds. */
const asksAgainAfter = 2;

interface Comparison {
  readonly measure: Measure;
  readonly found: KnownThenAndNow;
  readonly rows: readonly StepRow[];
  /** False where something was recorded since, which is being counted. */
  readonly upToDate: boolean;
}

interface Waiting {
  readonly measure: Measure;
  /** From 0 to 1. */
  readonly progress: number;
}

/** A figure as it was known on a day against now or a later day, with what made the difference. */
@Controller()
@RequireRoles('auditor', 'manager')
export class FiguresAsKnownController {
  private readonly comparisons = new WorkedOut<KnownThenAndNow>(mostComparisons);
  /** From 0 to 1, of comparisons under way. */
  private readonly progress = new Map<string, number>();

  constructor(
    private readonly asKnown: FiguresAsKnown,
    private readonly keys: KeyStore,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
    private readonly figures: FiguresService,
    private readonly home: HomeAuthority,
  ) {}

  @Get('figures')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const { query, faults } = figuresQuery(raw, today);
    const comparison = await this.compared(query, patienceMs);
    const typed = (name: string, value: CalendarDate | null): string =>
      faults.some(({ field }) => field === name) ? (textOf(raw, name) ?? '') : value === null ? '' : typedDate(value);
    const { measure } = comparison;
    const frame = {
      title: 'Figures as known on a date',
      section: 'figures',
      errors: faults,
      filter: {
        measure: measure.id,
        from: query.period.fromMonth,
        to: query.period.toMonth,
        known: typed('known', query.known),
        compare: typed('compare', query.compared),
        today: typedDate(today),
      },
      measures: measures
        .filter(({ kind }) => kind !== 'duration' && kind !== 'mean')
        .map(({ id, title }) => ({ id, title })),
      measure: { id: measure.id, title: measure.title, version: measure.version },
      period: periodWords(query.period.from, query.period.to),
    };
    response.status(faults.length === 0 ? 200 : 422);
    if ('progress' in comparison) {
      response.header('refresh', String(asksAgainAfter));
      response.render('performance/figures-as-known.njk', {
        ...frame,
        workingOut: Math.floor(comparison.progress * 100),
      });
      return;
    }
    const { found, rows, upToDate } = comparison;
    const shown = rows.slice(-mostSteps);
    const hidden = await this.access.hiddenFrom(person);
    const references = await this.referencesOf(shown, hidden);
    response.render('performance/figures-as-known.njk', {
      ...frame,
      upToDate,
      facts: this.factsOf(query, found, rows.length),
      chart: runningChart(found),
      csvHref: figuresHref(query, '/figures.csv'),
      values: { then: figureValue(found.then).value, now: figureValue(found.now).value },
      steps: shown.map((row) => ({
        ...row,
        child: { reference: references.get(row.childId ?? '') ?? null },
        notShown: hidden.hides(row.childId),
      })),
      hidden: rows.length - shown.length,
      same: rows.length === 0,
    });
  }

  @Get('figures.csv')
  async csv(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, faults } = figuresQuery(raw, this.basis.today);
    if (faults.length > 0) throw new NotFoundException();
    const comparison = await this.compared(query, Number.POSITIVE_INFINITY);
    if ('progress' in comparison) throw new Error('What is waited for without an end has an answer');
    const { measure, found, rows } = comparison;
    const references = await this.referencesOf(rows, await this.access.hiddenFrom(person));
    const [then, now] = [figureValue(found.then), figureValue(found.now)];
    sendCsv(response, `${measure.id}-as-known-${query.known}`, [
      ['recorded', 'case', 'what', 'by', 'figure after', 'of'],
      [
        query.known,
        '',
        `As known on that day: ${measure.title}, version ${measure.version}`,
        '',
        then.value,
        then.line,
      ],
      ...rows.map(({ recorded, childId, what, by, rate, line }) => [
        recorded,
        references.get(childId ?? '') ?? '',
        what,
        by,
        rate,
        line,
      ]),
      [query.compared ?? this.basis.today, '', 'Known on that day', '', now.value, now.line],
    ]);
  }

  /** @returns how far it is where nothing was worked out before and it takes longer than the patience given. */
  private async compared(query: FiguresQuery, patience: number): Promise<Comparison | Waiting> {
    const measure = measureById(query.measure);
    if (measure === undefined) throw new NotFoundException();
    const { period, known, compared } = query;
    const key = [
      measure.id,
      measure.version,
      period.from,
      period.to,
      known,
      compared ?? `${this.basis.today} now`,
    ].join(' ');
    // Between two past days nothing changes any more.
    const source = compared === null ? await this.figures.rows(this.home.code) : 'past';
    const work = async (): Promise<KnownThenAndNow> => {
      try {
        return await this.asKnown.compare(measure, period.from, period.to, known, compared, (share) =>
          this.progress.set(key, share),
        );
      } finally {
        this.progress.delete(key);
      }
    };
    const answer = await this.comparisons.soon(key, source, work, patience);
    if (answer === null) return { measure, progress: this.progress.get(key) ?? 0 };
    const { answer: found, upToDate } = answer;
    const names = await this.namesOf(found.steps.map(({ event }) => event.actor.id));
    const rows = stepRows(found, (actor, from) =>
      from === 'import' ? 'Import' : (names.get(actor) ?? 'Somebody who is not listed'),
    );
    return { measure, found, rows, upToDate };
  }

  private factsOf({ known, compared }: FiguresQuery, found: KnownThenAndNow, steps: number): readonly object[] {
    const actors = new Set(found.steps.map(({ event }) => event.actor.id)).size;
    const [then, now, events] = [figureValue(found.then), figureValue(found.now), found.steps.length];
    const upTo = compared === null ? `to ${instantWords(found.until)}` : '';
    return [
      { label: `As known on ${sentenceDate(known)}`, ...then },
      {
        label: compared === null ? 'Known now' : `As known on ${sentenceDate(compared)}`,
        value: now.value,
        line: [now.line, upTo].filter((part) => part !== '').join(' · '),
      },
      {
        label: 'Difference',
        value: differenceOf(found.then, found.now),
        line:
          events > 0
            ? `${events} ${events === 1 ? 'event' : 'events'} by ${actors} ${actors === 1 ? 'person' : 'people'}, all explained`
            : steps > 0
              ? 'Not by any new record'
              : '',
      },
    ];
  }

  /** The page works by references: nobody's name is opened for it. */
  private async referencesOf(
    rows: readonly StepRow[],
    hidden: HiddenCases,
  ): Promise<ReadonlyMap<string, string | null>> {
    const references = new Map<string, string | null>();
    for (const childId of new Set(rows.flatMap((row) => row.childId ?? []))) {
      if (!hidden.hides(childId)) references.set(childId, await this.keys.referenceOf(childId));
    }
    return references;
  }

  private async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(ids)) {
      const person = await this.people.find(id);
      if (person !== null) names.set(id, person.name);
    }
    return names;
  }
}
