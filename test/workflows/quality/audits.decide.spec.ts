import { authorityDecider } from '../../../workflows/authority/authority.decider.js';
import { basisInForce } from '../../../workflows/authority/authority.settings.js';
import type { AuthorityEvent } from '../../../workflows/authority/authority.events.js';
import { defaultSettings } from '../../../workflows/kernel/decider.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import { standingCriteria, usualAuditSettings } from '../../../workflows/quality/audit-settings.js';
import type { AuditOf, Grade } from '../../../workflows/quality/audit-settings.js';
import { gradeOf } from '../../../workflows/quality/audits.js';
import { planDecider } from '../../../workflows/plan/plan.decider.js';
import * as assessment from '../../support/assessment-facts.js';
import { placed, specBasis, specification } from '../../support/given-when-then.js';
import { childId, day, held, made, planAfter, record } from '../../support/plan-facts.js';
import type { PlanStory, Step } from '../../support/plan-facts.js';
import { refusalOf, rejectionOf } from '../../support/plan-limits.js';

const allMet = (of: AuditOf) => ({
  met: usualAuditSettings.criteria[of].map(({ code }) => code),
  notMet: [] as readonly string[],
  notApplicable: [] as readonly string[],
});
const found = { auditId: 'a1', post: 'sendQualityOfficer', grade: 'good' };
const audited = (on: string, more: object = {}): Step =>
  record('AuditPlan', on, { ...found, part: 'whole', ...allMet('plan'), ...more });
const checked = (on: string, items: object): Step =>
  ({
    type: 'CheckProvision',
    on: day(on),
    data: { checkId: 'c1', at: 'visit' },
    personal: { [childId]: items },
  }) as never;
const sought = (on: string): Step =>
  ({ type: 'SetOutcome', on: day(on), data: { outcomeId: 'o1', area: 'cognition', reachBy: null }, personal: { [childId]: { outcome: 'Reads', target: '100 words' } } }) as never; // prettier-ignore
const looked = (on: string, more: object = {}): Step =>
  ({ type: 'ReviewOutcome', on: day(on), data: { outcomeId: 'o1', reviewId: null, result: 'met', ...more }, personal: { [childId]: { evidence: 'Seen' } } }) as never; // prettier-ignore

const plan = planAfter(made('2024-09-03'));
const met = plan.and(held('2025-06-02'));
const inTwoLists = { met: allMet('plan').met, notMet: ['childsVoice'] };
const titles = (list: readonly { readonly title: string }[]): readonly string[] => list.map(({ title }) => title);
const { grades, posts, criteria } = usualAuditSettings;

type Refused = readonly [code: string, before: PlanStory, command: Step, details?: object];
const refused: readonly Refused[] = [
  ['case-not-begun', planAfter(), audited('2025-01-10')],
  ['dated-in-the-future', plan, audited('2026-11-24')],
  ['before-an-earlier-fact', plan, audited('2024-09-02'), { earlierFact: 'PlanMade', fact: 'PlanAudited' }],
  ['no-such-grade', plan, audited('2025-01-10', { grade: 'splendid' }), { known: titles(grades) }],
  ['no-such-post', plan, audited('2025-01-10', { post: 'Mrs Smith' }), { known: titles(posts) }],
  ['no-such-criterion', plan, audited('2025-01-10', { notMet: ['handwriting'] }), { known: titles(criteria.plan) }],
  ['criterion-twice', plan, audited('2025-01-10', inTwoLists), { title: 'The child’s or young person’s voice is a part of the plan' }],
  ['criterion-twice', plan, audited('2025-01-10', { met: [...allMet('plan').met, 'childsVoice'] })],
  ['criteria-left-out', plan, audited('2025-01-10', { met: allMet('plan').met.slice(1) }), { missing: titles(criteria.plan.slice(0, 1)) }],
  ['health-audit-needs-clinical-officer', plan, audited('2025-01-10', { part: 'health' }), { posts: ['Designated clinical officer', 'Designated medical officer'] }],
  ['audit-already-recorded', plan.and(audited('2025-01-10')), audited('2025-01-11')],
  ['no-such-review', plan, record('AuditReview', '2025-07-01', { ...found, ...allMet('review'), reviewId: 'r1' })],
  ['before-an-earlier-fact', met, record('AuditReview', '2025-06-01', { ...found, ...allMet('review'), reviewId: 'r1' }), { fact: 'ReviewAudited' }],
  ['nothing-checked', plan, checked('2025-01-10', {})],
  ['provision-already-checked', plan.and(checked('2025-01-10', { deliveredItems: ['Therapy'] })), checked('2025-01-10', { deliveredItems: ['Therapy'] })],
  ['no-such-outcome', plan, looked('2025-01-10')],
  ['outcome-already-set', plan.and(sought('2025-01-10')), sought('2025-01-10')],
  ['before-an-earlier-fact', plan.and(sought('2025-01-10')), looked('2025-01-09'), { earlierFact: 'OutcomeSet' }],
  ['no-such-review', plan.and(sought('2025-01-10')), looked('2025-01-10', { reviewId: 'r9' })],
  ['outcome-already-reviewed', met.and(sought('2025-01-10'), looked('2025-06-02', { reviewId: 'r1' })), looked('2025-06-03', { reviewId: 'r1' }), { on: '2025-06-02' }],
]; // prettier-ignore

