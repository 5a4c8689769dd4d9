import { fieldsOf } from '../../../src/api/dto-field.js';
import { FactDto } from '../../../src/api/fact.dto.js';
import { begins, parseFactCommand } from '../../../src/api/fact-workflow.js';
import type { FactCommand, FactWorkflow } from '../../../src/api/fact-workflow.js';
import { factWorkflows } from '../../../src/api/fact-workflows.js';
import { disputeWorkflow } from '../../../src/disputes/dispute.workflow.js';
import { needsAssessmentWorkflow } from '../../../src/needs-assessments/needs-assessment.workflow.js';
import { planWorkflow } from '../../../src/plans/plan.workflow.js';
import { bodyOf, someId } from '../../support/sample-bodies.js';

const childId = '0d4f5b46-6d6f-4a86-8c1a-0c6f6f0f3d11';
const personal = [
  'text',
  'urn',
  'ukprn',
  'senSetting',
  'senSettingOther',
  'sentTo',
  'recipientName',
  'subject',
  'parts',
  'complainantName',
  'complainantContact',
  'action',
];

const parse = (workflow: FactWorkflow, type: string, body: unknown, newId = () => someId) =>
  parseFactCommand(workflow, type, body, { childId, newId });
const fieldsFor = (workflow: FactWorkflow, type: string) =>
  // The hash of a letter cannot be any text: it is worked out, and held against the letter where it is given.
  fieldsOf(workflow.dtos[type] ?? FactDto).filter(({ name }) => name !== 'contentHash');

function commandOf(workflow: FactWorkflow, type: string, body: unknown): FactCommand {
  const parsed = parse(workflow, type, body);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.command;
}

describe.each(factWorkflows)('bodies of commands on a $name', (workflow) => {
  const types = Object.keys(workflow.factOfCommand);

  it('exist for every command and for nothing else, each with words', () => {
    expect(Object.keys(workflow.dtos).toSorted()).toEqual(types.toSorted());
    expect(types.filter((type) => (workflow.help[type] ?? '') === '')).toEqual([]);
  });

  it.each(types)('%s becomes a command that loses no field and seals what is personal', (type) => {
    const body = bodyOf(fieldsFor(workflow, type));
    const { on, data, personal: sealed, alreadyHappened } = commandOf(workflow, type, body);
    const content: object = Object.assign({}, ...Object.values(sealed ?? {})) as object;
    const { contentHash, ...clear } = data;
    expect(contentHash === undefined).toBe(type !== 'ProduceLetter');
    expect({ ...clear, ...content, on, alreadyHappened }).toEqual({
      ...body,
      ...(begins(workflow, type) ? { childId } : {}),
    });
    expect(Object.keys(data).filter((field) => personal.includes(field))).toEqual([]);
    const subjects = workflow.sealedFor?.[type] === undefined ? [childId] : [childId, someId];
    expect(Object.keys(sealed ?? {}).toSorted()).toEqual(Object.keys(content).length === 0 ? [] : subjects);
  });

  it.each(types)('%s without its required fields names each of them', (type) => {
    const parsed = parse(workflow, type, {});
    const required = fieldsFor(workflow, type)
      .filter((field) => field.required)
      .map(({ name }) => name);
    expect('faults' in parsed ? parsed.faults.map(({ field }) => field) : []).toEqual(expect.arrayContaining(required));
    expect(required).toContain('on');
  });

  // Contacts and escalations give out no ids.
  for (const [type, field = ''] of Object.entries(workflow.generatedIds)) {
    it(`${type} gets a new ${field} unless it names one`, () => {
      const named = bodyOf(fieldsFor(workflow, type));
      const { [field]: given, ...body } = named;
      expect(commandOf(workflow, type, body).data[field]).toBe(someId);
      const parsed = parse(workflow, type, named, () => 'another');
      expect('command' in parsed ? parsed.command.data[field] : null).toBe(given);
    });
  }

  it('name only streams that they have a field for', () => {
    for (const [type, named] of Object.entries(workflow.namedStreams)) {
      expect(fieldsFor(workflow, type).map(({ name }) => name)).toContain(named?.field);
    }
  });

  it('are asked for by the name of a command', () => {
    expect(parse(workflow, 'toString', {})).toMatchObject({ faults: [{ field: 'type' }] });
    expect(parse(workflow, 'RecordHistory', {})).toMatchObject({ faults: [{ field: 'type' }] });
  });
});

it('tells the commands that begin something', () => {
  const beginnings = factWorkflows.map((workflow) =>
    Object.keys(workflow.dtos).filter((type) => begins(workflow, type)),
  );
  expect(beginnings).toEqual([
    ['RecordRequest', 'RecordResponsibility', 'BeginReassessment'],
    ['OpenPlan', 'BringInPlan'],
    ['OpenDispute'],
    ['RecordComplaint'],
    ['RecordContact'],
    ['RaiseEscalation'],
  ]);
});

