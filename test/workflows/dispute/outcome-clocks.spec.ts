import type { OutcomeBy, Requirement } from '../../../workflows/dispute/dispute-outcome.events.js';
import { outcomeClocks } from '../../../workflows/dispute/outcome-clocks.js';
import type { DisputeOutcome, DoneSince } from '../../../workflows/dispute/outcome-clocks.js';
import type { RuleId } from '../../../workflows/timetable/rule.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import { day } from '../../support/dispute-facts.js';
import { specBasis } from '../../support/given-when-then.js';

const outcome = (by: OutcomeBy, requires: Requirement, changes: Partial<DisputeOutcome> = {}): DisputeOutcome => ({
  disputeId: 'd1',
  by,
  requires,
  directedOn: null,
  on: day('2026-03-02'),
  revision: 7,
  ...changes,
});

interface More {
  readonly done?: DoneSince;
  readonly only?: readonly RuleId[];
  readonly asOf?: string;
}

function lines(from: DisputeOutcome, { done = {}, only, asOf = '2026-11-23' }: More = {}) {
  const clocks = outcomeClocks(from, done, null, [], only);
  return deadlinesOf(clocks, specBasis, day(asOf));
}

const dues = (from: DisputeOutcome, more?: More) =>
  lines(from, more).map(({ rule, stage, due }) => [stage === null ? rule : `${rule} ${stage}`, due] as const);
const statuses = (from: DisputeOutcome, more?: More) =>
  lines(from, more).map(({ rule, stage, status }) => [stage === null ? rule : `${rule} ${stage}`, status] as const);

const assessing = [
  ['K1', '2026-03-16'],
  ['K2', '2026-05-11'],
  ['K3', '2026-06-08'],
] as const;
const asI6 = (limits: readonly (readonly [string, string])[]) =>
  limits.map(([rule, due]) => [rule.replace(/^\w+/, 'I6'), due]);
const planMade = [
  ['K4 draft', '2026-04-06'],
  ['K4 final', '2026-05-18'],
] as const;
const concededAssessing = [
  ['K9 tell', '2026-03-16'],
  ['K9 refuse', '2026-05-11'],
  ['K9 final', '2026-06-08'],
] as const;

const ordered: readonly (readonly [Requirement, readonly (readonly [string, string])[]])[] = [
  ['assess', assessing],
  ['reassess', assessing],
  ['makePlan', planMade],
  ['amendContent', [['K6', '2026-04-06']]],
  ['nameSetting', [['K7', '2026-03-16']]],
  ['continuePlan', [['K8 atOnce', '2026-03-02']]],
  [
    'continueAndAmend',
    [
      ['K8 atOnce', '2026-03-02'],
      ['K8 amend', '2026-04-06'],
    ],
  ],
  ['ceasePlan', [['K8 atOnce', '2026-03-02']]],
];

describe('an order (reg 44)', () => {
  it.each(ordered)('to %s has the periods of the law', (requires, expected) => {
    expect(dues(outcome('order', requires))).toEqual(expected);
  });

  it('to think again has two weeks', () => {
    expect(dues(outcome('order', 'reconsider'))).toEqual([['K5', '2026-03-16']]);
  });
});

describe('an agreement (reg 42)', () => {
  it.each(ordered)('to %s is carried out as an order would be', (requires, expected) => {
    expect(dues(outcome('agreement', requires))).toEqual(asI6(expected));
  });

  it('to think again has no period', () => {
    expect(dues(outcome('agreement', 'reconsider'))).toEqual([]);
  });

  it('tells its limits apart by the rule they are carried out as', () => {
    const clocks = outcomeClocks(outcome('agreement', 'assess'), {}, null, []);
    expect(clocks.map(({ subject }) => subject)).toEqual(['d1/K1', 'd1/K2', 'd1/K3']);
  });
});

describe('an unopposed appeal (reg 45)', () => {
  it.each<[Requirement, readonly (readonly [string, string])[]]>([
    ['assess', concededAssessing],
    ['reassess', concededAssessing],
    [
      'makePlan',
      [
        ['K9 draft', '2026-04-06'],
        ['K9 final', '2026-05-18'],
      ],
    ],
    ['reconsider', []],
    ['amendContent', [['K9', '2026-04-06']]],
    ['nameSetting', [['K9', '2026-03-16']]],
    ['continuePlan', [['K9', '2026-03-02']]],
    ['continueAndAmend', [['K9', '2026-03-02']]],
    ['ceasePlan', []],
  ])('to %s has one clock with a limit a step', (requires, expected) => {
    expect(dues(outcome('concession', requires))).toEqual(expected);
  });
});

describe('before 23 March 2015', () => {
  const early = { on: day('2015-03-20') };

  it('an order to assess had four weeks to begin, and no limit for a refusal or the plan', () => {
    expect(
      lines(outcome('order', 'assess', early)).map(({ rule, due, binding, ruleVersion }) => [
        rule,
        due,
        binding,
        ruleVersion.split(' ')[0],
      ]),
    ).toEqual([
      ['K1', '2015-04-17', true, 'K1old'],
      ['K2', null, false, 'K2,'],
      ['K3', null, false, 'K3,'],
    ]);
  });

  it('an order to make a plan or to amend it had the periods of today', () => {
    expect(dues(outcome('order', 'makePlan', early))).toEqual([
      ['K4 draft', '2015-04-24'],
      ['K4 final', '2015-06-05'],
    ]);
    expect(dues(outcome('order', 'amendContent', early))).toEqual([['K6', '2015-04-24']]);
  });

  it('an unopposed appeal has no period that is known', () => {
    expect(dues(outcome('concession', 'assess', early))).toEqual([['K9', null]]);
  });
});

