import fc from 'fast-check';
import { feedbackSummary } from '../../../projections/feedback/feedback-summary.js';
import { feedbackMeasures, feedbackStages } from '../../../projections/measures/feedback.measures.js';
import { figureOf } from '../../../projections/measures/figures.js';
import type { FeedbackEvent, FeedbackStage } from '../../../workflows/feedback/feedback.events.js';
import type { Fact } from '../../../workflows/kernel/fact.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { day, requestReceived } from '../../support/assessment-facts.js';
import { recountFeedback } from './naive-feedback-recount.js';
import { scopes } from './scopes.js';
import { rowsOfStories } from './story-rows.js';

interface Told {
  readonly stage: FeedbackStage;
  readonly asked: number | null;
  readonly came: number | null;
  readonly scores: readonly number[];
  readonly positiveFrom: number;
}

const begins = day('2025-01-01');
const told: fc.Arbitrary<Told> = fc.record({
  stage: fc.constantFrom(...feedbackStages),
  asked: fc.option(fc.nat(600), { freq: 4 }),
  came: fc.option(fc.nat(40), { freq: 3 }),
  scores: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
  positiveFrom: fc.constantFrom(3, 4, 4, 5),
});

/** Feedback on an assessment stands with it, all other with the plan. */
function eventsOf(all: readonly Told[], of: 'needsAssessment' | 'plan'): readonly Fact[] {
  const first: Fact =
    of === 'needsAssessment'
      ? requestReceived(begins)
      : {
          type: 'PlanBroughtIn',
          occurredOn: begins,
          data: { childId: 'c', needsAssessmentId: null, fromAuthority: null },
        };
  const facts = all
    .filter(({ stage }) => (stage === 'assessment') === (of === 'needsAssessment'))
    .flatMap(({ stage, asked, came, scores, positiveFrom }, at): readonly FeedbackEvent[] => {
      const on = addDays(begins, asked ?? 100);
      const invitation: FeedbackEvent = {
        type: 'FeedbackInvited',
        occurredOn: on,
        data: { invitationId: `i${at}`, stage, from: 'parent', sentBy: 'email', questionnaire: 0 },
      };
      const reply: FeedbackEvent = {
        type: 'FeedbackRecorded',
        occurredOn: addDays(on, came ?? 0),
        data: {
          replyId: `r${at}`,
          invitationId: asked === null ? null : `i${at}`,
          stage,
          from: asked === null ? 'notSaid' : 'parent',
          questionnaire: 0,
          positiveFrom,
          scores: scores.map((score, index) => ({ question: `q${index}`, score })),
        },
      };
      return [...(asked === null ? [] : [invitation]), ...(came === null ? [] : [reply])];
    });
  return [first, ...facts];
}

const storiesOf = (all: readonly Told[]) => [eventsOf(all, 'needsAssessment'), eventsOf(all, 'plan')] as const;
const rowsOf = (all: readonly Told[]) => {
  const [assessment, plan] = storiesOf(all);
  return rowsOfStories({ needsAssessment: [assessment], plan: [plan] });
};

describe('R69 every figure about feedback equals a recount over the raw events', () => {
  it.each(feedbackMeasures.map((measure) => [measure.id, measure] as const))('%s', (id, measure) => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), scopes, (all, scope) => {
        const { numerator, denominator, mean } = figureOf(measure, rowsOf(all), scope);
        const [above, below, middle] = recountFeedback(id, storiesOf(all), scope);
        expect([numerator, denominator]).toEqual([above, below]);
        if (middle === null) expect(mean).toBeNull();
        else expect(mean).toBeCloseTo(middle, 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('R70 the summary for publication', () => {
  const period = { from: day('2025-01-01'), to: day('2026-12-31') };
  const summaryOf = (all: readonly Told[], smallest: number) => feedbackSummary(rowsOf(all).feedback, period, smallest);

  it('shows no count below the smallest, and what it shows truly', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 40 }), fc.integer({ min: 2, max: 6 }), (all, smallest) => {
        const open = summaryOf(all, 1);
        const shown = summaryOf(all, smallest);
        const counts = (of: typeof shown): readonly (number | null)[] => [
          ...of.stages.flatMap(({ invited, answered, replies, positive }) => [invited, answered, replies, positive]),
          ...of.quarters.flatMap(({ replies, total }) => [...replies, total]),
        ];
        counts(shown).forEach((value, place) => {
          if (value === null) return;
          expect([value, value === 0 || value >= smallest]).toEqual([counts(open)[place], true]);
        });
        for (const { replies, mean, positive, positiveShare } of shown.stages) {
          if (replies === null || replies === 0) expect(mean).toBeNull();
          if (positive === null) expect(positiveShare).toBeNull();
        }
      }),
      { numRuns: 80 },
    );
  });

  it('gives no withheld count of a stage away: neither by the stages nor by the quarters', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 40 }), (all) => {
        const { stages, quarters } = summaryOf(all, 5);
        const total = stages.at(-1)?.replies ?? null;
        const hidden = stages.slice(0, -1).filter(({ replies }) => replies === null).length;
        if (total !== null) expect(hidden).not.toBe(1);
        feedbackStages.forEach((_, at) => {
          const cells = quarters.map(({ replies }) => replies[at] ?? null);
          // A stage whose quarters all stand there is itself no secret.
          if (!cells.includes(null)) expect(stages[at]?.replies).not.toBeNull();
        });
      }),
      { numRuns: 80 },
    );
  });
});
