import { describe, expect, it } from '@jest/globals';
import { CommandRejected } from '../../../workflows/kernel/command-rejected.js';
import { defaultSettings } from '../../../workflows/kernel/decider.js';
import type { DecisionBasis } from '../../../workflows/kernel/decider.js';
import { notBegun } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import { defaultPolicy } from '../../../workflows/timetable/policy-options.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';
import { actKeys } from '../../../src/cases/acts.js';
import { adviceBodies, bodyAsked, bodyWords } from '../../../src/web/words/body-words.js';
import { limitWithPeriod } from '../../../src/web/words/limit-words.js';
import { listed } from '../../../src/web/words/list-words.js';
import { couldHaveHappened, dryRun } from '../../../src/recording/dry-run.js';
import { overturns } from '../../../src/recording/forms/shared-answers.js';
import { trialOf } from '../../../src/cases/act-trials.js';
import { bannerHeading, effectsOf } from '../../../src/recording/effects.view.js';
import { recordingForms } from '../../../src/recording/forms/registry.js';
import { dateAnswer, drawn, fieldNames } from '../../../src/recording/questions.js';
import type { Question } from '../../../src/recording/questions.js';
import { assessmentRecorded as behind } from '../../../src/recording/recorded-workflow.js';
import { wish } from '../../../src/recording/recording-form.js';

const day = calendarDate;
const childId = '00000000-0000-4000-8000-000000000001';
const basis: DecisionBasis = {
  today: day('2026-11-23'),
  ruleSet: englandRules,
  calendar: englandCalendar,
  policy: defaultPolicy,
  settings: defaultSettings,
};
const received = (on: string): NeedsAssessment =>
  dryRun(
    [wish('RecordRequest', day(on), { childId, requestedBy: 'school', channel: 'post', inYouthAccommodation: false })],
    { behind, state: notBegun, revision: -1, basis },
  ).after;
const effects = (before: NeedsAssessment, after: NeedsAssessment): readonly string[] =>
  effectsOf(before, after, { behind, basis, child: { birthDate: null } }).map(({ what, now, after: next }) => `${what}: ${now} > ${next}`);

describe('the decision after a dispute', () => {
  const refusal = { reasons: ['other'], signposted: ['SENDIASS'], appealWordingSent: true } as const;
  const order = { disputeId: 'd', by: 'order', requires: 'assess', directedOn: null } as const;
  const after = (...wishes: Parameters<typeof dryRun>[0]): NeedsAssessment =>
    dryRun(wishes, { behind, state: received('2026-08-03'), revision: 0, basis }).after;
  const no = wish('NotifyDecisionNotToAssess', day('2026-09-07'), refusal);
  const refused = after(no);
  const ordered = after(no, wish('RecordDisputeOutcome', day('2026-11-16'), order));
  const offers = (state: NeedsAssessment): unknown => trialOf('decisionToAssess', state, basis);

  it('is offered again once an outcome requires it', () => {
    expect(offers(refused)).toBeNull();
    expect(offers(ordered)).toMatchObject({ type: 'NotifyDecisionToAssess' });
  });

  it('is not taken for our own second look, which it would be without', () => {
    expect(overturns(refused.assessDecisions, refused)).toBe('ownReview');
    expect(overturns(ordered.assessDecisions, ordered)).toBeNull();
  });

  it('shows that the order’s own limit is met', () => {
    const done = dryRun([wish('NotifyDecisionToAssess', basis.today, { overturns: null })], {
      behind,
      state: ordered,
      revision: 2,
      basis,
    }).after;
    expect(effects(ordered, done).find((line) => line.startsWith('Order: tell'))).toBe(
      'Order: tell family of the assessment, 2 weeks: Mon 30 Nov 2026, in 7 days > Met 23 Nov',
    );
  });
});

describe('limits before and after', () => {
  const open = received('2026-10-12');
  const ground = { behind, state: open, revision: 0, basis };

  it('put what changes first, then the stage, then what stays', () => {
    const { after } = dryRun([wish('NotifyDecisionToAssess', day('2026-11-23'), { overturns: null })], ground);
    expect(effects(open, after)).toEqual([
      'Decision to assess, 6 weeks: Due today > Met, on the last day',
      'Stage: Request > Advice',
      'Tell family if no plan, 16 weeks: Mon 1 Feb 2027, in 70 days > No change',
      'Send final plan, 20 weeks: Mon 1 Mar 2027, in 98 days > No change',
    ]);
  });

  it('show a late act as late', () => {
    const late = received('2026-10-05');
    const { after } = dryRun([wish('NotifyDecisionToAssess', day('2026-11-23'), { overturns: null })], {
      ...ground,
      state: late,
    });
    expect(effects(late, after)[0]).toBe('Decision to assess, 6 weeks: Mon 16 Nov 2026, 7 days overdue > 7 days late');
  });

  it('do not make what was late when the case ended look as if it never was', () => {
    const late = received('2026-10-05');
    const { after } = dryRun([wish('WithdrawRequest', day('2026-11-23'), { by: 'family', dateKnown: true })], {
      ...ground,
      state: late,
    });
    expect(effects(late, after)[0]).toBe(
      'Decision to assess, 6 weeks: Mon 16 Nov 2026, 7 days overdue > Ended 7 days late',
    );
  });
});

