import fc from 'fast-check';
import { disputeClocksOf } from '../../../workflows/dispute/dispute.clocks.js';
import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import { outcomeOf, progressOf } from '../../../workflows/dispute/dispute.outcome.js';
import { CommandRejected } from '../../../workflows/kernel/command-rejected.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import * as facts from '../../support/dispute-facts.js';
import { placed, specBasis, specToday } from '../../support/given-when-then.js';

const { opened, contacted, requested, held, agreed, certificate, appealed, appealSent, responded, conceded } = facts;
const { ordered, appealWithdrawn, closed, day, wish } = facts;

const stateAfter = (...history: readonly DisputeEvent[]) => replay(disputeDecider, placed(history));
const outcomeAfter = (...history: readonly DisputeEvent[]) => outcomeOf(stateAfter(...history));
const progressAfter = (...history: readonly DisputeEvent[]) => progressOf(stateAfter(...history));

const mediated = [opened(), requested('2026-03-09'), held('2026-04-10')] as const;
const underAppeal = [opened(), appealed('2026-05-01')] as const;

describe('what must be carried out', () => {
  it('is nothing while nothing requires it', () => {
    expect(outcomeAfter()).toBeNull();
    expect(outcomeAfter(...mediated, agreed('2026-04-10', { otherMatters: true }))).toBeNull();
    expect(outcomeAfter(...underAppeal, ordered('2026-07-01', { result: 'dismissed', requires: null }))).toBeNull();
  });

  it('is what an agreement requires, by the date that it states', () => {
    const by = agreed('2026-04-10', { requires: 'assess', requiredBy: day('2026-06-01') });
    expect(outcomeAfter(...mediated, by)).toEqual({
      by: 'agreement',
      requires: 'assess',
      directedOn: '2026-06-01',
      on: '2026-04-10',
      revision: 3,
    });
  });

  it('is what an unopposed appeal was about, from the day of the authority’s notice', () => {
    expect(outcomeAfter(...underAppeal, conceded('2026-06-01'))).toMatchObject({ by: 'concession', on: '2026-06-01' });
    expect(outcomeAfter(...underAppeal, conceded('2026-06-01'), appealWithdrawn('2026-06-08'))).toMatchObject({
      by: 'concession',
    });
  });

  it('waits for an order where the authority gave way after its response', () => {
    const consent = [...underAppeal, responded('2026-05-20'), conceded('2026-06-01')] as const;
    expect(outcomeAfter(...consent)).toBeNull();
    expect(outcomeAfter(...consent, ordered('2026-06-15', { result: 'byConsent' }))).toMatchObject({
      by: 'order',
      on: '2026-06-15',
    });
  });

  it('is unopposed where the response was filed after the notice', () => {
    expect(outcomeAfter(...underAppeal, responded('2026-06-02'), conceded('2026-06-01'))).toMatchObject({
      by: 'concession',
    });
  });

  it('is the last of several, by the day and not by the order of recording', () => {
    const agreement = agreed('2026-04-10', { requires: 'assess' });
    const order = ordered('2026-07-01', { directedOn: day('2026-07-31') });
    expect(outcomeAfter(...mediated, agreement, appealed('2026-05-01'), order)).toMatchObject({
      by: 'order',
      on: '2026-07-01',
      directedOn: '2026-07-31',
    });
    expect(outcomeAfter(opened(), appealed('2026-05-01'), order, requested('2026-03-09'), agreement)).toMatchObject({
      by: 'order',
    });
  });

  it('is not taken back by an appeal dismissed after an agreement, but by a new order in place of an old one', () => {
    const dismissed = ordered('2026-07-01', { result: 'dismissed', requires: null });
    expect(
      outcomeAfter(...mediated, agreed('2026-04-10', { requires: 'assess' }), appealed('2026-05-01'), dismissed),
    ).toMatchObject({ by: 'agreement' });
    expect(outcomeAfter(...underAppeal, ordered('2026-06-01'), dismissed)).toBeNull();
  });

  it('is nothing where the dispute was opened by mistake', () => {
    expect(outcomeAfter(...underAppeal, ordered('2026-07-01'), closed('2026-07-02', 'openedByMistake'))).toBeNull();
    expect(outcomeAfter(...underAppeal, ordered('2026-07-01'), closed('2026-07-02'))).not.toBeNull();
  });
});

