import fc from 'fast-check';
import type { Scope } from '../../../projections/measures/measure.js';
import { day } from '../../support/assessment-facts.js';

/** Periods and days as of which figures are asked for, some of which end before the period does. */
export const scopes: fc.Arbitrary<Scope> = fc
  .tuple(
    fc.constantFrom('2025-01-01', '2025-06-01', '2025-09-15'),
    fc.constantFrom('2025-12-31', '2026-03-31', '2026-11-22'),
  )
  .chain(([from, to]) =>
    fc
      .constantFrom('2026-01-15', '2026-04-01', '2026-11-23')
      .map((asAt) => ({ from: day(from), to: day(to), asAt: day(asAt) })),
  );
