import fc from 'fast-check';
import { measures } from '../../../projections/measures/catalogue.js';
import { stuckOpen } from '../../../projections/measures/casework.measures.js';
import { figureOf } from '../../../projections/measures/figures.js';
import { noRows } from '../../../projections/measures/populations.js';
import { folded } from '../../../projections/projection.js';
import { stuckAssessmentsProjection } from '../../../projections/stuck/stuck.projection.js';
import type { StuckRow } from '../../../projections/stuck/stuck.projection.js';
import { caseworkWith } from '../../../workflows/casework/casework-limits.js';
import { rulesMet } from '../../../workflows/casework/stuck-reasons.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { effectiveHistory } from '../../../workflows/kernel/replay.js';
import { clocksOf } from '../../../workflows/needs-assessment/needs-assessment.clocks.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import { childId, day, exceptionClaimed } from '../../support/assessment-facts.js';
import { placed, specBasis } from '../../support/given-when-then.js';
import { isAboutCasework, recountCasework, shifted, standing, workedOff } from './naive-casework-recount.js';
import { assessmentStory } from './random-stories.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

const days = { min: 0, max: 40 };
const firstDay = '2025-01-01';

/** Around the limit more often than anywhere else. */
const wait = fc.oneof(fc.constantFrom(5, 6, 7, 8, 9), fc.integer(days));

interface Kind {
  readonly begins: (data: object) => Fact;
  readonly replies: Fact['type'];
  readonly ends: Fact['type'];
}

const fact = (type: string, on: string, data: object): Fact => ({ type, occurredOn: day(on), data });

function storyOf({ begins, replies, ends }: Kind): fc.Arbitrary<readonly Fact[]> {
  return fc
    .record({
      on: fc.integer({ min: 0, max: 680 }),
      within: fc.constantFrom(3, 5, 10),
      reply: fc.option(wait),
      end: fc.option(wait, { freq: 2 }),
      corrected: fc.constantFrom('no', 'no', 'replyStruck', 'replyMoved'),
      by: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ on, within, reply, end, corrected, by }) => {
      const begun = shifted(firstDay, on);
      const made = [{ ...begins({ replyWithin: within }), occurredOn: day(begun) }];
      if (reply !== null) made.push(fact(replies, shifted(begun, reply), replyData));
      if (end !== null) made.push(fact(ends, shifted(begun, end), { because: 'forInformation' }));
      if (reply !== null && corrected !== 'no') {
        const struck = corrected === 'replyStruck';
        const occurredOn = struck ? null : day(shifted(begun, reply + by));
        const data = { correctsRevision: 1, correctsEventId: '', reason: 'mistyped', changes: {}, occurredOn, struck };
        made.push(fact('FactCorrected', '2026-11-23', data));
      }
      return made;
    });
}

const replyData = { how: 'call', decision: 'nextStepAgreed', nextStepBy: null };
const contactStory = storyOf({
  begins: (data) =>
    fact('ContactReceived', firstDay, { childId, kind: 'call', from: 'parent', team: null, worker: null, ...data }),
  replies: 'ContactAnswered',
  ends: 'ContactClosed',
});
const escalationStory = storyOf({
  begins: (data) =>
    fact('EscalationRaised', firstDay, { childId, aboutStream: null, rule: 'byHand', to: 'm', team: null, ...data }),
  replies: 'EscalationReplied',
  ends: 'EscalationSettled',
});

