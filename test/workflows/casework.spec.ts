import { caseworkWith, usualCasework } from '../../workflows/casework/casework-limits.js';
import { rulesMet, stuckReasons } from '../../workflows/casework/stuck-reasons.js';
import { contactDecider } from '../../workflows/contact/contact.decider.js';
import type { ContactEvent } from '../../workflows/contact/contact.events.js';
import { escalationDecider } from '../../workflows/escalation/escalation.decider.js';
import type { EscalationEvent } from '../../workflows/escalation/escalation.events.js';
import { childId, day } from '../support/assessment-facts.js';
import { specBasis, specification } from '../support/given-when-then.js';

const contact = specification(contactDecider);
const escalation = specification(escalationDecider);

const received = (on: string): ContactEvent => ({
  type: 'ContactReceived',
  occurredOn: day(on),
  data: { childId, kind: 'email', from: 'parent', replyWithin: 5, team: null, worker: null },
});
const answered = (on: string): ContactEvent => ({
  type: 'ContactAnswered',
  occurredOn: day(on),
  data: { how: 'email' },
});
const raised = (on: string): EscalationEvent => ({
  type: 'EscalationRaised',
  occurredOn: day(on),
  data: { childId, aboutStream: null, rule: 'byHand', to: 'm-one', team: null, replyWithin: 5 },
});

describe('a contact', () => {
  const data = { childId, kind: 'email', from: 'parent', replyWithin: null, team: null, worker: null } as const;

  it('R14 is owed a reply by the limit of the day on which it came', () => {
    const casework = [
      { ...caseworkWith({ email: 3 }, null), from: day('2026-01-01') },
      { ...caseworkWith({ email: 8 }, null), from: day('2026-11-16') },
    ];
    const settings = { ...specBasis.settings, casework };
    for (const [on, replyWithin] of [['2025-12-31', 5], ['2026-11-15', 3], ['2026-11-16', 8]] as const) {
      contact()
        .when({ type: 'RecordContact', on: day(on), data }, { settings })
        .then({ type: 'ContactReceived', data: { replyWithin } });
    } // prettier-ignore
  });

  it('R14 is answered once, and not before it came', () => {
    const how = { how: 'call' } as const;
    contact(received('2026-11-16'), answered('2026-11-17'))
      .when({ type: 'AnswerContact', on: day('2026-11-18'), data: how })
      .thenRejected('contact-already-answered', { on: '2026-11-17' });
    contact(received('2026-11-16'))
      .when({ type: 'AnswerContact', on: day('2026-11-13'), data: how })
      .thenRejected('answered-before-received');
    contact()
      .when({ type: 'AnswerContact', on: day('2026-11-13'), data: how })
      .thenRejected('case-not-begun');
    contact()
      .when({ type: 'RecordContact', on: day('2026-11-24'), data })
      .thenRejected('dated-in-the-future');
  });

  it('keeps names out of the log', () => {
    contact()
      .when({ type: 'RecordContact', on: day('2026-11-20'), data: { ...data, worker: 'Priya Nair' } })
      .thenRejected('person-id-not-opaque');
  });
});

describe('an escalation', () => {
  it('R08 steps up once, to somebody else, and is settled once', () => {
    const up = (to: string, on: string): EscalationEvent => ({
      type: 'EscalationSteppedUp',
      occurredOn: day(on),
      data: { to },
    });
    const step = { type: 'StepUpEscalation', on: day('2026-11-20'), data: { to: 'm-two' } } as const;
    escalation(raised('2026-11-10'))
      .when(step)
      .then({ type: 'EscalationSteppedUp', data: { to: 'm-two' } });
    escalation(raised('2026-11-10'))
      .when({ ...step, data: { to: 'm-one' } })
      .thenRejected('already-with-this-manager');
    escalation(raised('2026-11-10'), up('m-two', '2026-11-18'))
      .when({ ...step, data: { to: 'm-three' } })
      .thenRejected('already-stepped-up');
    const settle = { type: 'SettleEscalation', on: day('2026-11-20'), data: { because: 'caseMoved' } } as const;
    const settled: EscalationEvent = { type: 'EscalationSettled', occurredOn: day('2026-11-19'), data: settle.data };
    escalation(raised('2026-11-10'), settled).when(settle).thenRejected('escalation-already-settled');
    escalation(raised('2026-11-10'))
      .when({ ...settle, on: day('2026-11-09') })
      .thenRejected('before-it-was-raised');
  });

  it('R08 takes a reply that comes after it was settled', () => {
    const settled: EscalationEvent = {
      type: 'EscalationSettled',
      occurredOn: day('2026-11-19'),
      data: { because: 'caseMoved' },
    };
    const reply = {
      type: 'ReplyToEscalation',
      on: day('2026-11-20'),
      data: { decision: 'noAction', nextStepBy: null },
    } as const;
    escalation(raised('2026-11-10'), settled).when(reply).then({ type: 'EscalationReplied' });
  });
});

describe('the rules of a stuck case', () => {
  const nothing = { limits: [], lastRecordedOn: null, chased: [], exceptionsEnded: [] };
  const metOn = (facts: Partial<Parameters<typeof stuckReasons>[0]>, on: string): readonly string[] =>
    rulesMet(stuckReasons({ ...nothing, ...facts }, specBasis.calendar, usualCasework), day(on)).map(
      ({ rule }) => rule,
    );
  const limits = [{ rule: 'C3', subject: null, stage: null, body: null, due: day('2026-11-20') } as const];

  it.each([
    ['2026-11-12', []],
    ['2026-11-13', ['limitNear']],
    ['2026-11-20', ['limitNear']],
    ['2026-11-21', []],
    ['2026-11-23', ['limitMissed']],
  ])('R08 a limit on Friday 20 November 2026 makes it stuck on %s by %j', (on, rules) => {
    expect(metOn({ limits }, on)).toEqual(rules);
  });

  it.each([
    ['chasing', { chased: [{ body: 'health', on: day('2026-11-02') }] }, '2026-11-16', 'adviceSilent'],
    ['an exception', { exceptionsEnded: [day('2026-11-02')], lastRecordedOn: day('2026-11-03') }, '2026-11-09', 'exceptionOver'],
    ['silence', { lastRecordedOn: day('2026-10-26') }, '2026-11-23', 'nothingRecorded'],
  ] as const)('R08 %s counts from its day and not the day before', (_, facts, on, rule) => {
    const before = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
    expect(metOn(facts, before)).not.toContain(rule);
    expect(metOn(facts, on)).toContain(rule);
  }); // prettier-ignore

  it('R08 is not held against an exception after which something was recorded', () => {
    const ended = [day('2026-11-02')];
    expect(metOn({ exceptionsEnded: ended, lastRecordedOn: day('2026-11-04') }, '2026-11-23')).toEqual([]);
  });
});
