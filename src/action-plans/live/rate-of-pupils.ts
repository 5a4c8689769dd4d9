import { stockByAgeAndNeed } from '../../../projections/measures/breakdown.measures.js';
import { figureOf } from '../../../projections/measures/figures.js';
import type { FigureRows } from '../../../projections/measures/figures.js';
import { percentage } from '../../../projections/measures/measure.js';
import type { Scope } from '../../../projections/measures/measure.js';
import { everyPupil, schoolPopulation } from '../../../workflows/held-figures/catalogue/population.series.js';
import { standing } from '../../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures, KeptFigure } from '../../../workflows/held-figures/held-figures.state.js';
import { casesHref, definitionHref } from '../../performance/figure-links.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import type { LiveAsk, LiveFigure } from './live-answer.js';

/** Live plans for every hundred pupils, on the day of the last school census that was given by the end of the period. */
export function rateOfPupils(
  { period, knownOn }: LiveAsk,
  held: HeldFigures,
  rows: FigureRows,
  scope: Scope,
): LiveFigure {
  const pupils = pupilsBy(held, scope.to < scope.asAt ? scope.to : scope.asAt);
  const on = pupils?.asAt ?? scope.asAt;
  const measure = stockByAgeAndNeed;
  const figure = figureOf(measure, rows, { ...scope, asAt: on });
  const plans = figure.numerator;
  const value = pupils === null ? null : percentage(plans, pupils.value);
  const query = { period, team: null, basis: 'issued', asAt: knownOn } as const;
  return {
    label: 'Share of the school population',
    measure,
    figure: { ...figure, denominator: pupils?.value ?? null, percentage: value },
    value,
    unit: 'percent',
    population: null,
    words:
      pupils === null || value === null
        ? 'No school population given by then'
        : `${count(plans)} live plans to ${count(pupils.value)} pupils on ${sentenceDate(on)} (${value.toFixed(1)}%)`,
    casesHref: value === null || plans === 0 ? null : `${casesHref(measure.id, measure.version, query)}&on=${on}`,
    definitionHref: definitionHref(measure.id),
  };
}

function pupilsBy({ cells }: HeldFigures, day: Scope['asAt']): KeptFigure | null {
  const given = [...cells.values()]
    .filter(({ series, part }) => series === schoolPopulation && part === everyPupil)
    .map(standing)
    .filter((figure) => figure !== null && figure.asAt <= day);
  return given.reduce<KeptFigure | null>(
    (last, one) => (one !== null && (last === null || one.asAt > last.asAt) ? one : last),
    null,
  );
}
