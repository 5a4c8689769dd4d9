import fc from 'fast-check';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { ClaimedException } from '../../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import { exceptionGrounds } from '../../../workflows/timetable/exception-matrix.js';
import { limbFor } from '../../../workflows/timetable/exceptions.js';
import { isBinding, ruleIds } from '../../../workflows/timetable/rule.js';
import { englandRules, latestRule, ruleSetOf } from '../../../workflows/timetable/rule-sets.js';
import { basis, clock, day, lines, standing, today } from './clock-facts.js';

const away: ClaimedException = {
  exceptionId: 'away',
  limb: 'X13d',
  ground: 'absentFromArea',
  from: day('2026-08-10'),
  to: day('2026-09-18'),
  evidenced: true,
  agreed: true,
};

describe('one clock as a line', () => {
  it('carries the rule, its source, both dates, the words and the version applied', () => {
    expect(lines(clock('C1', '2026-08-17', { startRevision: 3 }))).toEqual([
      {
        rule: 'C1',
        subject: null,
        stage: null,
        title: 'Notify decision NOT to issue a plan',
        citation: 'SEND Regs 2014 (SI 2014/1530) reg 10(1)-(3); Children and Families Act 2014 s.36(9)',
        kind: 'deadline',
        dutyHolder: 'LA',
        day0: '2026-08-17',
        startRevision: 3,
        counting: '17 August 2026 + 16 weeks, day 0 not counted',
        due: '2026-12-07',
        actBy: '2026-12-07',
        status: 'running',
        completedOn: null,
        daysOver: 0,
        exception: null,
        ruleVersion: 'C1 version 1, in force from 1 September 2014',
        binding: true,
      },
    ]);
  });

  it('keeps the order given, several lines for a clock with stages', () => {
    const given = [clock('K4', '2026-10-05'), clock('A1', '2026-10-12', { subject: 'x' })];
    const made = deadlinesOf(given, basis(), today);
    expect(made.map(({ rule, stage, subject }) => [rule, stage, subject])).toEqual([
      ['K4', 'draft', null],
      ['K4', 'final', null],
      ['A1', null, 'x'],
    ]);
  });
});

describe('a deadline', () => {
  it('runs to the end of its last day and is overdue from the next', () => {
    const advice = clock('B1', '2026-09-24');
    expect(standing(advice, day('2026-11-05'))).toEqual([['running', 0]]);
    expect(standing(advice, day('2026-11-06'))).toEqual([['overdue', 1]]);
    expect(standing(advice)).toEqual([['overdue', 18]]);
  });

  it('is met on its last day and stays late for ever after it', () => {
    expect(standing(clock('B1', '2026-09-24', { completedOn: day('2026-11-05') }))).toEqual([['met', 0]]);
    const late = clock('B1', '2026-09-24', { completedOn: day('2026-11-12') });
    expect(standing(late)).toEqual([['metLate', 7]]);
    expect(standing(late, day('2030-01-01'))).toEqual([['metLate', 7]]);
  });

  it('is looked at as on the day asked: what happened later has not happened yet', () => {
    const late = clock('B1', '2026-09-24', { completedOn: day('2026-11-12') });
    expect(standing(late, day('2026-11-10'))).toEqual([['overdue', 5]]);
  });

  it('stops on the day the case ended, and keeps the days it was late by then', () => {
    const closed = { on: day('2026-11-10'), reason: 'withdrawn' };
    expect(standing(clock('B1', '2026-09-24', { closed }))).toEqual([['closed', 5]]);
    expect(standing(clock('C3', '2026-08-17', { closed }))).toEqual([['closed', 0]]);
    expect(standing(clock('B1', '2026-09-24', { closed }), day('2026-11-09'))).toEqual([['overdue', 4]]);
    const before = clock('B1', '2026-09-24', { closed, completedOn: day('2026-11-09') });
    expect(standing(before)).toEqual([['metLate', 4]]);
  });

  it('gives way to the clock that replaces it', () => {
    const supersededBy = { on: day('2026-11-01'), reason: 'order' };
    expect(standing(clock('C3', '2026-08-17', { supersededBy }))).toEqual([['superseded', 0]]);
  });

  it('takes the date an order states', () => {
    const ordered = clock('K3', '2026-10-05', { directedOn: day('2026-11-20') });
    expect(lines(ordered)[0]).toMatchObject({ due: '2026-11-20', status: 'overdue', daysOver: 3 });
    const staged = lines(clock('K4', '2026-10-05', { directedOn: day('2026-11-20') }));
    expect(staged.map(({ due }) => due)).toEqual(['2026-11-09', '2026-11-20']);
  });

  it('has its stages met one by one', () => {
    const drafted = clock('K4', '2026-10-05', { facts: { draftOn: '2026-11-10' } });
    expect(standing(drafted)).toEqual([
      ['metLate', 1],
      ['running', 0],
    ]);
    const refused = clock('K9', '2026-08-03', {
      facts: { type: 'assess', tellOn: '2026-08-14', refuseOn: '2026-10-12' },
    });
    expect(standing(refused).map(([status]) => status)).toEqual(['met', 'met', 'closed']);
    const sent = clock('K9', '2026-08-03', {
      facts: { type: 'assess', tellOn: '2026-08-14' },
      completedOn: day('2026-11-09'),
    });
    expect(standing(sent).map(([status]) => status)).toEqual(['met', 'closed', 'met']);
  });
});

