import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { SchoolClosure } from '../../../workflows/timetable/calendars.js';
import { exceptionGrounds, exceptionMatrix, matrixColumns } from '../../../workflows/timetable/exception-matrix.js';
import type { ExcuseAnswer, ExcuseQuestion } from '../../../workflows/timetable/exceptions.js';
import { canExcuse, limbFor } from '../../../workflows/timetable/exceptions.js';
import type { RuleId } from '../../../workflows/timetable/rule.js';
import { ruleIds } from '../../../workflows/timetable/rule.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';

const day = (text: string): CalendarDate => calendarDate(text);

type Clock = readonly [rule: RuleId, start: string, due: string, completedOn?: string];

function ask([rule, start, due, completedOn]: Clock, claim: Partial<ExcuseQuestion>): ExcuseAnswer {
  return canExcuse({
    rule,
    ground: 'absentFromArea',
    from: day('2026-08-10'),
    to: day('2026-09-18'),
    clockStart: day(start),
    clockDue: day(due),
    completedOn: completedOn === undefined ? null : day(completedOn),
    ...claim,
  });
}

const reasonOf = (answer: ExcuseAnswer): string => (answer.possible ? `possible: ${answer.limb}` : answer.reason);

describe('the limb under which a ground excuses a rule', () => {
  it.each([
    ['A1', 'absentFromArea', 'X5d'],
    ['D5', 'schoolClosure', 'X5a'],
    ['B1', 'missedAppointment', 'X8c'],
    ['B1', 'schoolClosure', null],
    ['C1', 'earlyYearsClosure', 'X10b'],
    ['C1', 'missedAppointment', null],
    ['C3', 'exceptionalCircumstances', 'X13c'],
    ['G2', 'absentFromArea', 'X27d'],
    ['K3', 'absentFromArea', 'X44b'],
    ['K3', 'schoolClosure', 'X44c'],
    ['K9', 'otherRegulation13Reason', 'X45c'],
    ['C3', 'otherRegulation13Reason', null],
    ['I6', 'absentFromArea', 'X44b'],
    ['E6', 'coronavirus', 'XCOV'],
    ['E6', 'absentFromArea', null],
    ['J1', 'coronavirus', null],
  ] as const)('%s, %s: %s', (rule, ground, limb) => {
    expect(limbFor(rule, ground)).toBe(limb);
  });

  it('is none, but for coronavirus, on every limit the law gives no exception', () => {
    const none: readonly RuleId[] = [
      ...(['C2', 'C4', 'D1', 'D2', 'D3', 'D4', 'F1', 'G1', 'H1', 'H2', 'H3', 'H4'] as const),
      ...(['I1', 'I2', 'I3', 'I4', 'I5', 'I7', 'J1'] as const),
      ...ruleIds.filter((id) => id.startsWith('E')),
    ];
    for (const rule of none) {
      for (const { ground } of exceptionGrounds) if (ground !== 'coronavirus') expect(limbFor(rule, ground)).toBeNull();
    }
  });
});

describe('Leo, away 10 August to 18 September 2026 (40 days)', () => {
  it('cannot excuse week 6, which was met before the absence began', () => {
    const met = ask(['A1', '2026-06-12', '2026-07-24', '2026-07-22'], {});
    expect(reasonOf(met)).toBe('It was met on 22 July 2026, before the absence began');
    const missed = ask(['A1', '2026-06-12', '2026-07-24'], {});
    expect(reasonOf(missed)).toBe('It fell due on 24 July 2026, before the absence began');
  });

  it('can excuse weeks 16 and 20', () => {
    expect(ask(['C1', '2026-06-12', '2026-10-02'], {})).toMatchObject({ possible: true, limb: 'X10d' });
    expect(ask(['C3', '2026-06-12', '2026-10-30'], {})).toMatchObject({
      possible: true,
      limb: 'X13d',
      citation: 'reg 13(3) applying reg 10(4)(d)',
      hint: '40 of its 141 days',
    });
  });
});

