import { BadRequestException, Controller, Get, NotFoundException, Query, Render } from '@nestjs/common';
import { measureById, measures } from '../../projections/measures/catalogue.js';
import type { Figure } from '../../projections/measures/figures.js';
import { addDays, isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { BasisService } from '../commands/basis.service.js';
import { KeyStore } from '../keys/key-store.js';
import { instantWords, period as periodWords, sentenceDate } from '../web/words/date-words.js';
import { differenceOf, figureValue, runningChart, stepRows } from './as-known.view.js';
import { FiguresAsKnown } from './figures-as-known.service.js';
import { textOf } from './performance-query.js';
import type { RawQuery } from './performance-query.js';
import { periodFrom } from './period.js';

const mostSteps = 500;

/** A figure as it was known on a day against now, with what made the difference. */
@Controller('figures')
@RequireRoles('auditor', 'manager')
export class FiguresAsKnownController {
  constructor(
    private readonly asKnown: FiguresAsKnown,
    private readonly keys: KeyStore,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  @Render('performance/figures-as-known.njk')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person): Promise<object> {
    const { today } = this.basis;
    const period = periodFrom(textOf(raw, 'from'), textOf(raw, 'to'), today);
    const known = textOf(raw, 'known') ?? addDays(today, -28);
    if (!isCalendarDate(known) || known > today) throw new BadRequestException('known must be a day up to today');
    const measure = measureById(textOf(raw, 'measure') ?? 'dfe.plan.within20w');
    if (measure === undefined) throw new NotFoundException();
    const found = await this.asKnown.compare(measure, period.from, period.to, known);
    const names = await this.namesOf(found.steps.map(({ event }) => event.actor.id));
    const rows = stepRows(found, (actor, source) =>
      source === 'import' ? 'Import' : (names.get(actor) ?? 'Somebody who is not listed'),
    );
    const shown = rows.slice(-mostSteps);
    const hidden = await this.access.hiddenFrom(person);
    // The page works by references: nobody's name is opened for it.
    const references = await this.referencesOf(
      shown.flatMap(({ childId }) => (childId === null || hidden.hides(childId) ? [] : [childId])),
    );
    const actors = new Set(found.steps.map(({ event }) => event.actor.id)).size;
    return {
      title: 'Figures as known on a date',
      section: 'figures',
      filter: { measure: measure.id, from: period.fromMonth, to: period.toMonth, known },
      measures: measures.filter(({ kind }) => kind !== 'duration').map(({ id, title }) => ({ id, title })),
      measure: { id: measure.id, title: measure.title, version: measure.version },
      period: periodWords(period.from, period.to),
      facts: [
        { label: `As known on ${sentenceDate(known)}`, ...figureValue(found.then) },
        {
          label: 'Known now',
          ...figureValue(found.now),
          line: [figureValue(found.now).line, `to ${instantWords(this.basis.now)}`].filter(Boolean).join(' · '),
        },
        {
          label: 'Difference',
          value: differenceOf(found.then, found.now),
          line:
            rows.length === 0
              ? ''
              : `${rows.length} ${rows.length === 1 ? 'event' : 'events'} by ${actors} ${actors === 1 ? 'person' : 'people'}`,
        },
      ],
      passed: sameNumbers(found.then, found.thenToday) ? null : figureValue(found.thenToday),
      resettled: sameNumbers(found.thenToday, found.thenResettled) ? null : figureValue(found.thenResettled),
      chart: runningChart(found),
      steps: shown.map((row) => ({
        ...row,
        child: { reference: references.get(row.childId ?? '') ?? null },
        notShown: hidden.hides(row.childId),
      })),
      hidden: rows.length - shown.length,
      same: rows.length === 0,
    };
  }

  private async referencesOf(childIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const references = new Map<string, string | null>();
    for (const childId of new Set(childIds)) references.set(childId, await this.keys.referenceOf(childId));
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

function sameNumbers(a: Figure, b: Figure): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}
