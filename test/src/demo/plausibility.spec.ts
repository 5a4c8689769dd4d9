import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Child } from '../../../workflows/child/child.state.js';
import { openStages } from '../../../workflows/needs-assessment/needs-assessment.machine.js';
import { planSentOn } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { londonTimeOf } from '../../../src/commands/london-time.js';
import { priya } from '../../../src/demo/demo-people.js';
import { planAuthority } from '../../../src/demo/plan-history.js';
import type { StoredEvent } from '../../../src/event-store/event-store.js';
import { DemoInstallation, mondayMorning, optionsOf } from './demo-fixture.js';

const children = 400;
let demo: DemoInstallation;
let events: readonly StoredEvent[];
let cases: readonly NeedsAssessment[];

beforeAll(async () => {
  demo = new DemoInstallation();
  await demo.generate({ children, years: 3 });
  events = await demo.events();
  const ids = new Set(events.flatMap(({ stream }) => (stream.startsWith('needsAssessment-') ? stream.slice(16) : [])));
  cases = await Promise.all(
    [...ids].map(async (id) => (await demo.commands.load('needsAssessment', id)).state as NeedsAssessment),
  );
});
afterAll(() => demo.close());

const share = (part: number, whole: number): number => part / whole;
const count = (type: string): number => events.filter((event) => event.type === type).length;

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

