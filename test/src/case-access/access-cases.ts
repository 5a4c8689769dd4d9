import { randomUUID } from 'node:crypto';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import type { WorkflowName } from '../../../src/commands/command-handler.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { KeyStore } from '../../../src/keys/key-store.js';
import type { Person } from '../../../src/access/people.js';
import type { Command } from '../../../workflows/kernel/decider.js';
import { letterData, wholeLetter } from '../../support/letter-facts.js';
import { people } from './access-rig.js';
import type { AccessRig } from './access-rig.js';

const authority = '999';

/** A case with one of everything that an address can name. */
export interface AccessCase {
  readonly childId: string;
  readonly reference: string;
  readonly surname: string;
  readonly upn: string;
  readonly assessmentId: string;
  readonly planId: string;
  readonly disputeId: string;
  readonly complaintId: string;
  readonly contactId: string;
  readonly escalationId: string;
}

export interface Holders {
  readonly assessment: Person;
  readonly plan?: Person;
  readonly dispute?: Person;
}

/** Ids of what the address of a form names, the same in every case. */
export const named = {
  adviceId: '20000000-0000-4000-8000-000000000001',
  exceptionId: '20000000-0000-4000-8000-000000000002',
  consultationId: '20000000-0000-4000-8000-000000000003',
  reviewId: '20000000-0000-4000-8000-000000000004',
  recommendationId: '20000000-0000-4000-8000-000000000005',
  letterId: '20000000-0000-4000-8000-000000000006',
} as const;

const letter = wholeLetter('decisionToAssess');

let made = 0;

/** Records a child with an assessment, a plan and a dispute, held as named; waits until every list shows them. */
export async function addCase(rig: AccessRig, surname: string, holders: Holders): Promise<AccessCase> {
  made += 1;
  const upn = `A1234567890${String(made).padStart(2, '0')}`;
  const identifiers = { surname, birthDate: '2015-03-14', upn };
  const { personId: childId, reference } = await rig.app
    .get(KeyStore)
    .registerPerson(authority, { identifiers, requestId: randomUUID(), referenceYear: 2026 });
  if (reference === null) throw new Error('No reference was given');
  const about = (content: object): object => ({ [childId]: content });
  const ids = {
    ...{ assessmentId: randomUUID(), planId: randomUUID(), disputeId: randomUUID(), complaintId: randomUUID() },
    ...{ contactId: randomUUID(), escalationId: randomUUID() },
  };
  const fact = (type: string, occurredOn: string, data: object = {}, personal?: object): object => ({
    type,
    occurredOn,
    data,
    ...(personal === undefined ? {} : { personal }),
  });
  const allocated = ({ id, team }: Person): object =>
    fact('CaseAllocated', '2026-09-01', { team: team ?? 'SEND 0 to 25', worker: id });
  const { assessment, plan = assessment, dispute = assessment } = holders;
  await record(rig, 'child', childId, [
    fact(
      'ChildRecorded',
      '2026-08-17',
      { reference },
      about({ surname, forename: 'Rowan', birthDate: '2015-03-14', upn }),
    ),
    fact('SettingRecorded', '2026-08-17', {}, about({ name: `${surname} Academy`, urn: String(140_000 + made) })),
  ]);
  await record(rig, 'needsAssessment', ids.assessmentId, [
    fact('RequestReceived', '2026-08-17', {
      childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false,
    }),
    allocated(assessment),
    fact('DecisionToAssessNotified', '2026-09-21', { overturns: null }),
    fact('LetterProduced', '2026-09-21', letterData('decisionToAssess', letter, { letterId: named.letterId }), about(letter)),
    fact('LetterSent', '2026-09-21', {
      letterId: named.letterId, recipientId: null, how: 'post', recipientConfirmed: true, knowinglyIncomplete: false,
    }, about({ sentTo: '4 Mill Lane' })),
    fact('AdviceRequested', '2026-09-22', {
      adviceId: named.adviceId, body: 'educationalPsychology', organisation: null,
    }),
    fact('ExceptionClaimed', '2026-10-05', {
      exceptionId: named.exceptionId, ground: 'absentFromArea', from: '2026-10-05', to: '2026-11-08', evidenced: true,
      limits: [{ rule: 'B1', subject: named.adviceId, limb: 'X8b' }],
    }),
    fact('SettingConsulted', '2026-11-02', { consultationId: named.consultationId }, about({ setting: 'Oak Bank' })),
  ]); // prettier-ignore
  await record(rig, 'plan', ids.planId, [
    fact('PlanBroughtIn', '2024-11-30', { childId, needsAssessmentId: null, fromAuthority: null }),
    allocated(plan),
    fact('ReviewArranged', '2026-09-01', {
      reviewId: named.reviewId, kind: 'annual', heldBy: 'setting', meetingOn: '2026-12-01', yearNineOrLater: false,
    }),
  ]); // prettier-ignore
  await record(rig, 'dispute', ids.disputeId, [
    fact('DisputeOpened', '2026-09-07', {
      childId, about: 'planContent', aboutStream: `plan-${ids.planId}`, noticeSentOn: '2026-09-07',
    }),
    allocated(dispute),
    fact('MediationRequested', '2026-09-21', { issues: ['education', 'health'] }),
    fact('MediationHeld', '2026-10-05', { settled: false }),
    fact('MediationCertificateIssued', '2026-10-07', { because: 'mediationEnded' }),
    fact('AppealReceived', '2026-10-20', { appealNumber: 'EH999/26/00001', settingOnly: false }),
    fact('RecommendationMade', '2026-11-02', { recommendationId: named.recommendationId, to: 'health' }),
  ]); // prettier-ignore
  const { personId: complainantId } = await rig.app
    .get(KeyStore)
    .registerPerson(authority, { identifiers: {}, requestId: randomUUID() });
  await record(rig, 'complaint', ids.complaintId, [
    fact('ComplaintReceived', '2026-11-02', {
      childId, complainantId, complainant: 'parent', kind: 'delay', aboutTeam: null, answerWithin: 10,
    }, { [complainantId]: { complainantName: `A ${surname}` } }),
    allocated(assessment),
  ]); // prettier-ignore
  const { id: worker, team } = assessment;
  await record(rig, 'contact', ids.contactId, [
    fact('ContactReceived', '2026-11-09', {
      childId, kind: 'email', from: 'parent', replyWithin: null, team, worker,
    }, about({ text: `${surname} asks when the draft comes` })),
    fact('NoteAdded', '2026-11-10', { kind: 'note' }, about({ text: `${surname} asked twice` })),
  ]); // prettier-ignore
  await record(rig, 'escalation', ids.escalationId, [
    fact('EscalationRaised', '2026-11-10', {
      childId, aboutStream: `needsAssessment-${ids.assessmentId}`, rule: 'byHand', to: 'demo-manager', team, replyWithin: null,
    }, about({ text: `${surname} waits for the panel` })),
    fact('NoteAdded', '2026-11-11', { kind: 'note' }, about({ text: `${surname} waits still` })),
  ]); // prettier-ignore
  await shown(rig);
  return { childId, reference, surname, upn, ...ids };
}

