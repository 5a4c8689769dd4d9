import { randomUUID } from 'node:crypto';
import { EhcCommand } from '../../support/ehc-command.js';
import type { Ended } from '../../support/ehc-command.js';

interface ShownClock {
  readonly rule: string;
  readonly due: string | null;
  readonly status: string;
  readonly ruleVersion: string;
}
interface ShownCase {
  readonly processes: readonly {
    readonly workflow: string;
    readonly stage: string;
    readonly clocks: readonly ShownClock[];
  }[];
}

describe('ehc case record', () => {
  const ehc = new EhcCommand();
  const planId = randomUUID();
  const disputeId = randomUUID();
  let childId: string;
  let assessmentId: string;

  const record = (id: string, command: string, data: object, ...words: readonly string[]): Promise<Ended> =>
    ehc.run('case', 'record', id, command, '--data', JSON.stringify(data), ...words);
  const shown = async (): Promise<ShownCase> => (await ehc.run('case', 'show', childId, '--json')).json() as ShownCase;
  const dataOf = (ended: Ended): Record<string, string> =>
    (ended.json() as { events: { data: Record<string, string> }[] }).events[0]?.data ?? {};

  beforeAll(async () => {
    const request = {
      receivedOn: '2024-01-08',
      requestedBy: 'school',
      child: { surname: 'Thornbury', forename: 'Maya', birthDate: '2015-11-02' },
    };
    const made = await ehc.run('case', 'new', '--data', JSON.stringify(request), '--json');
    const answer = made.json() as { childId: string; needsAssessmentId: string };
    ({ childId, needsAssessmentId: assessmentId } = answer);
  });
  afterAll(() => {
    ehc.remove();
  });

  it('begins a plan and a dispute by their commands, and finds them afterwards by id or by stream', async () => {
    const begun = await record(planId, 'BringInPlan', { on: '2023-03-06', childId, fromAuthority: '852' });
    expect(begun).toMatchObject({ code: 0, out: `Recorded; plan-${planId} is at revision 0\n` });
    const arranged = { on: '2024-01-15', kind: 'annual', heldBy: 'setting', meetingOn: '2024-02-05' };
    const { reviewId } = dataOf(await record(planId, 'ArrangeReview', arranged, '--json'));
    await record(`plan-${planId}`, 'RecordReviewMeeting', { on: '2024-02-05', reviewId });
    const decided = { on: '2024-03-11', reviewId, outcome: 'maintain' };
    expect(await record(`PLAN-${planId}`.toLowerCase(), 'NotifyReviewDecision', decided)).toMatchObject({ code: 0 });
    const opened = {
      on: '2024-04-02',
      childId,
      about: 'planContent',
      aboutStream: `plan-${planId}`,
      noticeSentOn: '2024-03-11',
    };
    expect(await record(`dispute-${disputeId}`, 'OpenDispute', opened)).toMatchObject({ code: 0 });
    expect(await record(disputeId, 'RecordAppeal', { on: '2024-05-07' })).toMatchObject({ code: 0 });
    const { processes } = await shown();
    expect(processes.map(({ workflow, stage }) => [workflow, stage])).toEqual([
      ['needsAssessment', 'consideringRequest'],
      ['plan', 'maintained'],
      ['dispute', 'appealReceived'],
    ]);
    const clocks = (workflow: string): readonly string[] =>
      processes
        .find((one) => one.workflow === workflow)
        ?.clocks.map(({ rule, due, status }) => `${rule} ${due ?? ''} ${status}`) ?? [];
    expect(clocks('plan')).toEqual(expect.arrayContaining(['E2 2025-03-10 overdue', 'E6 2024-03-04 metLate']));
    expect(clocks('dispute')).toEqual(expect.arrayContaining(['J1 2024-05-13 met']));
    expect(
      processes.flatMap((process) => process.clocks).every(({ ruleVersion }) => ruleVersion.includes('version')),
    ).toBe(true);
  });

  it('corrects what was recorded on a plan', async () => {
    const correction = { revision: 0, reason: 'mistyped', occurredOn: '2023-03-13' };
    expect(await record(planId, 'CorrectFact', correction)).toMatchObject({ code: 0 });
  });

  it.each([
    ['an id under which nothing is on record', () => randomUUID(), 'RecordCustody', 1, 'Nothing is on record'],
    [
      'a command of another workflow',
      () => assessmentId,
      'ArrangeReview',
      2,
      'cannot be recorded on a needs assessment',
    ],
    [
      'a beginning under an id that is taken',
      () => assessmentId,
      'OpenPlan',
      2,
      'cannot be recorded on a needs assessment',
    ],
    ['a command that there is not', () => planId, 'Frobnicate', 2, 'cannot be recorded on a plan'],
    ['a command that there is nowhere', () => randomUUID(), 'Frobnicate', 2, 'There is no command Frobnicate'],
    ['an id that is none', () => 'plan-7', 'RecordCustody', 2, 'not a UUID'],
    ['the stream of a child', () => `child-${childId}`, 'RecordCustody', 2, 'not a UUID'],
  ])(
    'refuses %s, and says so',
    async (_, id, command, code, said) => {
      const refused = await record(id(), command, { on: '2024-06-03' });
      expect(refused.code).toBe(code);
      expect(refused.err).toContain(said);
      expect(refused.err).not.toContain('    at ');
    },
    30_000,
  );

  it('says in words what the rules do not allow, with the code', async () => {
    const refused = await record(planId, 'CeasePlan', { on: '2024-06-03', reason: '2' });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('First record that the family was told that the plan will end');
    expect(refused.err).toContain('(cease-notice-not-sent)');
  });

  it('lists what can be recorded, by workflow', async () => {
    const { out } = await ehc.run('case', 'fields');
    const headings = out.split('\n').filter((line) => /^On an? /.test(line));
    expect(headings).toEqual([
      'On a needs assessment:',
      'On a plan:',
      'On a dispute:',
      'On a complaint:',
      'On a contact:',
      'On an escalation:',
    ]);
    const exception = (await ehc.run('case', 'fields', 'ClaimException', '--json')).json() as { workflow: string }[];
    expect(exception.map(({ workflow }) => workflow)).toEqual(['needsAssessment', 'plan', 'dispute']);
    const closing = await ehc.run('case', 'fields', 'CloseReview');
    expect(closing.out).toMatch(/On a plan:\nCloseReview {2}.*\n[^]*outcomes[^]* {8}partlyMet/);
  });
});
