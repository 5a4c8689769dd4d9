import { changedOn, endOfWait, nextStepOf } from '../../../workflows/plan/preference.state.js';
import { corrected, made, planAfter, record } from '../../support/plan-facts.js';
import type { PlanStory, Step } from '../../support/plan-facts.js';
import { rejectionOf } from '../../support/plan-limits.js';
import { began, changed, ended, inOurArea } from '../../support/placement-facts.js';

type Answer = Parameters<typeof record<'AnswerPreference'>>[2];

const asked = (on: string, preferenceId = 's1') =>
  record('RecordPreference', on, { preferenceId, statedBy: 'parent', provision: 'specialMaintained' });
const met = (on: string, more: Partial<Answer> = {}) =>
  record('AnswerPreference', on, { preferenceId: 's1', result: 'met', grounds: [], nextStep: null, nextStepOn: null, ...more }); // prettier-ignore
const notMet = (on: string, more: Partial<Answer> = {}) =>
  met(on, { result: 'notMet', grounds: ['unsuitable'], nextStep: 'anotherSetting', nextStepOn: '2026-11-30', ...more });
const step = (on: string, more: Partial<Parameters<typeof record<'PlanPreferenceStep'>>[2]> = {}) =>
  record('PlanPreferenceStep', on, { preferenceId: 's1', nextStep: 'mediation', nextStepOn: '2026-12-20', ...more });
const agreed = (on: string, provision: 'specialMaintained' | 'senUnit' | 'specialPost16' = 'specialMaintained', waitId = 'w1') =>
  record('AgreeSpecialPlace', on, { waitId, provision, agreedBy: 'panel' }); // prettier-ignore
const given = (on: string) => record('WithdrawSpecialPlace', on, { waitId: 'w1', because: 'familyChose' });

const plan = planAfter(made('2024-09-03'));
const wish = plan.and(asked('2026-06-01'));
const waiting = plan.and(agreed('2026-06-01'));

const refusals: readonly (readonly [code: string, before: PlanStory, command: Step, details?: object])[] = [
  ['no-such-preference', plan, met('2026-07-01')],
  ['preference-already-recorded', wish, asked('2026-07-01')],
  ['preference-needs-a-ground', wish, notMet('2026-07-01', { grounds: [] })],
  ['preference-needs-a-next-step', wish, notMet('2026-07-01', { nextStep: null, nextStepOn: null })],
  ['preference-ground-does-not-fit', wish, met('2026-07-01', { grounds: ['unsuitable'] })],
  ['preference-ground-does-not-fit', wish, met('2026-07-01', { nextStep: 'accepted' })],
  ['next-step-needs-a-day', wish, notMet('2026-07-01', { nextStepOn: null })],
  ['no-step-has-a-day', wish, notMet('2026-07-01', { nextStep: 'accepted' })],
  ['next-step-before-its-plan', wish, notMet('2026-07-01', { nextStepOn: '2026-06-30' }), { on: '2026-07-01' }],
  ['before-an-earlier-fact', wish, met('2026-05-31'), { earlierFact: 'PreferenceRecorded' }],
  ['preference-already-answered', wish.and(met('2026-07-01')), met('2026-08-01'), { on: '2026-07-01' }],
  ['preference-not-refused', wish, step('2026-07-01')],
  ['preference-not-refused', wish.and(met('2026-07-01')), step('2026-07-02')],
  ['no-step-has-a-day', wish.and(notMet('2026-07-01')), step('2026-07-02', { nextStep: 'accepted' })],
  ['dated-in-the-future', plan, asked('2026-11-24')],
  ['special-place-already-agreed', waiting, agreed('2026-07-01')],
  ['special-place-still-waited-for', waiting, agreed('2026-07-01', 'senUnit', 'w2'), { on: '2026-06-01' }],
  ['no-such-wait', plan, given('2026-07-01')],
  ['wait-already-over', waiting.and(given('2026-07-01')), given('2026-08-01'), { on: '2026-07-01' }],
  ['wait-already-over', waiting.and(began('2026-09-03', inOurArea)), given('2026-10-01'), { on: '2026-09-03' }],
  ['before-an-earlier-fact', waiting, given('2026-05-31'), { earlierFact: 'SpecialPlaceAgreed' }],
];