describe('a date that the order or the agreement states', () => {
  const directed = { directedOn: day('2026-04-30') };

  it('governs instead of the period', () => {
    expect(dues(outcome('order', 'nameSetting', directed))).toEqual([['K7', '2026-04-30']]);
    expect(dues(outcome('agreement', 'amendContent', directed))).toEqual([['I6', '2026-04-30']]);
    expect(dues(outcome('order', 'ceasePlan', directed))).toEqual([['K8 atOnce', '2026-04-30']]);
    expect(dues(outcome('order', 'assess', directed))).toEqual([
      ['K1', '2026-04-30'],
      ['K2', '2026-04-30'],
      ['K3', '2026-04-30'],
    ]);
  });

  it('governs the last of several steps, and those before it where they would be later', () => {
    expect(dues(outcome('order', 'makePlan', directed))).toEqual([
      ['K4 draft', '2026-04-06'],
      ['K4 final', '2026-04-30'],
    ]);
    expect(dues(outcome('order', 'makePlan', { directedOn: day('2026-03-23') }))).toEqual([
      ['K4 draft', '2026-03-23'],
      ['K4 final', '2026-03-23'],
    ]);
  });
});

describe('what has been done since', () => {
  const told = day('2026-03-13');

  it('meets each limit of an order to assess: told, then a plan', () => {
    const done = { toldOn: told, draftOn: day('2026-05-04'), finalOn: day('2026-06-10') };
    expect(statuses(outcome('order', 'assess'), { done })).toEqual([
      ['K1', 'met'],
      ['K2', 'closed'],
      ['K3', 'metLate'],
    ]);
  });

  it('meets each limit of an order to assess: told, then no plan', () => {
    const done = { toldOn: told, refusedOn: day('2026-05-11') };
    expect(statuses(outcome('order', 'assess'), { done })).toEqual([
      ['K1', 'met'],
      ['K2', 'met'],
      ['K3', 'closed'],
    ]);
    expect(statuses(outcome('concession', 'assess'), { done })).toEqual([
      ['K9 tell', 'met'],
      ['K9 refuse', 'met'],
      ['K9 final', 'closed'],
    ]);
  });

  it('meets the limits of a plan and of an amendment', () => {
    const plan = { draftOn: day('2026-04-06'), finalOn: day('2026-05-20') };
    for (const [by, rule] of [
      ['order', 'K4'],
      ['agreement', 'I6'],
      ['concession', 'K9'],
    ] as const) {
      expect(statuses(outcome(by, 'makePlan'), { done: plan })).toEqual([
        [`${rule} draft`, 'met'],
        [`${rule} final`, 'metLate'],
      ]);
    }
    const amended = { atOnceOn: day('2026-03-02'), amendedOn: day('2026-04-01') };
    expect(statuses(outcome('order', 'amendContent'), { done: amended })).toEqual([['K6', 'met']]);
    expect(statuses(outcome('concession', 'nameSetting'), { done: amended })).toEqual([['K9', 'metLate']]);
    expect(statuses(outcome('order', 'continueAndAmend'), { done: amended })).toEqual([
      ['K8 atOnce', 'met'],
      ['K8 amend', 'met'],
    ]);
  });

  it.each([
    ['a draft', { draftOn: told }],
    ['a refusal', { refusedOn: told }],
    ['a plan, where no draft is on record', { finalOn: told }],
  ])('meets the order to think again by %s', (_, done) => {
    expect(statuses(outcome('order', 'reconsider'), { done })).toEqual([['K5', 'met']]);
  });

  it('is owed and overdue while it has not been done', () => {
    expect(statuses(outcome('order', 'amendContent'), { asOf: '2026-04-06' })).toEqual([['K6', 'running']]);
    expect(statuses(outcome('order', 'amendContent'), { asOf: '2026-04-07' })).toEqual([['K6', 'overdue']]);
  });
});

describe('the clocks of an outcome', () => {
  it('end with the case, and carry the place of the outcome in the stream', () => {
    const gone = { on: day('2026-03-09'), reason: 'movedOut' };
    const [clock] = outcomeClocks(outcome('order', 'amendContent'), {}, gone, []);
    expect(clock).toMatchObject({ rule: 'K6', subject: 'd1', startRevision: 7, closed: gone });
  });

  it('run only the rules named, where two streams divide the duty; an unopposed appeal where the last step is taken', () => {
    expect(dues(outcome('order', 'reassess'), { only: ['K1'] })).toEqual([['K1', '2026-03-16']]);
    expect(dues(outcome('agreement', 'reassess'), { only: ['K2', 'K3'] })).toEqual([
      ['I6', '2026-05-11'],
      ['I6', '2026-06-08'],
    ]);
    expect(dues(outcome('concession', 'reassess'), { only: ['K1'] })).toEqual([]);
    expect(dues(outcome('concession', 'reassess'), { only: ['K2', 'K3'] })).toEqual(concededAssessing);
  });

  it.each([
    ['order', 'X44a', 'K6', 'd1'],
    ['concession', 'X45a', 'K9', 'd1'],
    ['agreement', 'X44a', 'I6', 'd1/K6'],
  ] as const)('of an %s are lifted by %s against %s', (by, limb, rule, subject) => {
    const claim = {
      exceptionId: 'x1',
      ground: 'exceptionalCircumstances',
      from: day('2026-03-09'),
      to: null,
      limits: [{ rule, subject, limb }],
      evidenced: true,
      on: day('2026-03-09'),
      revision: 8,
      agreedOn: null,
      familyToldOn: null,
      struckOutOn: null,
    } as const;
    const clocks = outcomeClocks(outcome(by, 'amendContent'), {}, null, [claim]);
    expect(deadlinesOf(clocks, specBasis, day('2026-04-20')).map(({ status }) => status)).toEqual(['disapplied']);
  });
});
