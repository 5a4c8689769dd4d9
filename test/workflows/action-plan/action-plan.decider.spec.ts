import fc from 'fast-check';
import type { ActionPlanCommand } from '../../../workflows/action-plan/action-plan.commands.js';
import { actionPlanDecider } from '../../../workflows/action-plan/action-plan.decider.js';
import type { ActionPlanEvent } from '../../../workflows/action-plan/action-plan.events.js';
import { dateConflicts, overdueTasks } from '../../../workflows/action-plan/due-dates.js';
import type { PlanChange } from '../../../workflows/action-plan/plan-changes.js';
import { planDifferences } from '../../../workflows/action-plan/plan-differences.js';
import { budgetOf, planGaps } from '../../../workflows/action-plan/plan-gaps.js';
import { standingDocument } from '../../../workflows/action-plan/standing-document.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { specification } from '../../support/given-when-then.js';
import { smallPlan } from './small-plan.js';

const given = specification(actionPlanDecider);
const day = calendarDate;
const [march, june] = [day('2026-03-31'), day('2026-06-30')];
const loaded: ActionPlanEvent = {
  type: 'ActionPlanLoaded',
  occurredOn: day('2026-01-10'),
  data: { document: smallPlan, file: null, reason: null },
};
const draft: ActionPlanEvent = {
  type: 'ActionPlanDrafted',
  occurredOn: day('2026-01-10'),
  data: { document: { ...smallPlan, document: { ...smallPlan.document, status: 'draft' } }, file: null, reason: null },
};
type Progress = Extract<ActionPlanEvent, { type: 'ProgressRecorded' }>['data'];
const progress = (rest: Partial<Progress>): Progress => ({
  itemId: 'a1.1',
  deliverableId: null,
  pointId: null,
  rag: 'red',
  ragScheme: 'main',
  points: [],
  ...rest,
});
const record = (rest: Partial<Progress>, on = march): ActionPlanCommand => ({
  type: 'RecordProgress',
  on,
  data: progress(rest),
});
const told = (rest: Partial<Progress>, on = march): ActionPlanEvent => ({
  type: 'ProgressRecorded',
  occurredOn: on,
  data: progress(rest),
});
const rate = (rest: object): ActionPlanCommand => ({
  type: 'RateOutcome',
  on: june,
  data: { blockId: 'o1', measureId: null, rag: 'green', ragScheme: 'main', suggested: null, reason: 'Better', ...rest },
});
const revise = (
  ...changes: Extract<ActionPlanCommand, { type: 'RevisePlan' }>['data']['changes']
): ActionPlanCommand => ({
  type: 'RevisePlan',
  data: { changes, reason: 'Put right' },
});

