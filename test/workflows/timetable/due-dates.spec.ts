import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import { dueOf, dueOn } from '../../../workflows/timetable/deadlines.js';
import type { RuleDue } from '../../../workflows/timetable/deadlines.js';
import { policyWith } from '../../../workflows/timetable/policy-options.js';
import { weekOf } from '../../../workflows/timetable/plain-date.js';
import { ruleIds } from '../../../workflows/timetable/rule.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';
import { MissingFact, RuleNotInForce, UnknownRule } from '../../../workflows/timetable/timetable-errors.js';

type Values = Readonly<Record<string, string>>;

function due(rule: string, start: string, facts: Values = {}, options: Values = {}): RuleDue {
  const basis = { ruleSet: englandRules, calendar: englandCalendar, policy: policyWith(options) };
  return dueOf(rule, { start, ...facts }, basis);
}

const dates = (...asked: Parameters<typeof due>): readonly (string | null)[] =>
  due(...asked).due.map(({ date }) => date);

describe('due dates in the statutory reference', () => {
  it.each([
    ['A1', '2026-01-19', '2026-03-02', {}],
    ['G1', '2026-04-13', '2026-04-28', {}],
    ['C2', '2026-06-10', '2026-06-24', {}],
    ['D1', '2025-12-22', '2026-01-14', {}],
    ['I2', '2026-04-01', '2026-04-08', {}],
    ['E1', '2025-06-20', '2026-06-19', {}],
    ['E12', '2027-09-01', '2027-02-14', {}],
    ['E13', '2027-09-01', '2027-03-30', {}],
    ['C3', '2026-08-10', '2026-12-28', {}],
    ['J1', '2026-07-31', '2026-09-30', {}],
  ] as const)('%s from %s falls on %s', (rule, start, expected, facts) => {
    expect(dates(rule, start, facts)).toEqual([expected]);
  });

  it('does not roll week 20 off a bank holiday, but says when to act by', () => {
    expect(due('C3', '2026-08-10').due).toEqual([{ stage: null, date: '2026-12-28', actBy: '2026-12-24' }]);
  });

  it('runs 6, 16 and 20 weeks from one day 0 to one weekday', () => {
    expect(['A1', 'C1', 'C3'].flatMap((rule) => dates(rule, '2026-08-17'))).toEqual([
      '2026-09-28',
      '2026-12-07',
      '2027-01-04',
    ]);
  });

  it('ignores August for orders and obeys it for the appeal and the response', () => {
    expect(dates('K6', '2026-07-20')).toEqual(['2026-08-24']);
    expect(dates('J1', '2026-06-15')).toEqual(['2026-09-01']);
    expect(dates('J2', '2026-07-20')).toEqual(['2026-09-29']);
  });
});

describe('due dates on the screens', () => {
  it.each([
    ['Maya', '2026-08-17', ['2026-09-28', '2026-12-07', '2027-01-04']],
    ['Maya as first recorded', '2026-08-20', ['2026-10-01', '2026-12-10', '2027-01-07']],
    ['Leo', '2026-06-12', ['2026-07-24', '2026-10-02', '2026-10-30']],
    ['Grace', '2026-08-24', ['2026-10-05', '2026-12-14', '2027-01-11']],
    ['Zainab', '2026-10-12', ['2026-11-23', '2027-02-01', '2027-03-01']],
  ])('%s, received %s', (_name, received, expected) => {
    expect(['A1', 'C1', 'C3'].flatMap((rule) => dates(rule, received))).toEqual(expected);
  });

  it.each([
    ['B1', '2026-09-24', '2026-11-05'],
    ['B1', '2026-09-25', '2026-11-06'],
    ['B1', '2026-10-01', '2026-11-12'],
    ['C2', '2026-11-13', '2026-11-27'],
    ['C3', '2026-06-18', '2026-11-05'],
    ['C3', '2026-06-29', '2026-11-16'],
    ['C3', '2026-07-09', '2026-11-26'],
    ['A1', '2026-10-05', '2026-11-16'],
    ['A1', '2026-10-15', '2026-11-26'],
    ['E6', '2026-10-20', '2026-11-17'],
    ['E9', '2026-09-28', '2026-11-23'],
    ['E2', '2025-11-26', '2026-11-25'],
    ['E11', '2026-11-22', '2027-02-14'],
    ['E11', '2027-01-05', '2027-03-30'],
  ])('%s from %s falls on %s', (rule, start, expected) => {
    expect(dates(rule, start)).toEqual([expected]);
  });

  it('gives the last working day before a transfer date', () => {
    expect(due('E12', '2027-09-01').due[0]?.actBy).toBe('2027-02-12');
  });

  it.each([
    ['2026-08-17', 14],
    ['2026-06-12', 24],
  ])('counts weeks rounded up: from %s today is week %i', (received, week) => {
    expect(weekOf(calendarDate(received), calendarDate('2026-11-23'))).toBe(week);
    expect(weekOf(calendarDate(received), calendarDate(received))).toBe(0);
  });
});