describe('what cannot be recorded of the quality of a plan', () => {
  it.each(refused.map(([code, ...rest]) => ({ code, rest })))(
    '$code',
    ({ code, rest: [before, command, details = {}] }) => {
      expect(refusalOf(before, command)).toBe(code);
      expect(rejectionOf(before, command)?.details).toMatchObject(details);
    },
  );
});

describe('an audit', () => {
  it('is recorded after the plan ended too: it says how good the plan was', () => {
    const ceased = plan.and(record('CeasePlan', '2025-03-03', { reason: '1' }));
    expect(ceased.and(audited('2025-04-01')).state.audits).toMatchObject([{ grade: 'good', on: '2025-04-01' }]);
  });

  it('of the health part is taken from a medical or clinical officer', () => {
    const { audits } = plan.and(audited('2025-01-10', { part: 'health', post: 'designatedMedicalOfficer' })).state;
    expect(audits).toMatchObject([{ part: 'health' }]);
  });

  it('carries the scale of its day, so that a later scale changes nothing of what it meant', () => {
    const before = plan.and(audited('2025-01-10'));
    const stricter: readonly Grade[] = grades.map((grade) => ({ ...grade, good: grade.code === 'outstanding' }));
    const settled = basisInForce(
      replay(authorityDecider, placed<AuthorityEvent>([{ type: 'AuditScaleSet', occurredOn: day('2025-02-01'), data: { grades: stricter, reason: 'We ask for more' } }])),
      day('2026-11-23'),
      '999',
      specBasis,
    ); // prettier-ignore
    const basis = { ...specBasis, ...settled };
    const again = audited('2025-03-10', { auditId: 'a2' });
    const [fact] = decidedUnder(before, again, basis);
    const [first] = before.state.audits;
    expect(first === undefined ? null : gradeOf(first)?.good).toBe(true);
    expect(fact).toMatchObject({ data: { grade: 'good', measuredBy: { grades: stricter } } });
  });

  it('is corrected within its own scale alone', () => {
    const story = plan.and(audited('2025-01-10'));
    const to = (grade: string): Step => ({ type: 'CorrectFact', revision: 1, reason: 'mistyped', changes: { grade } });
    expect(story.and(to('inadequate')).state.audits).toMatchObject([{ grade: 'inadequate' }]);
    expect(refusalOf(story, to('splendid'))).toBe('no-such-grade');
  });

  it('of advice needs advice that is in, and stays when that goes back', () => {
    const given = specification(needsAssessmentDecider);
    const asked = [
      assessment.requestReceived('2026-01-05'),
      assessment.decidedToAssess('2026-02-02'),
      assessment.adviceRequested('2026-02-02'),
    ];
    const command = { type: 'AuditAdvice', on: day('2026-03-10'), data: { ...found, ...allMet('advice'), adviceId: 'ep' } } as const; // prettier-ignore
    given(...asked)
      .when(command)
      .thenRejected('advice-not-in-to-audit');
    given(...asked)
      .when({ ...command, data: { ...command.data, adviceId: 'other' } })
      .thenRejected('no-such-advice');
    const received = [...asked, assessment.adviceReceived('2026-03-02')];
    given(...received)
      .when(command)
      .then({ type: 'AdviceAudited', data: { grade: 'good' } });
    given(...received)
      .when({ ...command, on: day('2026-03-01') })
      .thenRejected('before-an-earlier-fact');
    const [audit] = needsAssessmentDecider.decide(command, replay(needsAssessmentDecider, placed(received)), specBasis);
    if (audit === undefined) throw new Error('No audit');
    given(...received, audit, assessment.adviceReturned('2026-03-11'))
      .when({ type: 'RecordAdvice', on: day('2026-03-20'), data: { adviceId: 'ep' } })
      .then({ type: 'AdviceReceived' });
  });
});