describe('bodies of commands', () => {
  it('take what is left out as it is most often, and null only where the fact may hold it', () => {
    const moved = commandOf(needsAssessmentWorkflow, 'RecordMoveOut', { on: '2026-09-01' });
    expect(moved.data).toEqual({ toAuthority: null, dateKnown: true });
    const sent = { on: '2026-09-01', recipient: 'setting', namesSetting: true };
    expect(commandOf(planWorkflow, 'SendAmendedPlan', sent).data).toEqual({
      recipient: 'setting',
      namesSetting: true,
      noticeId: null,
      transferId: null,
      appealWordingSent: false,
    });
    const note = parse(disputeWorkflow, 'AddNote', { on: '2026-09-01', text: null });
    expect(note).toMatchObject({ faults: [{ field: 'text' }] });
  });

  it('leave out of a review meeting what its arrangement told', () => {
    const met = commandOf(planWorkflow, 'RecordReviewMeeting', { on: '2026-09-01', reviewId: someId });
    expect(met.data).toEqual({ reviewId: someId });
  });

  it('seal the name of a school, and leave in clear the kind of setting that a plan is kept for', () => {
    const amended = { on: '2026-09-01', recipient: 'setting', namesSetting: true, setting: 'Fernhill' };
    expect(commandOf(planWorkflow, 'SendAmendedPlan', amended).personal).toEqual({
      [childId]: { setting: 'Fernhill' },
    });
    const kept = commandOf(planWorkflow, 'KeepPlanToYearEnd', { on: '2026-09-01', setting: 'furtherEducation' });
    expect(kept.data).toEqual({ setting: 'furtherEducation', courseEndsOn: null });
    expect(kept.personal).toBeUndefined();
  });

  it('know a review, a notice or a transfer by the id that a return gave it, and by nothing else', () => {
    const decided = { on: '2026-09-01', outcome: 'maintain' };
    for (const reviewId of ['review-2024-03-01', 'review-stated-2024', 'primaryToSecondary-2027', someId]) {
      expect(commandOf(planWorkflow, 'NotifyReviewDecision', { ...decided, reviewId }).data['reviewId']).toBe(reviewId);
    }
    for (const reviewId of ['', 'review', 'Maya Thornbury', '../etc', `a-${'b'.repeat(60)}`, 7]) {
      const parsed = parse(planWorkflow, 'NotifyReviewDecision', { ...decided, reviewId });
      expect(parsed).toMatchObject({ faults: [{ field: 'reviewId' }] });
    }
  });

  it('hold text without the space around it, and refuse text of space alone', () => {
    const note = commandOf(needsAssessmentWorkflow, 'AddNote', { on: '2026-09-01', text: '  Rang \n' });
    expect(note.personal).toEqual({ [childId]: { text: 'Rang' } });
    expect(parse(needsAssessmentWorkflow, 'AddNote', { on: '2026-09-01', text: ' ' })).toHaveProperty('faults');
  });

  it('do not let a person say that a plan was sent out of turn except with a reason', () => {
    const sent = { on: '2026-09-01', recipient: 'setting', namesSetting: true, outOfTurn: 'imported' };
    for (const [workflow, type] of [
      [needsAssessmentWorkflow, 'SendFinalPlan'],
      [planWorkflow, 'SendAmendedPlan'],
    ] as const) {
      expect(parse(workflow, type, sent)).toMatchObject({ faults: [{ field: 'outOfTurn' }] });
    }
  });
});

describe('letters', () => {
  const parentId = '11111111-2222-4333-8444-555555555555';
  const letter = {
    on: '2026-11-03',
    kind: 'decisionToAssess',
    recipient: 'parentOrYoungPerson',
    recipientId: parentId,
    recipientName: 'Sadia Hussain-Cole',
    recipientAddress: '4 Mill Lane',
    sender: 'Northmere Council',
    subject: 'We will assess',
    parts: [{ part: 'decision', text: 'There will be an assessment.' }],
  };

  it('keep whom they are addressed to under the key of the parent, and what they say under the child’s', () => {
    const { data, personal: sealed } = commandOf(needsAssessmentWorkflow, 'ProduceLetter', letter);
    expect(sealed?.[parentId]).toEqual({ recipientName: 'Sadia Hussain-Cole', recipientAddress: '4 Mill Lane' });
    expect(sealed?.[childId]).toMatchObject({ subject: 'We will assess', salt: someId });
    expect(data).toMatchObject({ met: ['decision'], template: 1, recipientId: parentId });
    expect(JSON.stringify(data)).not.toMatch(/Sadia|Mill/);
  });

  it('have a hash that a salt keeps from being guessed, and take none that is another letter’s', () => {
    const salted = (salt: string): unknown =>
      commandOf(needsAssessmentWorkflow, 'ProduceLetter', { ...letter, salt }).data['contentHash'];
    expect(salted('one')).toMatch(/^[0-9a-f]{64}$/);
    expect(salted('one')).not.toBe(salted('two'));
    const own = { ...letter, salt: 'one', contentHash: salted('one') };
    expect(commandOf(needsAssessmentWorkflow, 'ProduceLetter', own).data['contentHash']).toBe(salted('one'));
    const other = parse(needsAssessmentWorkflow, 'ProduceLetter', { ...own, subject: 'We will not' });
    expect(other).toMatchObject({ faults: [{ field: 'contentHash' }] });
  });
});
