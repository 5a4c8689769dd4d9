import { Injectable } from '@nestjs/common';
import { measureById } from '../../../projections/measures/catalogue.js';
import { casesBehind } from '../../../projections/measures/figures.js';
import type { FigureCase } from '../../../projections/measures/figures.js';
import { isRate } from '../../../projections/measures/measure.js';
import { needsBirthDates } from '../../../projections/measures/populations.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { FigureSources } from '../../performance/figure-source.service.js';
import type { Period } from '../../performance/period.js';
import { Turns } from '../../event-store/turns.js';
import type { ReadFigure } from './answer-read.js';
import type { FigureMembers } from './published-answers.js';

/** The cases behind figures, so that it can be told which of them may be published together. */
@Injectable()
export class FigureMembersReader {
  constructor(private readonly sources: FigureSources) {}

  /** Of figures that do not come from cases, and of those whose cases do not add up to them, nothing is known. */
  async of(
    figures: readonly ReadFigure[],
    period: Period,
    knownOn: CalendarDate | null,
  ): Promise<ReadonlyMap<ReadFigure, FigureMembers>> {
    const found = new Map<ReadFigure, FigureMembers>();
    const kept = new Map<string, FigureMembers | null>();
    const turns = new Turns();
    for (const figure of figures) {
      await turns.next();
      const { source } = figure;
      if (source === null) continue;
      const { from, to, asAt } = source.figure.scope;
      const key = [source.measure.id, from, to, asAt, source.figure.numerator, source.figure.denominator].join(' ');
      const members = kept.has(key) ? kept.get(key) : await this.membersOf(figure, period, knownOn);
      kept.set(key, members ?? null);
      if (members != null) found.set(figure, members);
    }
    return found;
  }

  private async membersOf(
    { source }: ReadFigure,
    period: Period,
    knownOn: CalendarDate | null,
  ): Promise<FigureMembers | null> {
    const measure = source === null ? undefined : measureById(source.measure.id);
    if (source === null || measure === undefined) return null;
    const { rows } = await this.sources.source({ period, team: null, asAt: knownOn }, needsBirthDates(measure));
    const cases = casesBehind(measure, rows, source.figure.scope);
    const above = cases.filter(({ counted }) => counted === 'inNumerator');
    // What a ratio counts above its line it does not count below it; what is set against a population is no part of it.
    const below = measure.kind === 'ratio' ? cases.filter(({ counted }) => counted !== 'inNumerator') : cases;
    if (above.length !== source.figure.numerator) return null;
    return {
      above: named(above),
      below: isRate(measure.kind) && below.length === source.figure.denominator ? named(below) : null,
    };
  }
}

/** A case that stands behind a figure several times has a name for each time. */
function named(cases: readonly FigureCase[]): readonly string[] {
  const seen = new Map<string, number>();
  return cases.map(({ of, stream, subject }) => {
    const name = `${of} ${stream} ${subject ?? ''}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} ${times}`;
  });
}