/** Resolves when every list shows what was recorded so far. */
async function shown(rig: AccessRig): Promise<void> {
  await rig.caughtUp(await rig.app.get(EventStore).head());
}

/** Restricts the case in the name of a manager. */
export async function restrict(
  rig: AccessRig,
  { childId }: AccessCase,
  opened: { readonly manager?: Person; readonly people?: readonly Person[]; readonly teams?: readonly string[] } = {},
): Promise<void> {
  const { manager = people.olu, people: others = [], teams = [] } = opened;
  await execute(rig, 'child', childId, manager, {
    type: 'RestrictCase',
    on: '2026-11-16',
    data: { people: [manager.id, ...others.map(({ id }) => id)], teams, manager: manager.id },
    personal: { [childId]: { text: 'A parent works in the team' } },
  });
}

/** Carries out one command and waits until every list shows it. */
export async function execute(
  rig: AccessRig,
  workflow: WorkflowName,
  id: string,
  by: Person,
  command: Command & Readonly<Record<string, unknown>>,
): Promise<void> {
  await unseen(rig, workflow, id, by, command);
  await shown(rig);
}

async function unseen(
  rig: AccessRig,
  workflow: WorkflowName,
  id: string,
  by: Person,
  command: Command & Readonly<Record<string, unknown>>,
): Promise<void> {
  await rig.app.get(CommandHandler).execute(workflow, id, command, {
    authority,
    actor: { id: by.id, role: by.roles[0] ?? 'caseworker' },
    commandId: randomUUID(),
    source: 'user',
  });
}

function record(rig: AccessRig, workflow: WorkflowName, id: string, facts: readonly object[]): Promise<void> {
  return unseen(rig, workflow, id, people.jo, { type: 'RecordHistory', facts });
}