describe('every figure about contacts and escalations equals a recount over the raw events', () => {
  const counted = measures.filter(({ id }) => isAboutCasework(id) && id !== 'ehc.stuck.open');

  it.each(counted.map((measure) => [measure.id, measure] as const))('R08 R14 %s', (id, measure) => {
    const ofContacts = id.startsWith('ehc.contact.');
    fc.assert(
      fc.property(
        fc.array(ofContacts ? contactStory : escalationStory, { minLength: 1, maxLength: 20 }),
        scopes,
        (stories, scope) => {
          const rows = rowsOfStories(ofContacts ? { contact: stories } : { escalation: stories });
          const figure = figureOf(measure, rows, scope);
          const expected = recountCasework(id, stories, scope);
          expect(figure.numerator).toBe(expected.numerator);
          if (measure.kind === 'share') expect(figure.denominator).toBe(expected.denominator);
          if (measure.kind === 'duration') expect(figure.median).toBe(expected.median);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Limits that due work lists for an assessment, typed anew. */
const listed = new Set(['A1', 'A2', 'D5', 'B1', 'C1', 'C3', 'G2', 'K1', 'K2', 'K3', 'K4', 'K5', 'K9', 'I6']);
const open = new Set(['consideringRequest', 'assessing', 'drafting', 'draftWithFamily']);
const rules = caseworkWith(
  { limitNear: 5, limitMissed: 2, adviceSilent: 8, exceptionOver: 4, nothingRecorded: 20 },
  null,
);

/** The rules that one assessment meets on a day, found by looking at the day alone. */
function naivelyMet(
  facts: readonly Fact[],
  state: NeedsAssessment,
  recordedOn: string,
  asAt: string,
): readonly string[] {
  const met = new Set<string>();
  const clocks = clocksOf(state, specBasis.policy);
  for (const { rule, due, status, completedOn } of deadlinesOf(clocks, specBasis, day('2199-12-31'))) {
    if (!listed.has(rule) || due === null || completedOn !== null) continue;
    if (status !== 'running' && status !== 'overdue') continue;
    if (asAt >= workedOff(due, -5) && asAt <= due) met.add('limitNear');
    if (asAt >= workedOff(due, 2)) met.add('limitMissed');
  }
  if (!open.has(state.stage)) return [...met].sort();
  const stands = standing(facts);
  for (const { data, on, type } of stands) {
    if (type !== 'AdviceChased') continue;
    const { adviceId } = data;
    const answered = stands.some((one) => one.type === 'AdviceReceived' && one.data['adviceId'] === adviceId);
    const later = stands.some((one) => one.type === type && one.data['adviceId'] === adviceId && one.on > on);
    if (!answered && !later && asAt >= workedOff(on, 8)) met.add('adviceSilent');
  }
  for (const { data, type } of stands) {
    const to = type === 'ExceptionClaimed' ? data['to'] : null;
    if (typeof to !== 'string' || recordedOn > workedOff(to, 1)) continue;
    if (asAt >= workedOff(to, 4)) met.add('exceptionOver');
  }
  if (asAt >= shifted(recordedOn, 20)) met.add('nothingRecorded');
  return [...met].sort();
}

describe('stuck assessments equal a recount over the raw events', () => {
  const basis = {
    ...specBasis,
    settings: { ...specBasis.settings, casework: [{ ...rules, from: day('2020-01-01') }] },
  };

  it('R08 ehc.stuck.open', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            story: assessmentStory,
            chased: fc.option(fc.integer(days)),
            excused: fc.option(fc.integer(days)),
            late: fc.integer(days),
          }),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        fc.integer({ min: 0, max: 900 }),
        (cases, at) => {
          const asAt = day(shifted(firstDay, at));
          let stuck = 0;
          const rows: StuckRow[] = [];
          for (const { story, chased, excused, late } of cases) {
            const asked = story.find(({ type }) => type === 'AdviceRequested');
            const more =
              asked === undefined || chased === null
                ? []
                : [fact('AdviceChased', shifted(asked.occurredOn, chased), { adviceId: 'ep' })];
            const told: readonly Fact[] = [...story, ...more];
            const lastOn = told.map(({ occurredOn }) => occurredOn).toSorted().at(-1) ?? firstDay; // prettier-ignore
            const away = excused === null ? [] : [exceptionClaimed(lastOn, shifted(lastOn, excused), [])];
            const facts: readonly Fact[] = [...told, ...away];
            const recordedOn = shifted(lastOn, late);
            const state = folded(stuckAssessmentsProjection.of, effectiveHistory(placed(facts)));
            const context = {
              stream: 'needsAssessment-1',
              authority: '999',
              revision: 0,
              recordedAt: `${recordedOn}T10:00:00.000Z`,
            };
            const row = stuckAssessmentsProjection.row(state, context, basis);
            const expected = naivelyMet(facts, state, recordedOn, asAt);
            expect(
              rulesMet(row?.reasons ?? [], asAt)
                .map(({ rule }) => rule)
                .toSorted(),
            ).toEqual(expected);
            for (const rule of expected) seen.add(rule);
            if (expected.length > 0) stuck += 1;
            if (row !== null) rows.push(row);
          }
          const scope = { from: day(firstDay), to: asAt, asAt };
          expect(figureOf(stuckOpen, { ...noRows, stuck: rows }, scope).numerator).toBe(stuck);
        },
      ),
      { numRuns: 300 },
    );
    // The stories reach every rule, so that each can be wrong.
    expect([...seen].sort()).toEqual(['adviceSilent', 'exceptionOver', 'limitMissed', 'limitNear', 'nothingRecorded']);
  });
});
