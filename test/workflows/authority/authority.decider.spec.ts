import { authorityDecider } from '../../../workflows/authority/authority.decider.js';
import type { AuthorityEvent, ClosurePeriod } from '../../../workflows/authority/authority.events.js';
import type { Placed } from '../../../workflows/kernel/decider.js';
import { day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';
import { chosen, closures, period, recordClosures, summer2026, withdrawn } from './authority-facts.js';

const given = specification(authorityDecider);
const summer = period('Summer holiday 2027', '2027-07-22', '2027-09-02');

describe('a policy option', () => {
  const choose = (option: string, value: string, on = '2026-11-23', reason = 'Our letters say so') =>
    ({ type: 'ChoosePolicyOption', on: day(on), data: { option: option as 'P3', value, reason } }) as const;

  it('is chosen with a reason, from today or an earlier day', () => {
    given()
      .when(choose('P3', 'day1', '2026-09-01'))
      .then({ type: 'PolicyOptionChosen', occurredOn: day('2026-09-01'), data: { option: 'P3', value: 'day1' } });
  });

  it('may be chosen at its default, so that the reason for keeping it is on record', () => {
    given()
      .when(choose('P3', 'day0'))
      .then({ type: 'PolicyOptionChosen', data: { value: 'day0' } });
  });

  it.each([
    ['an option there is not', choose('P99', 'x'), 'no-such-policy-option'],
    ['a value the option has not', choose('P3', 'sometimes'), 'policy-option-has-no-such-value'],
    ['a reason of spaces', choose('P3', 'day1', '2026-11-23', '  '), 'setting-needs-a-reason'],
    ['a day to come', choose('P3', 'day1', '2026-11-24'), 'dated-in-the-future'],
  ])('is refused for %s', (_, command, code) => {
    given().when(command).thenRejected(code);
  });

  it('is refused where the same was chosen before and holds on that day, not where another holds', () => {
    given(chosen('P3', 'day1', '2026-09-01'))
      .when(choose('P3', 'day1', '2026-10-01'))
      .thenRejected('setting-already-so');
    given(chosen('P3', 'day1', '2026-09-01'))
      .when(choose('P3', 'day1', '2026-08-01'))
      .then({ type: 'PolicyOptionChosen' });
  });
});

describe('sign-off order and local milestones', () => {
  const order = (...sectors: string[]) =>
    ({ type: 'SetSignOffOrder', on: day('2026-11-23'), data: { order: sectors as ['health'], reason: null } }) as const;
  const weeks = (set: Record<string, number>) =>
    ({ type: 'SetLocalMilestones', on: day('2026-11-23'), data: { weeks: set, reason: null } }) as const;

  it('are set as a whole, and may be set back to nothing', () => {
    given()
      .when(order('health', 'education'))
      .then({ type: 'SignOffOrderSet', data: { order: ['health', 'education'] } });
    given()
      .when(order())
      .then({ type: 'SignOffOrderSet', data: { order: [] } });
    given()
      .when(weeks({ adviceIn: 11 }))
      .then({ type: 'LocalMilestonesSet', data: { weeks: { adviceIn: 11 } } });
    given().when(weeks({})).then({ type: 'LocalMilestonesSet' });
  });

  it.each([
    ['a sector there is not', order('police'), 'no-such-sector'],
    ['a sector named twice', order('health', 'health'), 'sector-named-twice'],
    ['a milestone there is not', weeks({ tea: 3 }), 'no-such-milestone'],
    ['week 0', weeks({ adviceIn: 0 }), 'milestone-week-out-of-range'],
    ['a week after the twentieth', weeks({ draftServed: 21 }), 'milestone-week-out-of-range'],
    ['half a week', weeks({ draftServed: 15.5 }), 'milestone-week-out-of-range'],
  ])('are refused with %s', (_, command, code) => {
    given().when(command).thenRejected(code);
  });
});

describe('school closures', () => {
  const record = (year: number, ...periods: ClosurePeriod[]) => recordClosures(year, periods);

  it('are recorded for an academic year, future days among them', () => {
    given()
      .when(record(2026, summer))
      .then({ type: 'SchoolClosuresRecorded', data: { academicYear: 2026, kind: 'school', setting: null } });
  });

  it.each([
    ['no closure at all', record(2026), 'closures-need-a-period', {}],
    ['a name of spaces', record(2026, { ...summer, name: ' ' }), 'closure-needs-a-name', {}],
    ['an end before its beginning', record(2026, period('Summer', '2027-07-22', '2027-07-01')), 'closure-reversed', {}],
    ['no closed day', record(2026, period('Summer', '2027-07-22', '2027-07-22')), 'closure-reversed', {}],
    ['half a year', record(2026, period('Summer', '2027-02-01', '2027-08-01')), 'closure-too-long', { days: 181 }],
    ['the summer of another year', record(2026, summer2026), 'closure-outside-its-year', { last: '2027-08-31' }],
    ['a year that nobody means', record(26, summer), 'academic-year-out-of-range', {}],
    [
      'two that overlap',
      record(2026, summer, period('Building works', '2027-08-30', '2027-09-06')),
      'closures-overlap',
      { other: 'Building works' },
    ],
    [
      'one that begins on the day another reopens',
      record(2026, period('Half term', '2027-02-15', '2027-02-22'), period('Strike', '2027-02-22', '2027-02-23')),
      'closures-overlap',
      { name: 'Half term', other: 'Strike' },
    ],
  ])('are refused with %s', (_, command, code, details) => {
    given().when(command).thenRejected(code, details);
  });

  it('are refused where they overlap the year before, but not those of another kind or of a school with its own', () => {
    const autumn = period('Late start', '2026-09-01', '2026-09-04');
    given(closures(2025, [summer2026]))
      .when(record(2026, autumn))
      .thenRejected('closures-overlap');
    for (const other of [{ kind: 'post16' }, { setting: 'Fernhill Primary' }] as const) {
      given(closures(2025, [summer2026]))
        .when(recordClosures(2026, [autumn], other))
        .then({ type: 'SchoolClosuresRecorded' });
    }
  });

  it('are replaced when recorded anew for the same year, and refused when nothing would change', () => {
    const shorter = period('Summer holiday 2027', '2027-07-24', '2027-09-02');
    const before = closures(2026, [summer]);
    given(before).when(record(2026, shorter)).then({ type: 'SchoolClosuresRecorded' });
    given(before).when(record(2026, summer)).thenRejected('setting-already-so');
  });

  it('are withdrawn where there are any', () => {
    const withdraw = (academicYear: number) =>
      ({
        type: 'WithdrawSchoolClosures',
        on: day('2026-11-23'),
        data: { academicYear, kind: 'school', setting: null, reason: 'Another authority’s file' },
      }) as const;
    given(closures(2026, [summer]))
      .when(withdraw(2026))
      .then({ type: 'SchoolClosuresWithdrawn' });
    given(closures(2026, [summer]))
      .when(withdraw(2025))
      .thenRejected('no-such-closures', { academicYear: 2025 });
    given(closures(2026, [summer]), withdrawn(2026))
      .when(withdraw(2026))
      .thenRejected('no-such-closures');
  });
});

describe('a correction of a setting', () => {
  const correct = (revision: number, changes: object) =>
    ({ type: 'CorrectFact', revision, reason: 'mistyped', ...changes }) as const;

  it('moves its day, changes its value or strikes it', () => {
    const before = chosen('P3', 'day1', '2026-09-01');
    given(before)
      .when(correct(0, { occurredOn: day('2026-09-07') }))
      .then({ type: 'FactCorrected' });
    given(chosen('P12', 'parent'))
      .when(correct(0, { changes: { value: 'lastRecipient' } }))
      .then({ type: 'FactCorrected' });
    given(before)
      .when(correct(0, { struck: true }))
      .then({ type: 'FactCorrected' });
  });

  it('is refused where the corrected setting could not have been recorded', () => {
    given(chosen('P3', 'day1'))
      .when(correct(0, { changes: { value: 'sometimes' } }))
      .thenRejected('policy-option-has-no-such-value');
    const reversed = [period('Summer', '2027-09-02', '2027-07-22')];
    given(closures(2026, [summer]))
      .when(correct(0, { changes: { closures: reversed } }))
      .thenRejected('closure-reversed');
    given(closures(2025, [summer2026]), closures(2026, [summer]))
      .when(correct(1, { changes: { closures: [period('Late start', '2026-09-01', '2026-09-04')] } }))
      .thenRejected('closures-overlap');
  });
});

it('folds settings by the day they hold from, whatever the order of recording', () => {
  const events: AuthorityEvent[] = [chosen('P3', 'day1', '2026-10-01'), chosen('P3', 'day0', '2026-09-01')];
  const days = given(...events)
    .state()
    .facts.map((fact: Placed<AuthorityEvent>) => fact.occurredOn);
  expect(days).toEqual(['2026-09-01', '2026-10-01']);
});
