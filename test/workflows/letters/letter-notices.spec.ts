import { assessmentNotices } from '../../../workflows/letters/assessment-notices.js';
import { noticesAndLetters } from '../../../workflows/letters/letter-notices.js';
import type { NoticesAndLetters } from '../../../workflows/letters/letter-notices.js';
import type { LetterEvent } from '../../../workflows/letters/letter.events.js';
import { planNotices } from '../../../workflows/letters/plan-notices.js';
import { needsAssessmentDecider } from '../../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { planDecider } from '../../../workflows/plan/plan.decider.js';
import * as facts from '../../support/assessment-facts.js';
import { day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';
import { letterId, letterSent, produced } from '../../support/letter-facts.js';
import { fact } from '../../support/plan-facts.js';

const given = specification(needsAssessmentDecider);
const received = facts.requestReceived('2026-08-17');

function held(...events: readonly NeedsAssessmentEvent[]): NoticesAndLetters {
  const state = given(received, ...events).state();
  return noticesAndLetters(assessmentNotices(state), state.letters);
}
const agreements = (...events: readonly NeedsAssessmentEvent[]): readonly (readonly [string, string])[] =>
  held(...events).notices.map(({ notice, agreement }) => [notice.kind, agreement]);

describe('notices and their letters', () => {
  it('says of a notice that no letter is recorded', () => {
    expect(agreements(facts.decidedNotToAssess('2026-11-03'))).toEqual([['decisionNotToAssess', 'noLetter']]);
  });

  it('says that a letter is not recorded as sent', () => {
    const letter = produced('2026-11-03', 'decisionNotToAssess');
    expect(agreements(facts.decidedNotToAssess('2026-11-03'), letter)).toEqual([['decisionNotToAssess', 'notSent']]);
  });

  it('says where the days differ, and where they agree', () => {
    const letter = produced('2026-11-03', 'decisionNotToAssess');
    const told = facts.decidedNotToAssess('2026-11-03');
    expect(agreements(told, letter, letterSent('2026-11-05'))).toEqual([['decisionNotToAssess', 'sentOnAnotherDay']]);
    expect(agreements(told, letter, letterSent('2026-11-03'))).toEqual([['decisionNotToAssess', 'agrees']]);
  });

  it('says that a letter came back', () => {
    const came: LetterEvent = {
      type: 'LetterReturned',
      occurredOn: day('2026-11-09'),
      data: { letterId, because: 'bounced' },
    };
    const letter = produced('2026-11-03', 'decisionNotToAssess');
    const told = facts.decidedNotToAssess('2026-11-03');
    expect(agreements(told, letter, letterSent('2026-11-03'), came)).toEqual([['decisionNotToAssess', 'cameBack']]);
  });

  it('says of a letter that was sent that its notice is not recorded', () => {
    const { notices, withoutNotice } = held(produced('2026-11-03', 'decisionNotToAssess'), letterSent('2026-11-03'));
    expect([notices.length, withoutNotice.map(({ kind }) => kind)]).toEqual([0, ['decisionNotToAssess']]);
    expect(held(produced('2026-11-03', 'decisionNotToAssess')).withoutNotice).toEqual([]);
  });

  it('gives each of two notices of a kind the letter that is nearest to it', () => {
    const letter = produced('2026-11-01', 'draftPlan');
    const lines = held(
      facts.decidedToAssess('2026-09-01'),
      facts.decidedToIssue('2026-10-01'),
      facts.draftServed('2026-10-10'),
      facts.draftServed('2026-11-02', 'draft-2'),
      letter,
      letterSent('2026-11-02'),
    ).notices.filter(({ notice }) => notice.kind === 'draftPlan');
    expect(lines.map(({ notice, agreement }) => [notice.about, agreement])).toEqual([
      ['draft-1', 'noLetter'],
      ['draft-2', 'agrees'],
    ]);
  });

  it('keeps the letters of a plan’s three recipients apart', () => {
    const letter = produced('2026-11-12', 'finalPlan', [], { recipient: 'setting' });
    const lines = held(
      facts.finalPlanSent('2026-11-12'),
      facts.finalPlanSent('2026-11-12', 'setting'),
      letter,
      letterSent('2026-11-12'),
    ).notices;
    expect(lines.map(({ notice, agreement }) => [notice.recipient, agreement])).toEqual([
      ['parentOrYoungPerson', 'noLetter'],
      ['setting', 'agrees'],
    ]);
  });

  it('leaves out a letter that was withdrawn before it went', () => {
    const gone: LetterEvent = {
      type: 'LetterWithdrawn',
      occurredOn: day('2026-11-03'),
      data: { letterId, because: 'wrongContent' },
    };
    expect(
      agreements(facts.decidedNotToAssess('2026-11-03'), produced('2026-11-03', 'decisionNotToAssess'), gone),
    ).toEqual([['decisionNotToAssess', 'noLetter']]);
  });

  it('knows what a return alone tells', () => {
    const [line] = held(facts.finalPlanSent('2026-11-12', 'parentOrYoungPerson', 'imported')).notices;
    expect(line?.notice.stated).toBe(true);
  });

  it('finds the notices of a whole plan', () => {
    const childId = facts.childId;
    const told = specification(planDecider)(
      fact('PlanMade', '2025-11-12', { childId, needsAssessmentId: 'a' }),
      fact('ReviewMeetingHeld', '2026-09-10', { reviewId: 'r', kind: 'annual', heldBy: 'setting' }),
      fact('ReviewDecisionNotified', '2026-09-28', { reviewId: 'r', outcome: 'amend' }),
      fact('AmendmentNoticeSent', '2026-09-28', { reviewId: 'r', noticeId: 'n', withEvidence: true }),
      fact('DecisionNotToAmendNotified', '2026-10-20', { noticeId: 'n', appealWordingSent: true }),
      fact('CeasingConsidered', '2026-10-21', { ground: 'noLongerNecessary' }),
      fact('CeaseNoticeSent', '2026-11-05', { reason: '3', appealWordingSent: true }),
    ).state();
    expect(planNotices(told).map(({ kind, about, on }) => [kind, about, on])).toEqual([
      ['reviewAmend', 'r', '2026-09-28'],
      ['amendmentNotice', 'n', '2026-09-28'],
      ['decisionNotToAmend', 'n', '2026-10-20'],
      ['ceasingConsidered', null, '2026-10-21'],
      ['ceaseNotice', null, '2026-11-05'],
    ]);
  });
});