describe('preferences and places waited for', () => {
  it.each(refusals.map(([code, before, command, details = {}]) => ({ code, before, command, details })))(
    'refuse with $code: $command.type',
    ({ code, before, command, details }) => {
      expect(rejectionOf(before, command)).toMatchObject({ code, details });
    },
  );

  it('were stated on a draft, before there was a plan', () => {
    expect(rejectionOf(plan, asked('2024-08-01'))).toBeNull();
  });

  it('are answered again by a later plan or order, and the last answer stands', () => {
    const { answers } = wish.and(notMet('2026-07-01'), met('2026-10-01')).state.preferences.asked[0] ?? { answers: [] };
    expect(answers.map(({ on, result }) => [on, result])).toEqual([
      ['2026-07-01', 'notMet'],
      ['2026-10-01', 'met'],
    ]);
  });

  it('have the next step that was settled last, since the answer', () => {
    const stepOf = (story: PlanStory) => {
      const [one] = story.state.preferences.asked;
      return one === undefined ? null : nextStepOf(one);
    };
    const unmet = wish.and(notMet('2026-07-01'));
    expect(stepOf(unmet)).toMatchObject({ nextStep: 'anotherSetting', nextStepOn: '2026-11-30' });
    expect(stepOf(unmet.and(step('2026-08-01')))).toMatchObject({ nextStep: 'mediation', nextStepOn: '2026-12-20' });
    const again = unmet.and(step('2026-08-01'), notMet('2026-09-01', { nextStep: 'accepted', nextStepOn: null }));
    expect(stepOf(again)).toMatchObject({ nextStep: 'accepted' });
    expect(stepOf(unmet.and(met('2026-09-01')))).toBeNull();
  });

  it('are changed by what the family asks for later', () => {
    const { preferences } = wish.and(asked('2026-08-01', 's2'), asked('2026-03-01', 's0')).state;
    expect(preferences.asked.map((one) => [one.preferenceId, changedOn(preferences, one)])).toEqual([
      ['s1', '2026-08-01'],
      ['s2', null],
      ['s0', '2026-06-01'],
    ]);
  });

  it('hold a correction of the answer to what goes with it', () => {
    const answered = wish.and(notMet('2026-07-01'));
    const alone = { ...corrected(2, '2026-07-01'), changes: { result: 'met' } };
    expect(rejectionOf(answered, alone)?.code).toBe('preference-ground-does-not-fit');
    const whole = { ...alone, changes: { result: 'met', grounds: [], nextStep: null, nextStepOn: null } };
    expect(answered.and(whole).state.preferences.asked[0]?.answers[0]?.result).toBe('met');
  });

  const endAfter = (...steps: readonly Step[]) => {
    const { preferences, startedPlacements } = waiting.and(...steps).state;
    const [wait] = preferences.waits;
    return wait === undefined ? null : endOfWait(wait, startedPlacements);
  };

  it.each([
    ['goes on while nothing begins', [], null],
    ['ends on the first day in any special school', [began('2026-09-03', { provision: 'independentSpecial' })], { on: '2026-09-03', by: 'placed' }],
    ['goes on in a unit of a mainstream school', [began('2026-09-03', { provision: 'senUnit' })], null],
    ['goes on in a place that began before it was agreed', [began('2026-05-31', inOurArea)], null],
    ['ends when that place becomes a special school', [began('2026-05-01', { provision: 'senUnit' }), changed('2026-09-03', { provision: 'specialMaintained' })], { on: '2026-09-03', by: 'placed' }],
    ['ends when it is not sought any more', [given('2026-07-01')], { on: '2026-07-01', by: 'withdrawn' }],
    ['ends with what came first', [given('2026-07-01'), began('2026-09-03', inOurArea), ended('2026-10-01')], { on: '2026-07-01', by: 'withdrawn' }],
  ] as const)('a wait %s', (_, steps, end) => {
    expect(endAfter(...steps)).toEqual(end);
  }); // prettier-ignore

  it('a wait for a college is not over in a school', () => {
    const story = plan.and(agreed('2026-06-01', 'specialPost16'), began('2026-09-03', inOurArea)).state;
    const [wait] = story.preferences.waits;
    expect(wait === undefined ? 'none' : endOfWait(wait, story.startedPlacements)).toBeNull();
  });

  it('another place can be agreed once the first wait is over', () => {
    expect(rejectionOf(waiting.and(given('2026-07-01')), agreed('2026-08-01', 'senUnit', 'w2'))).toBeNull();
  });
});
