import { projections } from '../../../projections/registry.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { measures } from '../../../projections/measures/catalogue.js';
import type { FigureRows } from '../../../projections/measures/figures.js';
import { endOfLondonDay } from '../../../src/commands/london-time.js';
import { figureRowsFromLog } from '../../../src/performance/figure-rows.js';
import { FiguresService } from '../../../src/performance/figures.service.js';
import { HeldRows } from '../../../src/projector/held-rows.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { SqliteReadModelStore } from '../../../src/projector/sqlite/sqlite-read-model-store.js';
import { day } from '../../support/assessment-facts.js';
import { DemoInstallation } from '../demo/demo-fixture.js';

const inOrder = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

describe('rows of figures as known on a day, put together from the rows of now', () => {
  const demo = new DemoInstallation();
  let readModels: SqliteReadModelStore;
  let projector: ProjectorService;
  let figures: FiguresService;

  beforeAll(async () => {
    await demo.generate({ children: 60, years: 2 });
    readModels = SqliteReadModelStore.open({ folder: demo.folder });
    projector = new ProjectorService(demo.store, readModels, projections, () => demo.basis.standing);
    await projector.keepUp();
    figures = new FiguresService(demo.store, new HeldRows(readModels, projector), demo.basis, projector);
  });
  afterAll(async () => {
    await projector.stop();
    await readModels.close();
    await demo.close();
  });

  it.each([0, 1, 28, 120, 400, 900])('are those that the whole log gives, %d days ago', async (ago) => {
    const events = await demo.events();
    const last = Date.parse(events.at(-1)?.recordedAt ?? '');
    const until = endOfLondonDay(day(new Date(last - ago * 86_400_000).toISOString().slice(0, 10)));
    const ours = await figures.rowsAsKnown('999', until);
    const theirs = await figureRowsFromLog(demo.store, demo.basis.standingAsKnown(until), {
      authority: '999',
      knownUntil: until.toISOString(),
    });
    for (const part of Object.keys(theirs) as (keyof FigureRows)[]) {
      expect(inOrder(ours[part])).toEqual(inOrder(theirs[part]));
    }
    const asAt = day(until.toISOString().slice(0, 10));
    const scope = { from: day('2024-01-01'), to: asAt, asAt };
    for (const measure of measures) expect(figureOf(measure, ours, scope)).toEqual(figureOf(measure, theirs, scope));
  });

  it('tell how far they are', async () => {
    const told: number[] = [];
    const until = new Date('2026-01-05T12:00:00.000Z');
    await figures.rowsAsKnown('999', until, { onProgress: (share) => told.push(share) });
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});
