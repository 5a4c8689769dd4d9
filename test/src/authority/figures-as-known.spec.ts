import { randomUUID } from 'node:crypto';
import { adviceWithin6Weeks } from '../../../projections/measures/advice.measures.js';
import { stuckOpen } from '../../../projections/measures/casework.measures.js';
import { stepRows } from '../../../src/performance/as-known.view.js';
import { BirthDates } from '../../../src/performance/birth-dates.service.js';
import { FiguresAsKnown } from '../../../src/performance/figures-as-known.service.js';
import { FiguresService } from '../../../src/performance/figures.service.js';
import { HeldRows } from '../../../src/projector/held-rows.js';
import { day, requestReceived } from '../../support/assessment-facts.js';
import { asPriya, temporaryStore } from '../../support/temporary-store.js';
import type { TemporaryStore } from '../../support/temporary-store.js';

// The figure asked for needs nobody's birth date.
const nobodys = new BirthDates(null as never, null as never);

describe('a figure as known on a day, against now', () => {
  let now = new Date('2026-06-15T10:00:00Z');
  let store: TemporaryStore;
  const id = randomUUID();
  const on = (text: string): void => {
    now = new Date(`${text}T10:00:00Z`);
  };
  const assess = (type: string, date: string, data: object) =>
    store.commands.execute('needsAssessment', id, { type, on: day(date), data } as never, asPriya());
  const compare = async (known: string) => {
    const { events, readModels, basis, projector } = store;
    const figures = new FiguresService(events, new HeldRows(readModels, projector), basis, projector);
    const asKnown = new FiguresAsKnown(figures, events, basis, { code: '999' }, nobodys);
    const found = await asKnown.compare(adviceWithin6Weeks, day('2026-06-01'), day('2026-12-31'), day(known));
    const { then, thenToday, thenResettled, steps } = found;
    return {
      rates: [then, thenToday, thenResettled, found.now].map(({ numerator, denominator }) => [numerator, denominator]),
      steps: steps.map(({ event, numerator, denominator }) => [event.type, numerator, denominator]),
    };
  };

  beforeAll(async () => {
    store = temporaryStore({ now: () => now });
    await assess('RecordRequest', '2026-06-01', { ...requestReceived('2026-06-01').data, childId: randomUUID() });
    await assess('NotifyDecisionToAssess', '2026-06-12', { overturns: null });
    // Asked for on a Saturday and received six weeks after the Monday.
    const asked = { adviceId: 'a1', body: 'educationalPsychology', organisation: null };
    await assess('RequestAdvice', '2026-06-13', asked);
    on('2026-07-27');
    await assess('RecordAdvice', '2026-07-27', { adviceId: 'a1' });
  });
  afterAll(() => store.close());

  it('is counted under the settings known then, and a change of settings stands apart from the events', async () => {
    on('2026-10-01');
    expect(await compare('2026-09-01')).toEqual({ rates: [[0, 1], [0, 1], [0, 1], [0, 1]], steps: [] }); // prettier-ignore
    const data = { option: 'P1', value: 'nextWorkingDay', reason: 'As our website says' } as const;
    const choose = { type: 'ChoosePolicyOption', on: day('2026-10-01'), data } as const;
    await store.commands.execute('authority', '999', choose, asPriya());
    expect(await compare('2026-09-01')).toEqual({ rates: [[0, 1], [0, 1], [1, 1], [1, 1]], steps: [] }); // prettier-ignore
  });

  it('shows the change of settings as a step of its own, with the figure after it', async () => {
    const { events, readModels, basis, projector } = store;
    const figures = new FiguresService(events, new HeldRows(readModels, projector), basis, projector);
    const asKnown = new FiguresAsKnown(figures, events, basis, { code: '999' }, nobodys);
    const found = await asKnown.compare(adviceWithin6Weeks, day('2026-06-01'), day('2026-12-31'), day('2026-09-01'));
    expect(stepRows(found, () => '')).toEqual([
      expect.objectContaining({ what: 'The authority settled policy otherwise (P1)', rate: '100.0%', line: '1 of 1' }),
    ]);
    // Compared with a day before the change there is nothing to tell.
    const before = await asKnown.compare(
      adviceWithin6Weeks, day('2026-06-01'), day('2026-12-31'), day('2026-09-01'), day('2026-09-15'),
    ); // prettier-ignore
    expect(stepRows(before, () => '')).toEqual([]);
  });

  it('goes from there to now by the events alone, under the settings of now', async () => {
    on('2026-10-20');
    await assess('RequestAdvice', '2026-09-07', { adviceId: 'a2', body: 'health', organisation: null });
    await assess('RecordAdvice', '2026-10-20', { adviceId: 'a2' });
    const { rates, steps } = await compare('2026-09-01');
    expect(rates).toEqual([[0, 1], [0, 1], [1, 1], [1, 2]]); // prettier-ignore
    expect(steps.at(-1)).toEqual(['AdviceRequested', 1, 2]);
  });

  it('tells limits of casework that were settled otherwise apart from events too', async () => {
    on('2026-11-30');
    const data = { days: { nothingRecorded: 100, limitMissed: 365 }, secondLevel: null, reason: 'Less on every list' };
    await store.commands.execute(
      'authority',
      '999',
      { type: 'SetCaseworkLimits', on: day('2026-11-30'), data } as never,
      asPriya(),
    );
    const { events, readModels, basis, projector } = store;
    const figures = new FiguresService(events, new HeldRows(readModels, projector), basis, projector);
    const asKnown = new FiguresAsKnown(figures, events, basis, { code: '999' }, nobodys);
    const found = await asKnown.compare(stuckOpen, day('2026-06-01'), day('2026-12-31'), day('2026-11-20'));
    const { thenToday, thenResettled, now: today, steps, resettled } = found;
    expect([thenToday, thenResettled, today].map(({ numerator }) => numerator)).toEqual([1, 0, 0]);
    expect([steps, resettled]).toEqual([[], ['casework']]);
  });
});
