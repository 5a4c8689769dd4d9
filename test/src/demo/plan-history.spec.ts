import { hash } from 'node:crypto';
import fc from 'fast-check';
import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar, isWorkingDay } from '../../../workflows/timetable/calendars.js';
import { londonDateOf, londonTimeOf } from '../../../src/commands/london-time.js';
import { demoPeople } from '../../../src/access/people.js';
import { chronicle } from '../../../src/demo/chronicle.js';
import { demoDirectory, demoWorkers } from '../../../src/demo/demo-people.js';
import type { DemoOptions, DemoStep } from '../../../src/demo/demo-plan.js';
import { planAuthority } from '../../../src/demo/plan-history.js';
import { checkLetterOf, looksLikeUpn } from '../../../src/sen2/upn.js';
import { mondayMorning, optionsOf, plannedIds } from './demo-fixture.js';

const fingerprint = (options: DemoOptions): string =>
  hash(
    'sha256',
    JSON.stringify(planAuthority(options).map((one) => [one.registrations(), one.steps(plannedIds(one.number))])),
  );

const everyStep = (options: DemoOptions): readonly DemoStep[] =>
  planAuthority(options).flatMap((one) => one.steps(plannedIds(one.number)));

describe('planning the invented authority', () => {
  it('gives the same children and steps for the same seed, size, years and day', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (seed, children, years) => {
          const options = optionsOf({ seed, children, years });
          expect(fingerprint(options)).toBe(fingerprint({ ...options }));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('gives others for another seed', () => {
    expect(fingerprint(optionsOf({ seed: 1, children: 60 }))).not.toBe(
      fingerprint(optionsOf({ seed: 2, children: 60 })),
    );
  });

  it('plans exactly as many children as asked for', () => {
    for (const children of [1, 16, 17, 75]) expect(planAuthority(optionsOf({ children }))).toHaveLength(children);
  });

  it('writes things down on working days in office hours in London and never after now', () => {
    for (const { recordedAt, recordedOn } of everyStep(optionsOf({ children: 120 }))) {
      const instant = new Date(recordedAt);
      expect(recordedAt).toBeLessThanOrEqual(mondayMorning.getTime());
      expect(londonDateOf(instant)).toBe(recordedOn);
      expect(isWorkingDay(englandCalendar, recordedOn)).toBe(true);
      expect(londonTimeOf(instant) >= '08:40' && londonTimeOf(instant) <= '17:21').toBe(true);
    }
  });

  it('writes each child’s history down in order, mostly within a working day of the event, sometimes later', () => {
    const delays: number[] = [];
    for (const one of planAuthority(optionsOf({ children: 150 }))) {
      let before = 0;
      for (const { recordedAt, recordedOn, command } of one.steps(plannedIds(one.number))) {
        expect(recordedAt).toBeGreaterThan(before);
        before = recordedAt;
        if ('on' in command) delays.push(daysBetween(command.on as CalendarDate, recordedOn));
      }
    }
    expect(Math.min(...delays)).toBe(0);
    expect(delays.filter((days) => days <= 3).length / delays.length).toBeGreaterThan(0.85);
    expect(delays.filter((days) => days > 5).length).toBeGreaterThan(10);
  });

  it('tells all children’s steps in one order of recording, holding none back', () => {
    const options = optionsOf({ children: 90 });
    const told = [...chronicle(planAuthority(options), ({ number }) => plannedIds(number))];
    const times = told.map(({ step }) => step.recordedAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(told).toHaveLength(everyStep(options).length);
    expect(told.filter(({ lastOfStream }) => lastOfStream).length).toBe(new Set(told.map(({ step }) => step.id)).size);
  });

  it('gives every command an id of its own', () => {
    const ids = everyStep(optionsOf({ children: 150 })).map(({ commandId }) => commandId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the people of the invented authority', () => {
  const registrations = planAuthority(optionsOf()).map((one) => one.registrations());

  it('gives pupil numbers of due form and check letter, no two alike, of an authority that does not exist', () => {
    const upns = registrations.flatMap(([child]) => child?.identifiers.upn ?? []);
    expect(upns.length).toBeGreaterThan(250);
    expect(new Set(upns).size).toBe(upns.length);
    for (const upn of upns) {
      expect(looksLikeUpn(upn)).toBe(true);
      expect(checkLetterOf(upn)).toBe(upn.charAt(0));
      expect(upn.slice(1, 4)).toBe('999');
    }
  });

  it('gives names in wide variety', () => {
    const surnames = new Set(registrations.map(([child]) => child?.identifiers.surname));
    expect(surnames.size).toBeGreaterThan(120);
  });

  it('gives children of 0 to 25 years', () => {
    for (const [child] of registrations) {
      const age = daysBetween((child?.identifiers.birthDate ?? '') as CalendarDate, optionsOf().today) / 365.25;
      expect(age).toBeGreaterThan(0);
      // Somebody of 25 keeps the plan to the end of that school year.
      expect(age).toBeLessThan(26);
    }
  });

  it('gives contact data that can reach nobody', () => {
    const text = JSON.stringify(everyStep(optionsOf({ children: 150 })).filter(({ workflow }) => workflow === 'child'));
    const emails = text.match(/[^"\s]+@[^"\s]+/g) ?? [];
    expect(emails.length).toBeGreaterThan(100);
    for (const email of emails) expect(email).toMatch(/@post\.example$/);
    const telephones = [...text.matchAll(/"telephone":"([^"]+)"/g)].map(([, number]) => number ?? '');
    expect(telephones.length).toBeGreaterThan(100);
    for (const number of telephones) expect(number).toMatch(/^(07700 900\d{3}|01632 960\d{3})$/);
    const postcodes = [...text.matchAll(/"postcode":"([^"]+)"/g)].map(([, postcode]) => postcode ?? '');
    for (const postcode of postcodes) expect(postcode).toMatch(/^ZZ\d{1,2} \d[A-Z]{2}$/);
  });

  it('lists everyone who may sign in and everyone who signs a record', () => {
    for (const { id, name } of demoPeople) expect(demoDirectory).toContainEqual(expect.objectContaining({ id, name }));
    expect(new Set(demoWorkers.map(({ id }) => id)).size).toBe(demoWorkers.length);
    const known = new Set([...demoWorkers.map(({ id }) => id), 'demo-import', 'process-manager']);
    for (const { actor } of everyStep(optionsOf({ children: 100 }))) expect(known).toContain(actor.id);
  });
});