describe('Grace, away 5 October to 6 November 2026 (33 days)', () => {
  const away = { from: day('2026-10-05'), to: day('2026-11-06') };

  it('can excuse advice asked on 1 October, for 33 of its 43 days', () => {
    const answer = ask(['B1', '2026-10-01', '2026-11-12'], away);
    expect(answer).toEqual({ possible: true, limb: 'X8b', citation: 'reg 8(2)(b)', hint: '33 of its 43 days' });
  });

  it('leaves weeks 16 and 20 doubtful, 38 and 66 days after it', () => {
    expect(ask(['C1', '2026-08-24', '2026-12-14'], away)).toMatchObject({
      possible: true,
      doubtful: 'still 38 days after the absence ended',
    });
    expect(ask(['C3', '2026-08-24', '2027-01-11'], away)).toMatchObject({
      doubtful: 'still 66 days after the absence ended',
    });
  });

  it('cannot excuse the decision to assess', () => {
    expect(reasonOf(ask(['A1', '2026-08-24', '2026-10-05', '2026-10-01'], away))).toContain('met on 1 October 2026');
    expect(reasonOf(ask(['A1', '2026-08-24', '2026-10-05'], away))).toContain('only 1 of its 33 days');
  });
});

describe('an absence', () => {
  it('must be 4 weeks, both days counted, for a limit of an assessment', () => {
    const clock: Clock = ['C3', '2026-06-12', '2026-10-30'];
    expect(reasonOf(ask(clock, { to: day('2026-09-05') }))).toContain(
      'at least 4 weeks (28 days); this one is 27 days',
    );
    expect(ask(clock, { to: day('2026-09-06') }).possible).toBe(true);
  });

  it('need only be 2 weeks for an order of the Tribunal', () => {
    const clock: Clock = ['K3', '2026-08-03', '2026-11-09'];
    expect(ask(clock, { to: day('2026-08-22') }).possible).toBe(false);
    expect(ask(clock, { to: day('2026-08-23') })).toMatchObject({ possible: true, limb: 'X44b' });
    const two = ask(['K9', '2026-08-03', '2026-11-09'], { to: day('2026-08-22') });
    expect(reasonOf(two)).toContain('at least 2 weeks (14 days)');
  });

  it('is possible while it lasts, and said to be doubtful', () => {
    expect(ask(['C3', '2026-06-12', '2026-10-30'], { to: null })).toMatchObject({
      doubtful: 'no last day is known yet',
    });
    expect(ask(['C3', '2026-06-12', '2026-08-30'], { to: null }).possible).toBe(false);
  });

  it('cannot have ended before the clock began, or before it began itself', () => {
    expect(reasonOf(ask(['B1', '2026-09-24', '2026-11-05'], {}))).toContain(
      'began on 24 September 2026, after the absence',
    );
    expect(reasonOf(ask(['C3', '2026-06-12', '2026-10-30'], { to: day('2026-08-09') }))).toContain('on or after');
  });

  it('has nothing to excuse where the limit was met in time, and is arguable for an agreement', () => {
    expect(ask(['C3', '2026-06-12', '2026-10-30', '2026-10-29'], {})).toMatchObject({
      doubtful: 'it was met in time on 29 October 2026, so there is nothing to excuse',
    });
    expect(ask(['I6', '2026-08-03', '2026-10-30'], {})).toMatchObject({
      limb: 'X44b',
      doubtful: 'whether an agreement takes the exceptions of an order is arguable',
    });
  });
});