describe('an authority of 400 children', () => {
  it('is in the order of recording, without gaps, in office hours and not after now', () => {
    events.forEach((event, index) => {
      expect(event.position).toBe(index + 1);
      expect(event.recordedAt >= (events[index - 1]?.recordedAt ?? '')).toBe(true);
      const time = londonTimeOf(new Date(event.recordedAt));
      expect(time >= '08:40' && time <= '17:21').toBe(true);
      expect(event.occurredOn <= event.recordedAt.slice(0, 10)).toBe(true);
    });
    expect((events.at(-1)?.recordedAt ?? '') <= mondayMorning.toISOString()).toBe(true);
    expect(events.some(({ clockSuspect }) => clockSuspect)).toBe(false);
  });

  it('agrees to about two thirds of decided requests, and tells six in seven families within six weeks', () => {
    const decided = cases.flatMap(({ begun, assessDecisions: [first] }) =>
      begun === null || first === undefined ? [] : [{ begun, first }],
    );
    expect(decided.length).toBeGreaterThan(150);
    const settled =
      decided.length +
      cases.filter(({ stage, assessDecisions }) => stage === 'withdrawn' && assessDecisions.length === 0).length;
    const yes = share(decided.filter(({ first }) => first.positive).length, settled);
    expect(yes).toBeGreaterThan(0.56);
    expect(yes).toBeLessThan(0.76);
    const no = share(decided.filter(({ first }) => !first.positive).length, settled);
    expect(no).toBeGreaterThan(0.17);
    expect(no).toBeLessThan(0.34);
    const inTime = share(
      decided.filter(({ begun, first }) => daysBetween(begun.on, first.on) <= 42).length,
      decided.length,
    );
    expect(inTime).toBeGreaterThan(0.78);
    expect(inTime).toBeLessThan(0.94);
  });

  it('loses a few requests to withdrawal and fewer to moves', () => {
    const withdrawn = share(cases.filter(({ stage }) => stage === 'withdrawn').length, cases.length);
    expect(withdrawn).toBeGreaterThan(0.015);
    expect(withdrawn).toBeLessThan(0.11);
    expect(count('ChildMovedOut')).toBeLessThan(count('RequestWithdrawn'));
  });

  it('sends about half of the plans late', () => {
    const sent = cases.flatMap((state) => {
      const on = planSentOn(state, 'parent');
      return on === null || state.begun === null ? [] : [daysBetween(state.begun.on, on)];
    });
    expect(sent.length).toBeGreaterThan(60);
    const late = share(sent.filter((days) => days > 140).length, sent.length);
    expect(late).toBeGreaterThan(0.38);
    expect(late).toBeLessThan(0.75);
  });

  it('asks five to nine bodies for advice, and the psychologist takes longest', () => {
    const asked = cases.filter(({ advice }) => advice.length > 0);
    for (const { advice } of asked) {
      expect(advice.length).toBeGreaterThanOrEqual(4);
      expect(advice.length).toBeLessThanOrEqual(9);
    }
    const medianOf = (body: string): number => {
      const days = cases.flatMap(({ advice }) =>
        advice.flatMap((one) =>
          one.body === body && one.requested !== null && one.receivedOn !== null
            ? [daysBetween(one.requested.on, one.receivedOn)]
            : [],
        ),
      );
      return days.toSorted((a, b) => a - b)[Math.floor(days.length / 2)] ?? 0;
    };
    for (const body of ['education', 'socialCare', 'paediatrics', 'speechAndLanguage']) {
      expect(medianOf('educationalPsychology')).toBeGreaterThan(medianOf(body));
    }
  });

  it('has something of everything that happens', () => {
    const usual = `AdviceReturned AdviceChased AdviceAccepted AppointmentMissed ExceptionClaimed ExceptionAgreed
      FamilyToldOfException DecisionNotToIssueNotified RepresentationsReceived DraftMeetingHeld SettingConsulted SettingReplied
      PlanSignedOff FactCorrected NoteAdded CaseAllocated PlanBroughtIn ReviewMeetingHeld ReviewDecisionNotified
      AmendmentNoticeSent PlanCeased ExistingAdviceAdopted LookedAfterRecorded PlanMade SchoolCohortRecorded
      ReviewArranged ReviewInvitationsSent ReviewAdviceCirculated ReviewContributionRecorded ReviewReportSent ReviewClosed
      AmendedPlanSent CeaseNoticeSent TransferSettingConsulted TransferSettingReplied PlanTransferReceived
      TransferLetterSent DisputeOpened AppealReceived AppealResponseFiled DisputeOutcomeRecorded PlanAudited ReviewAudited
      AdviceAudited ProvisionDeliveryChecked OutcomeSet OutcomeReviewed`;
    for (const type of usual.split(/\s+/)) expect([type, count(type) > 0]).toEqual([type, true]);
    expect(cases.some(({ drafts }) => drafts.length > 1)).toBe(true);
    const reallocated = cases.length - count('CaseAllocated');
    expect(reallocated).toBeLessThan(0);
  });

  it('keeps a backlog, a good part of it on Priya’s desk', () => {
    const open = cases.filter(({ stage }) => openStages.includes(stage));
    expect(open.length).toBeGreaterThan(25);
    expect(open.filter(({ worker }) => worker === priya.id).length).toBeGreaterThanOrEqual(15);
  });

  it('takes in fewer requests in August than in any other month of a long run', () => {
    const received = planAuthority(optionsOf({ children: 6_000, years: 3 })).map(({ startsOn }) =>
      startsOn.slice(5, 7),
    );
    const byMonth = (month: string): number => received.filter((one) => one === month).length;
    for (const month of ['01', '02', '03', '05', '06', '07', '10'])
      expect(byMonth('08')).toBeLessThan(byMonth(month) * 0.7);
  });

  it('has nothing personal in clear: no name, school, pupil number, birth date or text', () => {
    const registrations = planAuthority(optionsOf({ children })).map((one) => one.registrations()[0]?.identifiers);
    // The authority's own settings and its action plans name no child, and a school may close on somebody's birthday.
    const clear = events
      .filter(({ stream }) => !/^(authority|actionPlan)-/.test(stream))
      .map((event) => `${event.clear} ${event.actor.id} ${event.stream} ${event.correlationId}`)
      .join('\n');
    for (const identifiers of registrations) {
      for (const value of [identifiers?.surname, identifiers?.upn]) {
        if (value !== undefined) expect(clear).not.toContain(value);
      }
    }
    // Ids are by chance: one may hold the digits that invented telephone numbers begin with.
    expect(clear.replace(uuids, '')).not.toMatch(/Primary|Academy|@|07700|"text"/);
  });

  it('has no child’s birth date in clear in anything recorded about that child', async () => {
    const streams = new Map<string, string>();
    for (const { stream, revision, clear } of events) {
      const { childId } = JSON.parse(clear) as { readonly childId?: string };
      if (revision === 0) streams.set(stream, childId ?? stream.slice('child-'.length));
    }
    const clearOf = new Map<string, string[]>();
    for (const { stream, clear } of events) {
      const childId = streams.get(stream) ?? '';
      clearOf.set(childId, [...(clearOf.get(childId) ?? []), clear]);
    }
    const ids = [...streams].flatMap(([stream, childId]) => (stream.startsWith('child-') ? [childId] : []));
    expect(ids.length).toBeGreaterThan(300);
    for (const id of ids) {
      const { details } = (await demo.commands.load('child', id)).state as Child;
      expect(details.birthDate).toBeDefined();
      expect(clearOf.get(id)?.join('\n')).not.toContain(`"${details.birthDate ?? ''}"`);
    }
  });

  it('opens with the keys to real content', async () => {
    const child = events.find(({ type }) => type === 'ChildRecorded');
    const { state } = await demo.commands.load('child', child?.stream.slice(6) ?? '');
    expect(state).toMatchObject({ reference: expect.stringMatching(/^EHC-20\d\d-\d{4}$/) as string });
    const { details } = state as { details: { surname?: string; birthDate?: CalendarDate } };
    expect(details.surname).toMatch(/^[A-Z]/);
  });
});

it('improves through the last year where there are plans enough to tell', () => {
  // Pure planning: the course of each plan without a store.
  const days = new Map<string, number[]>();
  for (const one of planAuthority(optionsOf({ children: 3_000 }))) {
    const ids = { child: `child-${one.number}`, parents: ['a', 'b'], reference: 'EHC-2026-0001' };
    const steps = one
      .steps(ids)
      .map(({ command }) => command as { type: string; on?: CalendarDate; data?: { recipient?: string } });
    const received = steps.find(({ type }) => type === 'RecordRequest')?.on;
    const sent = steps.find(
      ({ type, data }) => type === 'SendFinalPlan' && data?.recipient === 'parentOrYoungPerson',
    )?.on;
    if (received === undefined || sent === undefined) continue;
    const half = sent >= '2026-06-01' ? 'now' : sent >= '2025-06-01' && sent < '2025-12-01' ? 'then' : 'other';
    days.set(half, [...(days.get(half) ?? []), daysBetween(received, sent)]);
  }
  const inTime = (half: string): number => {
    const all = days.get(half) ?? [];
    return share(all.filter((one) => one <= 140).length, all.length);
  };
  expect(inTime('now')).toBeGreaterThan(inTime('then') + 0.1);
});
