import { randomUUID } from 'node:crypto';
import { agent } from 'supertest';
import { ComplaintsModule } from '../../../src/complaints/complaints.module.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { KeyStore } from '../../../src/keys/key-store.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp, RecordedChild } from '../cases/case-app.js';
import { textOf, Visitor } from '../recording/recording-fixture.js';
import { signInAs } from '../web/web-fixture.js';

let app: CaseApp;
let priya: Visitor;
let maya: RecordedChild;
let complainant: string;

const settled = async (): Promise<void> => app.app.get(ProjectorService).reached(await app.app.get(EventStore).head());
const page = async (path: string): Promise<string> => (await priya.get(path)).text;

/** A complaint that Priya holds. */
const complaint = async (on: string): Promise<void> => {
  const id = randomUUID();
  const data = { kind: 'delay', complainant: 'parent', complainantId: complainant, childId: maya.childId, aboutTeam: null, answerWithin: null }; // prettier-ignore
  await app.record('complaint', id, { type: 'RecordComplaint', on, data, personal: { [maya.childId]: { text: 'Nobody rang back' } } }, undefined, 'demo-caseworker'); // prettier-ignore
  const holding = { type: 'AllocateCase', on: '2026-11-20', data: { team: 'East team', worker: 'demo-caseworker' } };
  await app.record('complaint', id, holding, undefined, 'demo-manager');
};

beforeAll(async () => {
  app = await caseApp(() => [ComplaintsModule]);
  const browser = agent(app.app.getHttpServer());
  priya = new Visitor(browser, await signInAs(browser, 'demo-caseworker'));
  maya = await app.child({ forename: 'Maya', surname: 'Thornbury', birthDate: '2018-04-12' });
  const registered = await app.app.get(KeyStore).registerPerson('999', { identifiers: {}, requestId: randomUUID() });
  complainant = registered.personId;
  for (let held = 0; held < 10; held += 1) await complaint('2026-11-20');
  await settled();
}, 90_000);
afterAll(() => app.close());

describe('complaints beside due work', () => {
  it('stand there while they are ten', async () => {
    const html = await page('/due-work');
    expect(textOf(html)).toContain('Complaints to answer 10');
    expect(html).not.toContain('All of them in the list of complaints');
  });

  it('are counted beyond the first ten, and wait in the list of complaints', async () => {
    await complaint('2026-11-02');
    await complaint('2026-11-20');
    await settled();
    const html = await page('/due-work');
    const table = /id="complaints"[^]*?<\/table>/.exec(html)?.[0] ?? '';
    expect(table.match(/<tr/g)).toHaveLength(1 + 10);
    // The one overdue comes first.
    expect(textOf(table)).toMatch(/Complaints to answer 12, 1 overdue .*?received 2 Nov 2026/);
    expect(html).toContain('href="/complaints?who=me">All of them in the list of complaints</a>');
    expect((await priya.get('/complaints?who=me')).status).toBe(200);
    expect((await page('/due-work.csv')).match(/Answer to a complaint/g)).toHaveLength(12);
    expect(textOf(await page('/due-work?show=overdue'))).toMatch(/Complaints to answer 1, 1 overdue/);
  });

  it('are gone from the list of whoever may not open the case any more, and stay with who holds them', async () => {
    const browser = agent(app.app.getHttpServer());
    const tom = new Visitor(browser, await signInAs(browser, 'demo-auditor'));
    const everyones = async (): Promise<string> => (await tom.get('/complaints?who=everyone')).text;
    expect(await everyones()).toContain('Maya Thornbury');
    const access = { people: ['demo-manager'], teams: [], manager: 'demo-manager' };
    const personal = { [maya.childId]: { text: 'A parent works here' } };
    await app.record('child', maya.childId, { type: 'RestrictCase', on: '2026-11-23', data: access, personal }, undefined, 'demo-manager'); // prettier-ignore
    await settled();
    expect(await everyones()).not.toContain('Maya Thornbury');
    expect(await page('/due-work')).toContain('Maya Thornbury');
  });
});
