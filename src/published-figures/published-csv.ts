import { companyOf, figureIn } from '../../projections/published-figures/comparators.js';
import type { SeriesOfFile } from '../../projections/published-figures/published-series.js';
import { tablesOf } from '../../workflows/published-figures/published-figures.state.js';
import type { PublishedFiguresHeld } from '../../workflows/published-figures/published-figures.state.js';

const head = ['figure', 'measures', 'file', 'year', 'of', 'code', 'name', 'value', 'unit', 'numerator', 'denominator'] as const; // prettier-ignore

/** The published figures of those that an authority is compared with, a line for each that has one. */
export function publishedCsv(
  held: PublishedFiguresHeld,
  all: readonly SeriesOfFile[],
  home: string,
): readonly (readonly (string | number)[])[] {
  const { own, region, neighbours } = companyOf(held, home);
  const company = [
    { of: 'own', code: home, name: own?.name ?? '' },
    ...neighbours.map(({ code, name }) => ({ of: 'neighbour', code, name })),
    ...(region === null ? [] : [{ of: 'region', code: region.code, name: region.name }]),
    { of: 'England', code: 'E92000001', name: 'England' },
  ];
  const rows = all.flatMap((series) =>
    tablesOf(held, series.dataset).flatMap((table) =>
      company.flatMap(({ of, code, name }) => {
        const figure = figureIn(table, series, code);
        if (figure === null) return [];
        return [[series.title, series.measures.join(' '), table.file.name ?? '', table.year, of, code ?? '', name, figure.value, series.unit, figure.numerator ?? '', figure.denominator ?? '']]; // prettier-ignore
      }),
    ),
  );
  return [head, ...rows];
}
