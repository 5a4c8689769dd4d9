import fc from 'fast-check';
import { holders } from '../../../projections/late-days/case-holder.js';
import { lateDaysOf, sumOfLateDays } from '../../../projections/late-days/late-days.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import * as facts from '../../support/assessment-facts.js';
import { placed } from '../../support/given-when-then.js';

const received = facts.day('2026-01-05');
const on = (day: number): string => addDays(received, day);
const shared = (...events: readonly NeedsAssessmentEvent[]) =>
  lateDaysOf(replay(needsAssessmentDecider, placed(events)));
const parts = (...events: readonly NeedsAssessmentEvent[]): object =>
  Object.fromEntries(Object.entries(shared(...events)?.byHolder ?? {}).filter(([, days]) => days > 0));

describe('why a plan was late', () => {
  it('is not asked of a plan sent on day 140, and is one day on day 141', () => {
    const { requestReceived, finalPlanSent } = facts;
    expect(shared(requestReceived(on(0)), finalPlanSent(on(140)))).toBeNull();
    expect(shared(requestReceived(on(0)), finalPlanSent(on(141)))).toMatchObject({ days: 1 });
  });

  it('is not asked of a re-assessment, which has no twenty weeks', () => {
    expect(shared(facts.reassessmentBegan(on(0)), facts.finalPlanSent(on(200)))).toBeNull();
  });

  it('counts each late day against whoever held the case that day, the day of an answer against the one who answers', () => {
    expect(
      parts(
        facts.requestReceived(on(0)),
        facts.decidedToAssess(on(30)),
        facts.adviceRequested(on(31)),
        facts.adviceReceived(on(150)),
        facts.decidedToIssue(on(155)),
        facts.draftServed(on(165)),
        facts.representations(on(170)),
        facts.finalPlanSent(on(174)),
      ),
    ).toEqual({ psychology: 10, usDecisionToIssue: 5, usDrafting: 10 + 4, family: 5 });
  });

  it('gives a day that several bodies hold to the one that answered last, and never to both', () => {
    expect(
      parts(
        facts.requestReceived(on(0)),
        facts.decidedToAssess(on(30)),
        facts.adviceRequested(on(31)),
        facts.adviceRequested(on(31), 'slt', 'speechAndLanguage'),
        facts.adviceReceived(on(145)),
        facts.adviceReceived(on(150), 'slt'),
        facts.decidedToIssue(on(150)),
        facts.draftServed(on(150)),
        facts.representations(on(150)),
        facts.finalPlanSent(on(151)),
      ),
    ).toEqual({ health: 10, usDrafting: 1 });
  });

  it('leaves the family its 15 days, then counts against us', () => {
    const story = [
      facts.requestReceived(on(0)),
      facts.decidedToAssess(on(30)),
      facts.decidedToIssue(on(100)),
      facts.draftServed(on(140)),
      facts.finalPlanSent(on(160)),
    ];
    expect(parts(...story)).toEqual({ family: 14, usDrafting: 6 });
  });

  it('counts days before the decision to assess against us', () => {
    expect(
      parts(
        facts.requestReceived(on(0)),
        facts.decidedToAssess(on(142)),
        facts.adviceRequested(on(142)),
        facts.finalPlanSent(on(145)),
      ),
    ).toEqual({ usDecisionToAssess: 2, psychology: 3 });
  });

  it('calls days that no record places not explained', () => {
    expect(
      parts(facts.requestReceived(on(0)), facts.finalPlanSent(on(150), 'parentOrYoungPerson', 'imported')),
    ).toEqual({
      notExplained: 10,
    });
  });

  it('adds up to the days late, whatever the history', () => {
    const day = fc.integer({ min: 0, max: 400 }).map(on);
    const bodies = ['educationalPsychology', 'paediatrics', 'education', 'socialCare', 'parentOrYoungPerson'] as const;
    const event: fc.Arbitrary<NeedsAssessmentEvent> = fc.oneof(
      day.map(facts.decidedToAssess),
      fc.tuple(day, fc.constantFrom(...bodies)).map(([at, body]) => facts.adviceRequested(at, body, body)),
      fc.tuple(day, fc.constantFrom(...bodies)).map(([at, body]) => facts.adviceReceived(at, body)),
      day.map(facts.decidedToIssue),
      fc.tuple(day, fc.constantFrom('a', 'b')).map(([at, draft]) => facts.draftServed(at, draft)),
      fc
        .tuple(day, fc.boolean(), fc.constantFrom('a', 'b'))
        .map(([at, done, draft]) => facts.representations(at, done, draft)),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), fc.integer({ min: 141, max: 400 }), (events, sent) => {
        const inOrder = [...events].sort((a, b) => a.occurredOn.localeCompare(b.occurredOn));
        const found = shared(facts.requestReceived(on(0)), ...inOrder, facts.finalPlanSent(on(sent)));
        // Only facts the stage takes move the stage; the plan's own day stands whatever came before.
        expect(found?.days).toBe(sent - 140);
        expect(holders.reduce((sum, holder) => sum + (found?.byHolder[holder] ?? 0), 0)).toBe(sent - 140);
        const twice = sumOfLateDays(found === null ? [] : [found, found]);
        expect(holders.reduce((sum, holder) => sum + twice.byHolder[holder], 0)).toBe(twice.days);
      }),
    );
  });
});
