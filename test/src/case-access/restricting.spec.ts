import type { Response } from 'supertest';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { textOf } from '../recording/recording-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import type { WebClient } from '../../support/web-client.js';
import { addCase, restrict } from './access-cases.js';
import type { AccessCase } from './access-cases.js';
import { AccessRig, people } from './access-rig.js';

const { priya, helen, jo, marek } = people;

let rig: AccessRig;
let caseworker: WebClient;
let manager: WebClient;
let auditor: WebClient;
let closed: AccessCase;
let open: AccessCase;

beforeAll(async () => {
  rig = await AccessRig.start();
  [caseworker, manager, auditor] = [
    await rig.as('demo-caseworker'),
    await rig.as('demo-manager'),
    await rig.as('demo-auditor'),
  ];
  closed = await addCase(rig, 'Zennor', { assessment: jo });
  open = await addCase(rig, 'Ludgvan', { assessment: jo });
  await restrict(rig, closed);
});
afterAll(async () => {
  await rig.close();
});

const revisionOf = async ({ childId }: AccessCase): Promise<number> =>
  (await rig.app.get(CommandHandler).load('child', childId)).revision;

describe('restricting', () => {
  it('goes from form to check page to record, and can be changed and lifted', async () => {
    const mine = await addCase(rig, 'Towednack', { assessment: marek });
    const path = `/cases/${mine.reference}/restriction`;
    const form = await manager.page(path);
    expect(headingOf(form)).toBe('Restrict who can open this case');
    const seenRevision = String(await revisionOf(mine));
    const answers = { act: 'restrict', seenRevision, commandId: someId, people: [jo.id], text: 'Her aunt works here' };
    const checked = await manager.submit(path, answers);
    expect([checked.status, headingOf(checked.text)]).toEqual([200, 'Check before recording']);
    expect(textOf(checked.text)).toContain('Helen Marsh (you), Jo Whitfield, everyone it is allocated to');
    expect((await caseworker.get(`/cases/${mine.reference}`)).status).toBe(200);
    const recorded = await manager.submit(path, { ...answers, checked: 'yes' });
    expect([recorded.status, recorded.headers['location']]).toEqual([303, `/cases/${mine.reference}`]);
    expect((await caseworker.get(`/cases/${mine.reference}`)).status).toBe(404);
    expect(await manager.page(`/cases/${mine.reference}`)).toContain('Change who can open the case');

    const change = await manager.page(path);
    expect(headingOf(change)).toBe('Change who can open this case');
    expect(change).toMatch(/value="w-jo" checked/);
    const now = String(await revisionOf(mine));
    const changed = {
      act: 'change',
      seenRevision: now,
      commandId: otherId,
      people: [priya.id],
      text: 'Priya covers',
      checked: 'yes',
    };
    expect((await manager.submit(path, changed)).status).toBe(303);
    expect((await caseworker.get(`/cases/${mine.reference}`)).status).toBe(200);
    expect(textOf(await caseworker.page(`/cases/${mine.reference}/history`))).toContain(
      'It was changed who may open the case',
    );

    const lift = `${path}/lift`;
    expect(headingOf(await manager.page(lift))).toBe('Lift the restriction');
    const lifted = {
      seenRevision: String(await revisionOf(mine)),
      commandId: thirdId,
      text: 'She has left',
      checked: 'yes',
    };
    expect((await manager.submit(lift, lifted)).status).toBe(303);
    expect((await auditor.get(`/cases/${mine.reference}`)).status).toBe(200);
    expect(textOf(await manager.page(lift))).toContain('This case is not restricted, or no longer');
  });

  it('keeps the answers and says what to do where they cannot be taken', async () => {
    const path = `/cases/${open.reference}/restriction`;
    const before = await revisionOf(open);
    const empty = await manager.submit(path, { checked: 'yes' });
    expect([empty.status, textOf(empty.text)]).toEqual([422, expect.stringContaining('Say why')]);
    const long = await manager.submit(path, { text: 'a'.repeat(2_001), people: [jo.id] });
    expect([long.status, textOf(long.text)]).toEqual([
      422,
      expect.stringContaining('must be 2,000 characters or fewer'),
    ]);
    expect(long.text).toMatch(/value="w-jo" checked/);
    const hostile = await manager.submit(path, { text: '<script>alert(1)</script>', people: ['nobody', jo.id] });
    expect(hostile.status).toBe(200);
    expect(hostile.text).not.toContain('<script>alert');
    expect(await revisionOf(open)).toBe(before);
  });

  it('tells of what somebody else recorded meanwhile', async () => {
    const mine = await addCase(rig, 'Morvah', { assessment: jo });
    const seenRevision = String(await revisionOf(mine));
    await restrict(rig, mine, { people: [helen] });
    const answers = { act: 'restrict', seenRevision, commandId: fourthId, text: 'Her aunt works here', checked: 'yes' };
    const { status, text } = await manager.submit(`/cases/${mine.reference}/restriction`, answers);
    expect([status, headingOf(text)]).toEqual([409, 'Someone else changed this case']);
    expect(textOf(text)).toContain('Olu Hartnell recorded something');
    // Without what was seen, the rules refuse it and the form says so.
    const { act, text: why, checked } = answers;
    const again = await manager.submit(`/cases/${mine.reference}/restriction`, { act, text: why, checked });
    expect([again.status, textOf(again.text)]).toEqual([
      409,
      expect.stringContaining('This case is already restricted'),
    ]);
  });

  it('is for managers, who are told so', async () => {
    const refused = await caseworker.get(`/cases/${open.reference}/restriction`);
    expect([refused.status, textOf(refused.text)]).toEqual([
      403,
      expect.stringContaining('Managers can. Ask Helen Marsh.'),
    ]);
    expect((await caseworker.get(`/cases/${closed.reference}/restriction`)).status).toBe(404);
    const body = { on: '2026-11-20', people: [], teams: [], text: 'Because' };
    const command = `/api/children/${open.childId}/commands/RestrictCase`;
    expect((await caseworker.send(command, body)).status).toBe(403);
  });

  it('goes by the interface for programs as well, whoever sends it being named as its manager', async () => {
    const mine = await addCase(rig, 'Paul', { assessment: jo });
    const send = (type: string, body: object): Promise<Response> =>
      manager.send(`/api/children/${mine.childId}/commands/${type}`, { on: '2026-11-20', text: 'Because', ...body });
    const restricted = await send('RestrictCase', { people: ['w-jo'], manager: 'somebody-else' });
    expect([restricted.status, restricted.body]).toMatchObject([
      200,
      {
        events: [
          { type: 'CaseRestricted', data: { people: ['w-jo', 'demo-manager'], teams: [], manager: 'demo-manager' } },
        ],
      },
    ]);
    const struck = { revision: 2, reason: 'didNotHappen', struck: true };
    const correction = await manager.send(`/api/children/${mine.childId}/corrections`, struck);
    expect([correction.status, correction.body]).toMatchObject([422, { code: 'cannot-be-corrected' }]);
    expect((await send('OpenUnderBreakGlass', {})).status).toBe(404);
    expect((await send('LiftRestriction', {})).status).toBe(200);
  });
});

const someId = '30000000-0000-4000-8000-000000000001';
const otherId = '30000000-0000-4000-8000-000000000002';
const thirdId = '30000000-0000-4000-8000-000000000003';
const fourthId = '30000000-0000-4000-8000-000000000004';
