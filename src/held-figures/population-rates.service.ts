import { Injectable } from '@nestjs/common';
import { stockByAgeAndNeed } from '../../projections/measures/breakdown.measures.js';
import { everyPupil, schoolPopulation } from '../../workflows/held-figures/catalogue/population.series.js';
import { standing } from '../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures, KeptFigure } from '../../workflows/held-figures/held-figures.state.js';
import { inTime } from '../../workflows/held-figures/period.js';
import { HomeAuthority } from '../children/home-authority.js';
import { FiguresService } from '../performance/figures.service.js';
import { sentenceDate } from '../web/words/date-words.js';
import { periodWords, valueWords } from '../web/words/held-figure-words.js';
import { percentage } from '../web/words/number-words.js';

/** Live plans of a day set against the pupils counted as at that day. */
export interface PopulationRate {
  readonly period: string;
  readonly on: string;
  readonly pupils: string;
  readonly plans: string;
  /** The plans of that day, told apart. */
  readonly plansHref: string;
  readonly share: string;
}

/** Sets what the tracker counts against the school population that was given. */
@Injectable()
export class PopulationRates {
  constructor(
    private readonly figures: FiguresService,
    private readonly home: HomeAuthority,
  ) {}

  /** The latest school year first. */
  async of({ cells }: HeldFigures): Promise<readonly PopulationRate[]> {
    const given = [...cells.values()]
      .filter(({ series, part }) => series === schoolPopulation && part === everyPupil)
      .map(standing)
      .filter((figure) => figure !== null)
      .toSorted((a, b) => inTime('schoolYear', b.period, a.period));
    return Promise.all(given.map((figure) => this.rate(figure)));
  }

  private async rate({ period, value, asAt }: KeptFigure): Promise<PopulationRate> {
    const { numerator: plans } = await this.figures.figure(this.home.code, stockByAgeAndNeed, { from: asAt, to: asAt, asAt }); // prettier-ignore
    return {
      period: periodWords('schoolYear', period),
      on: sentenceDate(asAt),
      pupils: valueWords(value, 'count'),
      plans: valueWords(plans, 'count'),
      plansHref: `/breakdowns?measure=live&by=age&on=${asAt}`,
      share: percentage(plans, value),
    };
  }
}
