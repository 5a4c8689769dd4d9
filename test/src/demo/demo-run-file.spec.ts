import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { DemoRunFile } from '../../../src/demo/demo-run-file.js';
import { monday, mondayMorning } from './demo-fixture.js';

const wanted = { children: 260, years: 2, seed: 1, today: monday, now: mondayMorning.toISOString() };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehc-demo-run-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('DemoRunFile', () => {
  it('begins the run that is wanted in a new folder', () => {
    const file = DemoRunFile.begin(folder, wanted);
    expect(file.complete).toBe(false);
    expect(file.request).toEqual({ ...wanted, now: mondayMorning });
  });

  it('goes on with the run that was begun, whatever is wanted the next day', () => {
    DemoRunFile.begin(folder, wanted);
    const again = DemoRunFile.begin(folder, { ...wanted, seed: 2, today: calendarDate('2026-11-24') });
    expect(again.run).toEqual(wanted);
    expect(again.complete).toBe(false);
  });

  it('remembers that a run is complete', () => {
    DemoRunFile.begin(folder, wanted).markComplete();
    expect(DemoRunFile.begin(folder, wanted).complete).toBe(true);
  });

  it.each(['{}', 'null', '{"children":1,"years":1,"seed":1,"today":"2026-02-30","now":"x","complete":false}'])(
    'refuses a file that is something else: %s',
    (text) => {
      writeFileSync(join(folder, 'demo-run.json'), text);
      expect(() => DemoRunFile.begin(folder, wanted)).toThrow('Choose an empty data folder');
    },
  );
});
