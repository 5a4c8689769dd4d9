import { randomUUID } from 'node:crypto';
import { KeyStore } from '../../../src/keys/key-store.js';
import { textOf } from '../recording/recording-fixture.js';
import { transitionRig } from './transition-rig.js';
import type { TransitionRig } from './transition-rig.js';

let rig: TransitionRig;
const path = '/transition/missing-details';

beforeAll(async () => {
  rig = await transitionRig();
});
afterAll(() => rig.app.close());

const list = async (query = ''): Promise<string> => textOf((await rig.browser.get(`${path}${query}`).expect(200)).text);
const told = async (changes: object): Promise<void> => {
  const { childId } = rig.tamsin;
  const personal = { [childId]: changes };
  await rig.app.record('child', childId, { type: 'ChangeChildDetails', on: '2026-11-20', data: {}, personal });
  await rig.app.settled();
};

it('R24 lists who is 16 to 25 and lacks what the return asks for, until it is recorded', async () => {
  expect((await rig.browser.get('/transition').expect(200)).text).toContain(`href="${path}"`);
  const before = await list();
  expect(before).toContain('1 of 1 plan holders aged 16 to 25, or of unknown age, lack something');
  expect(before).toMatch(
    /Tamsin Carlyon.*17 Sex \(1\.4\) Ethnicity \(1\.5\) Postcode \(1\.6\) UPN, ULN or why there is none \(1\.7\) Primary need/,
  );
  expect(before).not.toContain('Kit Nance');
  expect(await list('?show=setting')).toContain('Nothing is missing here');
  await told({ sex: 'F', ethnicity: 'WBRI', upnUnknown: 'UN9' });
  expect(await list()).toMatch(/Tamsin Carlyon.*17 Postcode \(1\.6\) Primary need/);
  const file = (await rig.browser.get(`${path}.csv`).expect(200)).text.trim().split('\r\n');
  expect(file[1]).toMatch(/^EHC-2026-\d+,Tamsin Carlyon,17,[^,]*,East team,,,,yes,,yes,$/);
  await told({ postcode: 'ZZ1 1AA' });
  const { childId } = rig.tamsin;
  const personal = { [childId]: { primary: 'ASD', secondary: null } };
  await rig.app.record('child', childId, { type: 'RecordNeed', on: '2026-11-20', data: { at: 'other' }, personal });
  await rig.app.settled();
  expect(await list()).toContain('Nothing is missing here');
});

it('leaves a restricted case out for whoever may not open it, and takes what is no list for all of them', async () => {
  const { personId: childId, reference } = await rig.app.app
    .get(KeyStore)
    .registerPerson('999', { identifiers: {}, requestId: randomUUID(), referenceYear: 2026 });
  const named = { [childId]: { forename: 'Pasco', surname: 'Unborn' } };
  await rig.app.record('child', childId, {
    type: 'RecordChild',
    on: '2025-01-06',
    data: { reference },
    personal: named,
  });
  const data = { childId, needsAssessmentId: null, fromAuthority: null };
  const id = '70000000-0000-4000-8000-000000000001';
  await rig.app.record('plan', id, { type: 'BringInPlan', on: '2025-01-06', data });
  await rig.app.settled();
  expect(await list('?who=everyone&show=birthDate')).toMatch(/Pasco Unborn.*Not known Date of birth \(1\.3\)/);
  const restriction = { people: ['demo-manager'], teams: [], manager: 'demo-manager' };
  const personal = { [childId]: { text: 'A relative works here' } };
  const restrict = { type: 'RestrictCase', on: '2026-11-20', data: restriction, personal };
  await rig.app.record('child', childId, restrict, undefined, 'demo-manager');
  await rig.app.settled();
  expect(await list('?who=everyone')).not.toContain('Pasco');
  expect((await rig.browser.get(`${path}.csv?who=everyone`).expect(200)).text).not.toContain('Pasco');
  expect((await rig.helen.get(`${path}?who=everyone`)).text).toContain('Pasco Unborn');
  await rig.browser.get(`${path}?show=<script>&who[]=x&page=-3`).expect(200);
  await rig.browser.get(`${path}?as-at=2026-09-30`).expect(302).expect('Location', path);
  await (await rig.app.as('demo-auditor')).get(path).expect(404);
});