describe('an exception', () => {
  const leo = clock('C3', '2026-06-12', { exceptions: [away] });

  it('disapplies the limit, keeps its date and counts the days past it', () => {
    expect(lines(leo)[0]).toMatchObject({ due: '2026-10-30', status: 'disapplied', daysOver: 24, exception: away });
    expect(lines({ ...leo, completedOn: day('2026-11-20') })[0]).toMatchObject({ status: 'disapplied', daysOver: 21 });
  });

  it('lifts nothing without evidence, and is shown as claimed', () => {
    const claimed = { ...away, evidenced: false };
    const line = lines({ ...leo, exceptions: [claimed] })[0];
    expect(line).toMatchObject({ status: 'overdue', daysOver: 24, exception: claimed });
  });

  it('needs no approval to lift the limit: agreement stands beside it', () => {
    const open = { ...away, agreed: false };
    expect(lines({ ...leo, exceptions: [open] })[0]).toMatchObject({ status: 'disapplied', exception: open });
  });

  it('with evidence goes before one without', () => {
    const claimed = { ...away, exceptionId: 'first', evidenced: false };
    expect(lines({ ...leo, exceptions: [claimed, away] })[0]).toMatchObject({ status: 'disapplied', exception: away });
  });

  it('lifts no clock but those its ground and dates can reach', () => {
    const a1 = clock('A1', '2026-06-12', { exceptions: [{ ...away, limb: 'X5d' }] });
    expect(standing(a1, day('2026-09-01'))).toEqual([['overdue', 39]]);
    expect(standing(clock('C3', '2026-06-12', { exceptions: [{ ...away, limb: 'X5d' }] }))).toEqual([['overdue', 24]]);
    expect(standing(clock('E6', '2026-08-12', { exceptions: [away] }))).toEqual([['overdue', 75]]);
  });

  it('leaves a plan sent in time met, with the exception beside it', () => {
    expect(lines({ ...leo, completedOn: day('2026-10-30') })[0]).toMatchObject({ status: 'met', exception: away });
  });

  it('for coronavirus goes by the day the limit falls', () => {
    const claim = { ...away, limb: 'XCOV', ground: 'coronavirus', from: day('2020-03-23'), to: null } as const;
    const inside = clock('C3', '2020-01-13', { exceptions: [claim] });
    expect(standing(inside, day('2020-06-30'))).toEqual([['disapplied', 29]]);
    const after = clock('C3', '2020-05-11', { exceptions: [claim] });
    expect(standing(after, day('2020-09-29'))).toEqual([['overdue', 1]]);
  });

  it('never moves a due date, whatever is claimed of whatever rule', () => {
    const facts = { type: 'assess', asRule: 'K3', planMadeOrLastReviewed: '2026-01-05' };
    const anyDate = fc.integer({ min: 0, max: 400 }).map((days) => addDays(day('2026-01-05'), days));
    const claim = fc.record({
      exceptionId: fc.constant('x'),
      limb: fc.string(),
      ground: fc.constantFrom(...exceptionGrounds.map(({ ground }) => ground)),
      from: anyDate,
      to: fc.option(anyDate),
      evidenced: fc.boolean(),
      agreed: fc.boolean(),
    });
    const anyRule = fc.constantFrom(...ruleIds.filter((id) => id !== 'L2' && id !== 'K1old' && id !== 'K8'));
    fc.assert(
      fc.property(anyRule, anyDate, claim, anyDate, (rule, start, made, asOf) => {
        const limb = limbFor(rule, made.ground) ?? made.limb;
        const [plain, excused] = [[], [{ ...made, limb }]].map((exceptions) =>
          deadlinesOf([clock(rule, start, { exceptions, facts: facts })], basis(), asOf),
        );
        const dates = (made_: typeof plain): unknown =>
          made_?.map(({ due, actBy, daysOver }) => [due, actBy, daysOver]);
        expect(dates(excused)).toEqual(dates(plain));
      }),
    );
  });
});