describe('a school closure', () => {
  const summer: SchoolClosure = {
    id: 'summer-2026',
    authority: '999',
    kind: 'school',
    setting: null,
    firstClosedOn: day('2026-07-22'),
    reopensOn: day('2026-09-02'),
  };
  const clock: Clock = ['C3', '2026-06-12', '2026-10-30'];
  const closed = {
    ground: 'schoolClosure',
    from: day('2026-07-22'),
    to: day('2026-09-01'),
    closures: [summer],
  } as const;

  it.each([
    ['2026-07-14', false],
    ['2026-07-15', true],
    ['2026-08-26', true],
    ['2026-08-27', false],
  ])('excuses only if advice was asked in its window: %s %s', (asked, possible) => {
    expect(ask(clock, { ...closed, adviceAskedOn: day(asked) }).possible).toBe(possible);
  });

  it('says from when to when advice must have been asked', () => {
    const answer = ask(clock, { ...closed, adviceAskedOn: day('2026-09-14') });
    expect(reasonOf(answer)).toContain('must have been asked from 15 July 2026 to 26 August 2026');
    expect(reasonOf(ask(clock, closed))).toBe('Enter the day on which advice was asked of the head');
  });

  it('must last 28 days: a Christmas holiday never does', () => {
    const christmas = { ...summer, firstClosedOn: day('2026-12-19'), reopensOn: day('2027-01-04') };
    const claim = { ...closed, from: day('2026-12-19'), to: day('2027-01-03'), adviceAskedOn: day('2026-12-18') };
    const late: Clock = ['C3', '2026-10-12', '2027-03-01'];
    expect(reasonOf(ask(late, { ...claim, closures: [christmas] }))).toContain('28 days); this one is 16 days');
  });

  it('takes the days claimed where no closures are known, and only closures of its kind', () => {
    const { ground, from, to } = closed;
    const claimed = { ground, from, to };
    expect(ask(clock, { ...claimed, adviceAskedOn: day('2026-07-15') }).possible).toBe(true);
    const nursery = { ...closed, ground: 'earlyYearsClosure', adviceAskedOn: day('2026-07-20') } as const;
    expect(reasonOf(ask(clock, nursery))).toContain('No closure is known');
    expect(ask(clock, { ...nursery, closures: [{ ...summer, kind: 'earlyYears' }] })).toMatchObject({ limb: 'X13b' });
  });

  it('does not excuse where advice was asked outside the limit’s own time, nor a body’s advice at all', () => {
    const soon: Clock = ['A1', '2026-06-12', '2026-07-24'];
    expect(reasonOf(ask(soon, { ...closed, adviceAskedOn: day('2026-07-27') }))).toContain('outside this limit’s time');
    expect(ask(soon, { ...closed, adviceAskedOn: day('2026-07-16') })).toMatchObject({ possible: true, limb: 'X5a' });
    expect(reasonOf(ask(['B1', '2026-07-16', '2026-08-27'], closed))).toContain('reg 8(2) has no such ground');
  });
});

describe('other grounds', () => {
  it('a missed appointment excuses only that body’s advice', () => {
    const missed = { ground: 'missedAppointment', from: day('2026-10-14'), to: day('2026-10-14') } as const;
    const words = 'A missed appointment excuses only that body’s advice. Choose another ground or another limit';
    expect(reasonOf(ask(['C3', '2026-08-24', '2027-01-11'], missed))).toBe(words);
    const clock: Clock = ['B1', '2026-10-01', '2026-11-12'];
    expect(ask(clock, { ...missed, missedBody: 'psychology', clockBody: 'psychology' })).toMatchObject({ limb: 'X8c' });
    expect(ask(clock, { ...missed, missedBody: 'psychology', clockBody: 'paediatrics' }).possible).toBe(false);
    expect(ask(clock, { ...missed, from: day('2026-11-13'), to: day('2026-11-13') }).possible).toBe(false);
  });

  it('nothing excuses a review', () => {
    expect(reasonOf(ask(['E6', '2026-08-10', '2026-09-07'], {}))).toContain('Reviews have no exceptions');
    expect(reasonOf(ask(['G1', '2026-08-10', '2026-08-25'], {}))).toBe('The law gives no exception to this limit');
  });

  it.each([
    ['2020-04-30', false],
    ['2020-05-01', true],
    ['2020-09-25', true],
    ['2020-09-26', false],
  ])('coronavirus excuses only limits that fell from 1 May to 25 September 2020: %s %s', (due, possible) => {
    const claim = { ground: 'coronavirus', from: day('2020-03-23'), to: null } as const;
    expect(ask(['C3', '2020-01-13', due], claim).possible).toBe(possible);
  });
});

describe('the matrix of grounds and limits', () => {
  it('says what the exception form says', () => {
    const rows = exceptionMatrix(englandRules, matrixColumns.slice(0, 4), [
      'schoolClosure',
      'earlyYearsClosure',
      'exceptionalCircumstances',
      'absentFromArea',
      'missedAppointment',
    ]);
    expect(rows.map(({ cells }) => cells.map(({ limb }) => limb))).toEqual([
      ['X5a', null, 'X10a', 'X13a'],
      ['X5b', null, 'X10b', 'X13b'],
      ['X5c', 'X8a', 'X10c', 'X13c'],
      ['X5d', 'X8b', 'X10d', 'X13d'],
      [null, 'X8c', null, null],
    ]);
  });

  it('puts limits in one column only if every ground reaches them alike', () => {
    for (const { rules } of matrixColumns) {
      for (const { ground } of exceptionGrounds) {
        expect(new Set(rules.map((rule) => (ground === 'coronavirus' ? null : limbFor(rule, ground)))).size).toBe(1);
      }
    }
  });
});