describe('a check of provision', () => {
  it('says in clear how many there were, and no more', () => {
    const items = { deliveredItems: ['Therapy', 'Group'], notDeliveredItems: ['Visits'] };
    const { history, state } = plan.and(checked('2025-01-10', items));
    expect(history.at(-1)?.data).toEqual({ checkId: 'c1', at: 'visit', counted: { delivered: 2, partly: 0, notDelivered: 1 } }); // prettier-ignore
    expect(state.provisionChecks).toMatchObject([{ items: { ...items, partlyItems: [] } }]);
  });

  it('cannot be made to say other provision than it counts', () => {
    const story = plan.and(checked('2025-01-10', { deliveredItems: ['Therapy'] }));
    const personal = { [childId]: { changes: { deliveredItems: ['Therapy', 'Group'] } } };
    expect(refusalOf(story, { type: 'CorrectFact', revision: 1, reason: 'mistyped', personal })).toBe('items-do-not-add-up'); // prettier-ignore
  });
});

describe('the settings of audits', () => {
  const given = specification(authorityDecider);
  const on = day('2026-11-02');
  const reason = 'As the board decided';

  it.each([
    ['audit-list-empty', []],
    ['scale-needs-both-sides', grades.filter(({ good }) => good)],
    ['scale-needs-both-sides', grades.filter(({ good }) => !good)],
    ['scale-out-of-order', [...grades, { code: 'later', title: 'Later', good: false }]],
    ['audit-list-named-twice', [...grades, { code: 'more', title: 'OUTSTANDING', good: true }]],
    ['audit-list-named-twice', [...grades, { code: 'good', title: 'Better', good: true }]],
    ['audit-list-needs-words', [...grades, { code: 'more', title: ' ', good: true }]],
    ['audit-code-malformed', [...grades, { code: 'a b', title: 'More', good: true }]],
    ['audit-list-hidden-characters', [...grades, { code: 'more', title: 'Mo\u202Ere', good: true }]],
  ] as const)('refuse a scale: %s', (code, wanted) => {
    given().when({ type: 'SetAuditScale', on, data: { grades: wanted, reason } }).thenRejected(code); // prettier-ignore
  });

  it('keep the criteria that figures are counted by, and a clinical officer', () => {
    const without = criteria.plan.filter(({ code }) => !standingCriteria.plan.includes(code));
    given()
      .when({ type: 'SetAuditCriteria', on, data: { of: 'plan', criteria: without, reason } })
      .thenRejected('standing-criterion-missing', { missing: [...standingCriteria.plan] });
    given()
      .when({ type: 'SetAuditorPosts', on, data: { posts: posts.filter(({ clinical }) => !clinical), reason } })
      .thenRejected('posts-need-a-clinical-officer');
  });

  it('replace one list at a time, and say nothing twice', () => {
    const own = [{ code: 'clear', title: 'It is clear' }];
    const set = { type: 'SetAuditCriteria', on, data: { of: 'review', criteria: own, reason } } as const;
    const fact: AuthorityEvent = { type: 'AuditCriteriaSet', occurredOn: on, data: set.data };
    given().when(set).then(fact);
    given(fact).when(set).thenRejected('setting-already-so');
    const { settings } = basisInForce(replay(authorityDecider, placed([fact])), on, '999', { ...specBasis, settings: defaultSettings }); // prettier-ignore
    expect(settings.audits).toEqual({ ...usualAuditSettings, criteria: { ...criteria, review: own } });
  });
});

/** What the decider makes of a command under other settings. */
function decidedUnder(story: PlanStory, command: Step, basis: typeof specBasis) {
  return planDecider.decide(command as never, story.state, basis);
}