describe('lines that bind nobody', () => {
  it('are never overdue, however late', () => {
    for (const rule of ruleIds.filter((id) => !isBinding(latestRule(englandRules, id)) && id !== 'L2')) {
      const [line] = lines(clock(rule, '2024-01-08'));
      expect(line).toMatchObject({ binding: false, status: 'running' });
    }
    expect(lines(clock('C5', '2026-06-12', { completedOn: day('2026-11-13') }))[0]).toMatchObject({
      status: 'metLate',
      daysOver: 42,
      binding: false,
    });
  });

  it('include a clock that no rule governed, with the words that say so', () => {
    const line = lines(clock('K3', '2015-01-12'))[0];
    expect(line).toMatchObject({ due: null, binding: false, status: 'running' });
    expect(line?.counting).toMatch(/K3 was not in force on 12 January 2015/);
  });
});

describe('a changed basis', () => {
  it('counts every clock again, back and forth', () => {
    const due = (options: Readonly<Record<string, string>>): unknown =>
      deadlinesOf([clock('C3', '2026-08-17')], basis(options), today)[0]?.due;
    expect([due({}), due({ P3: 'day1' }), due({})]).toEqual(['2027-01-04', '2027-01-03', '2027-01-04']);
  });

  it('of rules alone moves the dates', () => {
    const c3 = latestRule(englandRules, 'C3');
    const changed = ruleSetOf('changed', 2, 'Changed', [{ ...c3, version: 2, within: { weeks: 24 } }]);
    const lines24 = deadlinesOf([clock('C3', '2026-08-17')], { ...basis(), ruleSet: changed }, today);
    expect(lines24[0]).toMatchObject({
      due: '2027-02-01',
      ruleVersion: expect.stringContaining('C3 version 2') as string,
    });
    expect(lines(clock('C3', '2026-08-17'))[0]?.due).toBe('2027-01-04');
  });
});

describe('the rules of the day', () => {
  it('govern each clock by its day 0', () => {
    expect(lines(clock('K1', '2015-03-20'))[0]).toMatchObject({ due: '2015-04-17', rule: 'K1' });
    expect(lines(clock('K1', '2015-03-20'))[0]?.ruleVersion).toBe(
      'K1old version 1, in force from 1 September 2014 to 22 March 2015',
    );
  });
});