describe('how far a dispute has come', () => {
  it('is told to the plan that is kept alive meanwhile', () => {
    expect(progressAfter(opened())).toEqual({ certificateIssuedOn: null, appealReceivedOn: null, determinedOn: null });
    expect(progressAfter(opened(), contacted('2026-03-09'), certificate('2026-03-12'), appealed('2026-04-01'))).toEqual(
      {
        certificateIssuedOn: '2026-03-12',
        appealReceivedOn: '2026-04-01',
        determinedOn: null,
      },
    );
  });

  it.each<[string, DisputeEvent, string | null]>([
    ['an order', ordered('2026-07-01'), '2026-07-01'],
    ['a withdrawal', appealWithdrawn('2026-07-01'), '2026-07-01'],
    ['an appeal not opposed', conceded('2026-07-01'), '2026-07-01'],
    ['a response', responded('2026-07-01'), null],
  ])('is determined by %s: %#', (_, fact, determinedOn) => {
    expect(progressAfter(...underAppeal, fact)).toMatchObject({ determinedOn });
  });

  it('knows of an appeal by its first trace where history lacks the day it was received', () => {
    expect(progressAfter(opened(), responded('2026-06-01'), appealSent('2026-05-06'))).toMatchObject({
      appealReceivedOn: '2026-05-06',
    });
  });
});

describe('whatever is wished for, in any order', () => {
  const from = day('2026-03-02');
  const dated = fc.integer({ min: 0, max: 200 }).map((days) => addDays(from, days));
  const makers: readonly ((on: string, later: string) => DisputeEvent)[] = [
    contacted,
    facts.declined,
    (on) => requested(on, 'health'),
    facts.healthTold,
    facts.arranged,
    facts.notArranged,
    (on) => held(on),
    (on) => certificate(on),
    (on) => certificate(on, 'mediationEnded'),
    (on) => agreed(on, { requires: 'assess', otherMatters: true }),
    facts.otherMattersDone,
    (on) => appealed(on),
    (on, later) => appealSent(on, later),
    (on) => responded(on),
    (on) => conceded(on),
    appealWithdrawn,
    facts.hearingArranged,
    facts.heard,
    (on, later) => ordered(on, { directedOn: day(later) }),
    (on) => facts.recommended(on),
    (on) => facts.answered(on),
    (on) => closed(on),
    (on) => closed(on, 'childMovedOut'),
  ];
  const fact = fc
    .tuple(fc.constantFrom(...makers), dated, fc.integer({ min: 0, max: 40 }), fc.boolean())
    .map(([make, on, ahead, forced]) => ({ fact: make(on, addDays(on, ahead)), forced }));

  it('a record without contradictions comes of it, which can be folded again and whose clocks can be counted', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 30 }), (wished) => {
        const history: DisputeEvent[] = [opened()];
        for (const { fact: one, forced } of wished) {
          const command = wish(one, forced ? 'It has happened' : undefined);
          try {
            history.push(...disputeDecider.decide(command, stateAfter(...history), specBasis));
          } catch (error) {
            if (!(error instanceof CommandRejected)) throw error;
          }
        }
        const state = stateAfter(...history);
        expect(disputeDecider.contradiction(state)).toBeNull();
        const again = disputeDecider.decide(
          { type: 'RecordHistory', facts: history },
          disputeDecider.initialState,
          specBasis,
        );
        expect(again).toEqual(history);
        for (const { startRevision, day0 } of deadlinesOf(disputeClocksOf(state), specBasis, specToday)) {
          const start = history[startRevision ?? -1];
          expect(start?.type === 'DisputeOpened' ? start.data.noticeSentOn : start?.occurredOn).toBe(day0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