describe('rules that count from several facts', () => {
  it('D1: the day of the move if it was known 15 working days before, otherwise 15 working days with the day of awareness', () => {
    expect(dates('D1', '2026-02-02', { movedOn: '2026-02-23' })).toEqual(['2026-02-23']);
    expect(dates('D1', '2026-02-03', { movedOn: '2026-02-23' })).toEqual(['2026-02-23']);
    expect(dates('D1', '2026-02-02', { movedOn: '2026-02-20' })).toEqual(['2026-02-20']);
  });

  it('D3: the later of 12 months with the last review and 3 months with the transfer', () => {
    expect(dates('D3', '2026-11-30', { planMadeOrLastReviewed: '2026-01-10' })).toEqual(['2027-02-28']);
    expect(dates('D3', '2026-11-30', { planMadeOrLastReviewed: '2026-06-20' })).toEqual(['2027-06-19']);
  });

  it('J1: the later of two months from the notice and one month from the certificate', () => {
    expect(dates('J1', '2026-03-10', { certificateIssuedOn: '2026-03-20' })).toEqual(['2026-05-11']);
    expect(dates('J1', '2026-03-10', { certificateIssuedOn: '2026-05-06' })).toEqual(['2026-06-08']);
    expect(due('J1', '2026-10-30').counting).toContain('moved on by the Tribunal Rules');
    expect(dates('J1', '2026-10-30')).toEqual(['2027-01-04']);
  });

  it('H3: until the time to appeal ends, or the appeal is decided', () => {
    expect(dates('H3', '2026-03-10')).toEqual(['2026-05-11']);
    expect(dates('H3', '2026-03-10', { appealRegisteredOn: '2026-04-01' })).toEqual([null]);
    const decided = { appealRegisteredOn: '2026-04-01', appealDeterminedOn: '2026-09-14' };
    expect(dates('H3', '2026-03-10', decided)).toEqual(['2026-09-14']);
  });

  it('H4: the 25th birthday, and the end of the academic year or of the course', () => {
    expect(dates('H4', '2001-12-02')).toEqual(['2026-12-02', '2027-07-31']);
    expect(dates('H4', '2001-08-01', { extended: 'yes' })).toEqual(['2027-07-31']);
    expect(dates('H4', '2001-07-31', { extended: 'yes' })).toEqual(['2026-07-31']);
    const elsewhere = { setting: 'other', extended: 'yes' };
    expect(dates('H4', '2001-12-02', { ...elsewhere, courseEndsOn: '2027-06-18' })).toEqual(['2027-06-18']);
    expect(dates('H4', '2001-12-02', { ...elsewhere, courseEndsOn: '2028-06-18' })).toEqual(['2027-12-01']);
    expect(() => due('H4', '2001-12-02', { setting: 'other' })).toThrow(/H4 needs courseEndsOn/);
    expect(due('H4', '2000-02-29').day0).toBe('2025-03-01');
  });

  it('E12 and E13: the year of transfer, and 31 May for transfers on 1 September 2015', () => {
    expect(dates('E12', '2026-11-23', { transferYear: '2027' })).toEqual(['2027-02-14']);
    expect(dates('E13', '2015-09-01')).toEqual(['2015-05-30']);
    expect(dates('E13', '2015-09-02')).toEqual(['2015-03-30']);
    expect(dates('E12', '2015-09-01')).toEqual(['2015-02-14']);
  });

  it('E14 and E3 count backwards', () => {
    expect(dates('E14', '2027-04-12')).toEqual(['2026-11-12']);
    expect(dates('E3', '2026-12-07')).toEqual(['2026-11-23']);
  });

  it('K4, K8 and K9 have a date for each stage, all from one day 0', () => {
    expect(due('K4', '2026-03-02').due.map(({ stage, date }) => [stage, date])).toEqual([
      ['draft', '2026-04-06'],
      ['final', '2026-05-18'],
    ]);
    expect(dates('K8', '2026-03-02')).toEqual(['2026-03-02', '2026-04-06']);
    expect(dates('K8', '2026-03-02', { type: 'dismissed' })).toEqual(['2026-03-02']);
    expect(due('K9', '2026-03-02', { type: 'assess' }).due.map(({ stage, date }) => [stage, date])).toEqual([
      ['tell', '2026-03-16'],
      ['refuse', '2026-05-11'],
      ['final', '2026-06-08'],
    ]);
    expect(dates('K9', '2026-03-02', { type: 'school' })).toEqual(['2026-03-16']);
    expect(dates('K9', '2026-03-02', { type: 'content' })).toEqual(['2026-04-06']);
    expect(dates('K9', '2026-03-02', { type: 'cease' })).toEqual(['2026-03-02']);
  });

  it('I6 goes as the rule of an order to the same effect', () => {
    const agreed = due('I6', '2026-03-02', { asRule: 'K4' });
    expect(agreed).toMatchObject({ rule: 'I6', day0: '2026-03-02' });
    expect(agreed.due.map(({ date }) => date)).toEqual(['2026-04-06', '2026-05-18']);
    expect(agreed.citation).toMatch(/reg 42\(2\), with .*reg 44\(2\)\(c\)/);
  });

  it.each(['A3', 'A4', 'C6', 'E7', 'E16', 'H1', 'H2'])('%s has no date of its own and says so', (rule) => {
    const asked = due(rule, '2026-03-02');
    expect(asked.due).toEqual([]);
    expect(asked.counting).toMatch(/no (fixed )?date/);
  });

  it('L2 asks for the day on which a limit fell', () => {
    expect(due('L2', '2020-06-01')).toMatchObject({ due: [], day0: '2020-06-01' });
    expect(() => due('L2', '2020-09-26')).toThrow(/applied from 1 May 2020 to 25 September 2020/);
  });
});

