import { ruleFactsHelp, timetableDue } from '../../../workflows/timetable/timetable-due.js';
import { TimetableError } from '../../../workflows/timetable/timetable-error.js';
import { latestRules, englandRules } from '../../../workflows/timetable/rule-sets.js';

describe('a question about one rule', () => {
  it('is answered in plain JSON', () => {
    const answer = timetableDue({ rule: 'C3', date: '2026-08-10' });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    expect(answer).toMatchObject({
      asked: 'C3',
      rule: 'C3',
      day0: '2026-08-10',
      due: [{ stage: null, date: '2026-12-28', actBy: '2026-12-24' }],
      counting: '10 August 2026 + 20 weeks, day 0 not counted',
      options: { P3: 'day0' },
      binding: true,
      completion: null,
      ruleSet: { id: 'england-2014', version: 1 },
      calendar: { id: 'england', version: 1 },
    });
  });

  it('takes a time of arrival', () => {
    const late = { rule: 'A1', date: '2026-08-14T17:30' };
    expect(timetableDue(late)).toMatchObject({ day0: '2026-08-14', options: { P1: 'actual', P3: 'day0' } });
    expect(timetableDue({ ...late, options: { P1: 'nextWorkingDay' } })).toMatchObject({
      day0: '2026-08-17',
      due: [{ date: '2026-09-28' }],
      options: { P1: 'nextWorkingDay' },
    });
    expect(timetableDue({ rule: 'E6', date: '2026-10-20T17:30' }).notes[0]).toMatch(/no difference/);
  });

  it('judges the act given with it', () => {
    const sent = { rule: 'A1', date: '2026-08-17', facts: { sentOn: '2026-09-28', receivedOn: '2026-09-30' } };
    expect(timetableDue(sent)).toMatchObject({
      completion: { on: '2026-09-28', status: 'met' },
      options: { P4: 'dispatch' },
    });
    expect(timetableDue({ ...sent, options: { P4: 'arrival' } }).completion).toEqual({
      on: '2026-09-30',
      status: 'metLate',
      daysOver: 2,
    });
  });

  it('says when another rule governed, and when bank holidays are not announced', () => {
    expect(timetableDue({ rule: 'K1', date: '2015-01-12' })).toMatchObject({ asked: 'K1', rule: 'K1old' });
    expect(timetableDue({ rule: 'K1', date: '2015-01-12' }).notes[0]).toMatch(/K1old governs instead of K1/);
    expect(timetableDue({ rule: 'C3', date: '2029-08-10' }).notes[0]).toMatch(/2029 are computed/);
  });

  it.each([
    ['an unknown rule', { rule: 'Z1', date: '2026-01-05' }, /no rule "Z1".*A1, A2/],
    ['no date', { rule: 'A1', date: '' }, /A1 needs start \(the day the authority received the request\)/],
    [
      'a date that is none',
      { rule: 'A1', date: '2026-02-30' },
      /"2026-02-30" is not a real date in the form YYYY-MM-DD/,
    ],
    ['a time that is none', { rule: 'A1', date: '2026-02-03T25:00' }, /not a real time of day/],
    [
      'an unknown fact',
      { rule: 'E6', date: '2026-02-03', facts: { moved: 'x' } },
      /E6 has no fact "moved". It takes sentOn/,
    ],
    ['a second start', { rule: 'E6', date: '2026-02-03', facts: { start: '2026-01-01' } }, /no fact "start"/],
    [
      'a fact that is no date',
      { rule: 'D1', date: '2026-02-03', facts: { movedOn: '3 Feb' } },
      /movedOn must be a real date/,
    ],
    ['a fact that is no choice', { rule: 'K9', date: '2026-02-03', facts: { type: 'all' } }, /type cannot be "all"/],
    ['a missing fact', { rule: 'D3', date: '2026-02-03' }, /D3 needs planMadeOrLastReviewed/],
    ['a bad year', { rule: 'E12', date: '2026-02-03', facts: { transferYear: '27' } }, /must be a year/],
    ['bad recipients', { rule: 'C3', date: '2026-02-03', facts: { recipients: 'gran' } }, /parent, setting, health/],
    ['an unknown option', { rule: 'A1', date: '2026-02-03', options: { P99: 'x' } }, /no policy option "P99"/],
    ['a bad option', { rule: 'A1', date: '2026-02-03', options: { P3: 'x' } }, /day0 or day1/],
    ['a rule not in force', { rule: 'K10', date: '2017-02-03' }, /from 3 April 2018/],
  ])('refuses %s with words that help', (_what, question, words) => {
    expect(() => timetableDue(question)).toThrow(TimetableError);
    expect(() => timetableDue(question)).toThrow(words);
  });
});

describe('help on a rule', () => {
  it('names what the date means first', () => {
    const help = ruleFactsHelp('D1');
    expect(help.facts.map(({ name }) => name).slice(0, 3)).toEqual(['start', 'movedOn', 'awareOn']);
    expect(() => ruleFactsHelp('nope')).toThrow(/no rule "nope"/);
  });

  it('is enough to ask about any rule: the facts it calls required get an answer', () => {
    for (const rule of latestRules(englandRules)) {
      const needed = rule.facts.filter(({ name, required }) => required && name !== 'start');
      const facts = Object.fromEntries(needed.map(({ name, values }) => [name, values?.[0] ?? '2019-12-02']));
      const date = rule.id === 'K1old' ? '2015-01-05' : '2020-06-01';
      expect(timetableDue({ rule: rule.id, date, facts }).rule).toBe(rule.id);
    }
  });
});
