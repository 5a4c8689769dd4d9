import { Injectable } from '@nestjs/common';
import { percentage } from '../../../projections/measures/measure.js';
import type { FigureRows } from '../../../projections/measures/figures.js';
import { keptOn } from '../../../projections/transition/transition.projection.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { ChildFacets } from '../../children/child-facets.service.js';
import { BasisService } from '../../commands/basis.service.js';
import { endOfLondonDay } from '../../commands/london-time.js';
import type { Period } from '../../performance/period.js';
import { WorkedOut } from '../../performance/worked-out.js';
import { isOfAge, missingOfEach } from '../../transition/missing-details.js';
import { nOfN } from '../../web/words/number-words.js';
import type { LiveFigure } from './live-answer.js';

const measure = {
  id: 'ehc.data.completeness',
  version: 1,
  title: 'Details on record, ages 16 to 25',
  definition:
    'Of the plan holders aged 16 to 25, and those whose age nobody knows, the ones of whom everything is on record that the SEN2 return asks for: date of birth, sex, ethnicity, postcode, number, primary need and setting.',
};

interface Counted {
  readonly whole: number;
  readonly all: number;
}

/** Days as of which it stays counted: today, and a few of the past. */
const mostDays = 4;

/** How whole the record is of plan holders aged 16 to 25: what the page of missing details lists the others of. */
@Injectable()
export class DetailsOnRecord {
  private readonly worked = new WorkedOut<Counted>(mostDays);

  constructor(
    private readonly facets: ChildFacets,
    private readonly basis: BasisService,
  ) {}

  /** Of the record as it is known, today or on a day: a period says nothing of it. Rows with birth dates. */
  async figure(rows: FigureRows, period: Period, knownOn: CalendarDate | null): Promise<LiveFigure> {
    const on = knownOn ?? this.basis.today;
    const { whole, all } = await this.worked.fresh(`${on} ${knownOn ?? ''}`, rows, () => this.count(rows, on, knownOn));
    const value = percentage(whole, all);
    return {
      label: measure.title,
      measure,
      figure: {
        measure: measure.id,
        version: measure.version,
        scope: { from: period.from, to: period.to, asAt: on },
        kind: 'share',
        numerator: whole,
        denominator: all,
        percentage: value,
        mean: null,
        median: null,
        ninth: null,
      },
      value,
      unit: 'percent',
      population: null,
      words: value === null ? 'No plan holders aged 16 to 25' : `${nOfN(whole, all)} (${value.toFixed(1)}%)`,
      // The list knows today alone.
      casesHref: knownOn === null && all > 0 ? '/transition/missing-details?who=everyone' : null,
      definitionHref: null,
    };
  }

  private async count(rows: FigureRows, on: CalendarDate, knownOn: CalendarDate | null): Promise<Counted> {
    const births = new Map(rows.youngPerson.map(({ row, item }) => [row.stream, item.birthDate]));
    const counted = rows.transition.filter((row) => {
      const birthDate = births.get(row.stream);
      return keptOn(row, on) && (birthDate === undefined || isOfAge(birthDate, on));
    });
    const children = counted.map(({ childId }) => childId);
    const facets = await this.facets.of(children, knownOn === null ? null : endOfLondonDay(knownOn));
    const missing = await missingOfEach(children, facets, on);
    return { whole: children.filter((childId) => missing.get(childId)?.length === 0).length, all: counted.length };
  }
}