describe('rules in force on day 0', () => {
  it('give K1old for an order made before 23 March 2015', () => {
    expect(due('K1', '2015-03-20')).toMatchObject({ rule: 'K1old', due: [{ date: '2015-04-17' }] });
    expect(due('K1', '2015-03-23')).toMatchObject({ rule: 'K1', due: [{ date: '2015-04-06' }] });
  });

  it('refuse a day on which the rule was not in force and say what was', () => {
    expect(() => due('K3', '2015-03-20')).toThrow(RuleNotInForce);
    expect(() => due('K3', '2015-03-20')).toThrow(/not in force on 20 March 2015.*K1old/);
    expect(() => due('K1old', '2016-01-04')).toThrow(/Since then K1 applies/);
    expect(() => due('C3', '2014-06-02')).toThrow(/from 1 September 2014.*Part 3/);
  });
});

describe('questions that cannot be answered', () => {
  it('name the missing fact and what it means', () => {
    expect(() => due('K9', '2026-03-02')).toThrow(MissingFact);
    expect(() => due('K9', '2026-03-02')).toThrow(/type \(what the appeal was about: assess, content/);
    expect(() => due('D3', '2026-03-02')).toThrow(/planMadeOrLastReviewed \(the day the plan was made/);
    expect(() => due('I6', '2026-03-02')).toThrow(/asRule/);
  });

  it('list the rules there are', () => {
    expect(() => due('C9', '2026-03-02')).toThrow(UnknownRule);
    expect(() => due('C9', '2026-03-02')).toThrow(ruleIds.join(', '));
  });

  it('give one date at once to those who need no more', () => {
    const basis = { ruleSet: englandRules, calendar: englandCalendar, policy: policyWith({}) };
    expect(dueOn('C3', calendarDate('2026-08-17'), basis)).toBe('2027-01-04');
    expect(dueOn('A3', calendarDate('2026-08-17'), basis)).toBeNull();
  });
});

describe('policy options where they bite', () => {
  it.each([
    ['P1', 'nextWorkingDay', 'A1', '2026-08-14', { receivedAt: '17:01' }, '2026-09-25', '2026-09-28'],
    ['P1', 'nextWorkingDay', 'A1', '2026-08-14', { receivedAt: '17:00' }, '2026-09-25', '2026-09-25'],
    ['P1', 'nextWorkingDay', 'C3', '2026-08-15', {}, '2027-01-02', '2027-01-04'],
    ['P2', 'nextWorkingDay', 'A1', '2026-04-02', { startIs: 'posted' }, '2026-05-20', '2026-05-19'],
    ['P3', 'day1', 'C3', '2026-08-17', {}, '2027-01-04', '2027-01-03'],
    ['P3', 'day1', 'B1', '2026-09-24', {}, '2026-11-05', '2026-11-05'],
    ['P4', 'arrival', 'E9', '2026-09-28', { noticeReceivedOn: '2026-09-30' }, '2026-11-23', '2026-11-25'],
    ['P5', 'working', 'G1', '2026-04-13', {}, '2026-04-28', '2026-05-05'],
    ['P5', 'working', 'C2', '2026-06-10', {}, '2026-06-24', '2026-06-30'],
    ['P6', 'meeting', 'E2', '2025-11-26', { meetingOn: '2025-11-03' }, '2026-11-25', '2026-11-02'],
    ['P6', 'finalAmendedPlan', 'E2', '2025-11-26', { finalAmendedPlanOn: '2026-01-14' }, '2026-11-25', '2027-01-13'],
    ['P7', 'customary', 'E12', '2027-09-01', {}, '2027-02-14', '2027-02-15'],
    ['P7', 'customary', 'E13', '2027-09-01', {}, '2027-03-30', '2027-03-31'],
    ['P8', 'clearDays', 'E3', '2026-12-07', {}, '2026-11-23', '2026-11-22'],
    ['P8', 'clearDays', 'E14', '2027-04-12', {}, '2026-11-12', '2026-11-11'],
    ['P9', 'include', 'I2', '2026-04-01', {}, '2026-04-08', '2026-04-07'],
    ['P9', 'include', 'I4', '2026-04-01', {}, '2026-05-01', '2026-04-30'],
  ] as const)('%s=%s on %s from %s', (option, value, rule, start, facts, byDefault, changed) => {
    expect(dates(rule, start, facts)).toEqual([byDefault]);
    expect(dates(rule, start, facts, { [option]: value })).toEqual([changed]);
  });

  it('are named in the answer exactly where they mattered', () => {
    expect(due('C3', '2026-08-17').options).toEqual({ P3: 'day0' });
    expect(due('C3', '2026-08-15').options).toEqual({ P1: 'actual', P3: 'day0' });
    expect(due('E6', '2026-10-20', {}, { P3: 'day1' }).options).toEqual({});
    expect(due('E12', '2027-09-01', {}, { P7: 'customary' }).options).toEqual({ P7: 'customary' });
  });

  it('ask for the date they count from', () => {
    expect(() => due('E2', '2025-11-26', {}, { P6: 'meeting' })).toThrow(/E2 needs meetingOn/);
  });
});