describe('the banner after recording', () => {
  const effect = (after: string, changed = true): { what: string; now: string; after: string; changed: boolean } => ({
    what: 'Send final plan, 20 weeks',
    now: '',
    after,
    changed,
  });

  it.each([
    ['Met, on the last day', 'Plan sent, in time on the last day'],
    ['Met 23 Nov', 'Plan sent, in time'],
    ['1 day late', 'Plan sent, 1 day late'],
    ['Not needed', 'Plan sent'],
  ])('says of %j: %j', (after, words) => {
    expect(bannerHeading({ done: 'Plan sent', wishes: [] }, [effect('7 days late', false), effect(after)])).toBe(words);
  });

  it('says nothing of the kind about a correction', () => {
    const wishes = { type: 'CorrectFact', revision: 0, reason: 'mistyped' } as const;
    expect(bannerHeading({ done: 'Date corrected', wishes }, [effect('Met 23 Nov')])).toBe('Date corrected');
  });
});

describe('a dry run', () => {
  const ground = { behind, state: received('2026-10-12'), revision: 0, basis };
  const plan = [
    wish('NotifyDecisionToAssess', day('2026-11-02'), { overturns: null }),
    wish('ServeDraftPlan', day('2026-11-20'), { draftId: childId, method: 'email' }),
  ];

  it('judges each wish on the case as the ones before would leave it', () => {
    expect(() => dryRun(plan.slice(1), ground)).toThrow(CommandRejected);
    expect(() => dryRun(plan, ground)).toThrow('plan-not-agreed');
  });

  it('uses the reason only for what needs it, and notes it once', () => {
    const { facts } = dryRun(
      [...plan, wish('ServeDraftPlan', day('2026-11-21'), { draftId: 'another', method: 'post' })],
      ground,
      'Sent early',
    );
    expect(facts.map(({ type }) => type)).toEqual([
      'DecisionToAssessNotified',
      'DraftPlanServed',
      'NoteAdded',
      'DraftPlanServed',
    ]);
  });

  it('tells what could have happened from what could not', () => {
    expect(couldHaveHappened(plan, ground)).toBe(true);
    expect(couldHaveHappened(plan.slice(1), ground)).toBe(false);
    expect(couldHaveHappened([wish('AddNote', day('2026-11-24'), { kind: 'note' })], ground)).toBe(false);
  });
});

describe('questions', () => {
  const questions: readonly Question[] = [
    { kind: 'date', name: 'on', legend: 'When?' },
    {
      kind: 'radios',
      name: 'what',
      legend: 'What?',
      choices: [
        { value: 'a', text: 'A', reveals: [{ kind: 'text', name: 'why', label: 'Why?' }] },
        { value: 'b', text: 'B', disabled: true },
      ],
    },
  ];

  it('keep every answer, revealed ones included', () => {
    const [date, what] = drawn(questions, { ...dateAnswer('on', '2026-11-03'), what: 'a', why: 'Because' });
    expect(date?.parts).toEqual({ 'on-day': '3', 'on-month': '11', 'on-year': '2026' });
    expect(what?.choices?.map(({ chosen }) => chosen)).toEqual([true, false]);
    expect(what?.choices?.[0]?.reveals[0]?.value).toBe('Because');
  });

  it('show nothing of what no form sends, and tick nothing that is disabled', () => {
    const [date, what] = drawn(questions, { 'on-day': ['1', '2'], what: ['b', { a: 1 }], why: 7 });
    expect(date?.parts?.['on-day']).toBe('');
    expect(what?.choices?.some(({ chosen }) => chosen)).toBe(false);
    expect(what?.choices?.[0]?.reveals[0]?.value).toBe('');
  });

  it('name all their boxes', () => {
    expect(fieldNames(questions)).toEqual(['on-day', 'on-month', 'on-year', 'what', 'why']);
  });
});

describe('the forms', () => {
  it('are one for each act', () => {
    expect(Object.keys(recordingForms).sort()).toEqual([...actKeys].sort());
    for (const key of actKeys) expect(recordingForms[key].key).toBe(key);
  });
});

describe('words', () => {
  it('name every body once, and the limit of an advice by its body', () => {
    expect(new Set(adviceBodies.map(bodyAsked)).size).toBe(13);
    expect(new Set(adviceBodies.map(bodyWords)).size).toBe(13);
    expect(limitWithPeriod('C5', null)).toBeNull();
    expect(limitWithPeriod('B1', { body: 'camhs', organisation: 'Trust' })).toBe(
      'Advice: child and adolescent mental health, Trust',
    );
    expect(listed(['one', 'two', 'three'])).toBe('one, two and three');
  });
});