describe('an action plan', () => {
  it('is begun by its file, in force or as a draft', () => {
    const load = (document: typeof smallPlan): ActionPlanCommand => ({ type: 'LoadPlan', data: { document, file: null, reason: null } }); // prettier-ignore
    given()
      .when(load(smallPlan))
      .then({ type: 'ActionPlanLoaded', data: { document: smallPlan } });
    given().when(load({ ...smallPlan, document: { ...smallPlan.document, status: 'draft' } })).then({ type: 'ActionPlanDrafted' }); // prettier-ignore
    given()
      .when(load({ ...smallPlan, id: 'Not A Name' }))
      .thenRejected('plan-name-malformed');
    given().when(record({})).thenRejected('action-plan-not-begun');
  });

  it('is replaced only by another version of itself, with a reason, and a plan in force by no draft', () => {
    const next = { ...smallPlan, title: 'Another title' };
    const load = (document: typeof smallPlan, reason: string | null): ActionPlanCommand => ({ type: 'LoadPlan', data: { document, file: null, reason } }); // prettier-ignore
    given(loaded)
      .when(load(next, 'A new year'))
      .then({ type: 'ActionPlanLoaded', data: { reason: 'A new year' } });
    given(loaded).when(load(next, null)).thenRejected('plan-version-needs-a-reason');
    given(loaded).when(load(smallPlan, 'Again')).thenRejected('plan-stands-already');
    given(loaded)
      .when(load({ ...next, id: 'other' }, 'Why'))
      .thenRejected('plan-of-another-name');
    const asDraft = { ...next, document: { ...next.document, status: 'draft' as const } };
    given(loaded).when(load(asDraft, 'Why')).thenRejected('action-plan-not-at-this-stage', { stage: 'inForce' });
    given(draft).when(load(asDraft, 'Why')).then({ type: 'ActionPlanDrafted' });
    expect(given(draft, { ...loaded, data: { ...loaded.data, document: next } }).state().versions).toMatchObject([
      { number: 1, status: 'draft', how: 'drafted' },
      { number: 2, status: 'live' },
    ]); // prettier-ignore
  });

  it('R79: takes a rating of its own scheme alone, and keeps progress and outcome apart', () => {
    given(loaded)
      .when(record({}))
      .then({ type: 'ProgressRecorded', data: { rag: 'red' } });
    given(loaded).when(record({ rag: 'amber' })).thenRejected('rating-outside-the-scheme', { rag: 'amber', known: ['green', 'red'] }); // prettier-ignore
    given(loaded)
      .when(record({ ragScheme: 'brag' }))
      .thenRejected('plan-rates-nothing');
    given(loaded)
      .when(rate({ rag: 'blue' }))
      .thenRejected('rating-outside-the-scheme');
    given(loaded)
      .when(rate({ suggested: 'blue' }))
      .thenRejected('rating-outside-the-scheme');
    const onlyProgress = { ...smallPlan, ragSchemes: smallPlan.ragSchemes.map((one) => ({ ...one, appliesTo: ['progress' as const] })) }; // prettier-ignore
    given({ ...loaded, data: { ...loaded.data, document: onlyProgress } })
      .when(rate({}))
      .thenRejected('plan-rates-nothing', { of: 'outcome' });
    const { progress: ofItem, outcomes } = given(loaded, told({ rag: 'green' })).state();
    expect([ofItem.length, outcomes.length]).toEqual([1, 0]);
  });

  it('R80: is rated at each monitoring date, the latest word standing in its cell', () => {
    const cell = { itemId: 'a1.2', deliverableId: 'a1.2.d1', pointId: '2026-03' } as const;
    const plan = given(loaded, told({ ...cell, points: ['Half way'] }), told({ ...cell, rag: 'green' }));
    expect(standingDocument(plan.state())?.items[1]?.deliverables?.[0]).toMatchObject({
      monitoring: [
        { point: '2026-03', rag: 'green' },
        { point: '2026-06', rag: null },
      ],
      progressImpact: 'Half way',
    });
    given(loaded)
      .when(record({ ...cell, pointId: '2026-09' }))
      .thenRejected('plan-leads-nowhere');
    given(loaded)
      .when(record({ itemId: 'a1.1', deliverableId: 'a1.2.d1' }))
      .thenRejected('plan-leads-nowhere');
    given(loaded)
      .when(record({ rag: null, ragScheme: null }))
      .thenRejected('progress-says-nothing');
    given(loaded)
      .when(record({}, day('2027-01-01')))
      .thenRejected('dated-in-the-future');
  });

  it('R91: is rated once for a block that several items share', () => {
    given(loaded)
      .when(rate({}))
      .then({ type: 'OutcomeRated', data: { blockId: 'o1' } });
    given(loaded)
      .when(rate({ measureId: 'm1' }))
      .thenRejected('outcome-of-one-thing');
    given(loaded)
      .when(rate({ blockId: null }))
      .thenRejected('outcome-of-one-thing');
    given(loaded)
      .when(rate({ blockId: 'o9' }))
      .thenRejected('plan-leads-nowhere');
  });

  it('R87: is changed place by place, with what stood before and why', () => {
    given(loaded)
      .when(revise({ op: 'set', path: '/items/a1.1/due/0/date', value: '2026-10' }))
      .then({
        type: 'ActionPlanRevised',
        data: { changes: [{ op: 'set', path: '/items/a1.1/due/0/date', value: '2026-10', before: '2026-09' }], reason: 'Put right' },
      }); // prettier-ignore
    const rejected = (code: string, ...changes: readonly PlanChange[]): void => {
      given(loaded)
        .when(revise(...changes))
        .thenRejected(code);
    };
    rejected('plan-change-changes-nothing', { op: 'set', path: '/title', value: smallPlan.title });
    rejected('plan-path-leads-nowhere', { op: 'set', path: '/items/a9/summary', value: 'x' });
    rejected('plan-path-leads-nowhere', { op: 'set', path: '/constructor/name', value: 'x' });
    rejected('plan-path-leads-nowhere', { op: 'set', path: 'title', value: 'x' });
    rejected('plan-field-unknown', { op: 'add', path: '/items/a1.1/colour', value: 'x' });
    rejected('plan-path-leads-nowhere', { op: 'add', path: '/items/a1.1/__proto__', value: { a: 1 } });
    rejected('plan-field-is-fixed', { op: 'set', path: '/id', value: 'other' });
    rejected('plan-value-of-another-kind', { op: 'set', path: '/items/a1.1/summary', value: 4 });
    rejected('plan-leads-nowhere', { op: 'remove', path: '/items/a1.1' });
    rejected('plan-changes-number');
  });

  it('R85: is overdue by the last day of what it prints, until it is completed', () => {
    const late = (today: string, ...more: readonly ActionPlanEvent[]) =>
      overdueTasks(given(loaded, ...more).state(), day(today)).map(({ item, daysOver }) => `${item.id} ${daysOver}`);
    expect(late('2026-06-30')).toEqual([]);
    expect(late('2026-07-01')).toEqual(['a1.2 1']);
    expect(late('2026-10-01')).toEqual(['a1.2 93', 'a1.1 1']);
    // Green of this scheme means completed.
    expect(late('2026-10-01', told({ rag: 'green' }))).toEqual(['a1.2 93']);
    const done: ActionPlanEvent = { type: 'ItemCompleted', occurredOn: june, data: { itemId: 'a1.2', deliverableId: 'a1.2.d1', evidence: null } }; // prettier-ignore
    expect(late('2026-10-01', done)).toEqual(['a1.1 1']);
    const reopened: ActionPlanEvent = { type: 'ItemReopened', occurredOn: june, data: { itemId: 'a1.2', deliverableId: 'a1.2.d1', reason: 'No' } }; // prettier-ignore
    expect(late('2026-10-01', done, reopened)).toEqual(['a1.2 93', 'a1.1 1']);
  });

  it('R90: shows where timeline and table differ, and works to the one that was chosen', () => {
    const chosen: ActionPlanEvent = { type: 'DateChosen', occurredOn: june, data: { timelineId: 'tl1', chosen: 'timeline', reason: 'Agreed' } }; // prettier-ignore
    const before = given(loaded).state();
    expect(dateConflicts(before)).toMatchObject([{ line: { id: 'tl1' }, table: [{ date: '2026-09' }], chosen: null }]);
    expect(overdueTasks(before, day('2026-12-01')).map(({ by }) => by)).toEqual(['2026-06-30', '2026-09-30']);
    const after = given(loaded, chosen).state();
    expect(dateConflicts(after)).toMatchObject([{ chosen: 'timeline' }]);
    expect(overdueTasks(after, day('2027-01-02')).map(({ by }) => by)).toEqual(['2026-06-30', '2026-12-31']);
  });

  it('R89, R92: adds up its money, and lists what it leaves open', () => {
    expect(budgetOf(given(loaded).state())).toEqual({ sumGBP: 50000.3, printedGBP: null, agrees: null });
    const total = (amountGBP: number): ActionPlanEvent => ({ type: 'BudgetTotalStated', occurredOn: june, data: { amountGBP, source: 'Table' } }); // prettier-ignore
    expect(budgetOf(given(loaded, total(50000.3)).state())).toMatchObject({ agrees: true });
    expect(budgetOf(given(loaded, total(50000)).state())).toMatchObject({ agrees: false });
    const gaps = planGaps(given(loaded).state()).map(({ kind, item, measure }) => `${item?.id ?? measure?.id ?? ''} ${kind}`); // prettier-ignore
    expect(gaps).toEqual(['a1.1 leadUnnamed', 'a1.2 noLead']);
    const named: ActionPlanEvent = { type: 'PartyNamed', occurredOn: june, data: { partyId: 'lead-01', worker: 'demo-manager' } }; // prettier-ignore
    expect(planGaps(given(loaded, named).state()).map(({ kind }) => kind)).toEqual(['noLead']);
  });

  it('ends, and what it came to is judged afterwards', () => {
    const over: ActionPlanEvent = { type: 'ActionPlanCompleted', occurredOn: june, data: { reason: 'Done' } };
    given(loaded, over).when(record({})).thenRejected('action-plan-not-at-this-stage', { stage: 'completed' });
    given(loaded, over).when(rate({})).then({ type: 'OutcomeRated' });
    given(loaded, over)
      .when({ type: 'ReopenPlan', on: june, data: { reason: 'Not yet' } })
      .then({ type: 'ActionPlanReopened' });
    given(loaded).when({ type: 'ReopenPlan', on: june, data: { reason: 'No' } }).thenRejected('action-plan-not-at-this-stage'); // prettier-ignore
    given(draft).when({ type: 'CompletePlan', on: june, data: { reason: 'No' } }).thenRejected('action-plan-not-at-this-stage'); // prettier-ignore
    given(draft)
      .when({ type: 'PublishPlan', on: june, data: { version: 'V1', status: 'published', note: null } })
      .then({ type: 'ActionPlanPublished' });
    const published: ActionPlanEvent = { type: 'ActionPlanPublished', occurredOn: june, data: { version: 'V1', status: 'published', note: null } }; // prettier-ignore
    expect(given(draft, published).state()).toMatchObject({
      stage: 'inForce',
      document: { document: { status: 'published', version: 'V1', issued: '2026-06-30' } },
    });
  });

  it('is undone by striking a record out, which leaves both readable', () => {
    const strike = { type: 'CorrectFact', revision: 1, reason: 'mistyped', struck: true } as const;
    given(loaded, told({}))
      .when(strike)
      .then({ type: 'FactCorrected' } as never);
    given(loaded)
      .when({ ...strike, revision: 0 })
      .thenRejected('cannot-be-corrected');
  });

  it('comes out as it went in, whatever is changed and changed back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('/title', '/items/a1.1/summary', '/measures/m1/summary'), fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', 'b', ' c') })), { maxLength: 6 }), (wishes) => {
        const events: ActionPlanEvent[] = [loaded];
        for (const [path, value] of wishes) {
          try {
            events.push(...actionPlanDecider.decide(revise({ op: 'set', path, value }), given(...events).state(), { today: june } as never));
          } catch {
            // The same value twice.
          }
        }
        const back = events.slice(1).toReversed().flatMap((event) => event.type === 'ActionPlanRevised' ? event.data.changes.map(({ path, before }) => ({ op: 'set' as const, path, value: before })) : []);
        for (const change of back) events.push(...actionPlanDecider.decide(revise(change), given(...events).state(), { today: june } as never));
        expect(planDifferences(smallPlan, standingDocument(given(...events).state()) ?? smallPlan)).toEqual([]);
      }),
    );
  }); // prettier-ignore
});
