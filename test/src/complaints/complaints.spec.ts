import { randomUUID } from 'node:crypto';
import { agent } from 'supertest';
import { ApiModule } from '../../../src/api/api.module.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { ComplaintsModule } from '../../../src/complaints/complaints.module.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import type { Complaint } from '../../../workflows/complaint/complaint.state.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp, RecordedChild } from '../cases/case-app.js';
import { signInAs } from '../web/web-fixture.js';
import { date, summaryOf, textOf, Visitor } from '../recording/recording-fixture.js';

let app: CaseApp;
let priya: Visitor;
let helen: Visitor;
let tom: Visitor;
let maya: RecordedChild;
let hidden: RecordedChild;

const visitor = async (person: string): Promise<Visitor> => {
  const browser = agent(app.app.getHttpServer());
  return new Visitor(browser, await signInAs(browser, person));
};
const settled = async (): Promise<void> => app.app.get(ProjectorService).reached(await app.app.get(EventStore).head());
const words = async (who: Visitor, path: string): Promise<string> => {
  const { text, status } = await who.get(path);
  return `${status} ${textOf(text)}`;
};
const figure = async (id: string): Promise<readonly [number, number | null]> => {
  await settled();
  const answer = await helen.get(`/api/measures/${id}?from=2026-09-01&to=2026-11-23`);
  const { numerator, denominator } = answer.body as { numerator: number; denominator: number | null };
  return [numerator, denominator];
};
const record = async (who: Visitor, path: string, fields: Record<string, string>): Promise<string> => {
  const done = await who.recordAt(path, fields);
  expect(done.status).toBe(303);
  await settled();
  return done.headers['location'] as string;
};
const stateOf = async (id: string): Promise<Complaint> =>
  (await app.app.get(CommandHandler).load('complaint', id)).state as Complaint;
const said = {
  kind: 'delay',
  complainant: 'parent',
  complainantName: 'Ada Quillfeather',
  complainantContact: 'ada@example.org',
  aboutTeam: '',
  answerWithin: '',
  text: 'Nobody rang back',
};
const idIn = (html: string): string => /complaints\/([0-9a-f-]{36})\/answer-complaint/.exec(html)?.[1] ?? '';

beforeAll(async () => {
  app = await caseApp(() => [ComplaintsModule, ApiModule, PerformancePagesModule]);
  [priya, helen, tom] = [
    await visitor('demo-caseworker'),
    await visitor('demo-manager'),
    await visitor('demo-auditor'),
  ];
  maya = await app.child({ forename: 'Maya', surname: 'Thornbury', birthDate: '2018-04-12' });
  hidden = await app.child({ forename: 'Rowan', surname: 'Hidden', birthDate: '2017-01-02' });
  const access = { people: ['demo-manager'], teams: [], manager: 'demo-manager' };
  const personal = { [hidden.childId]: { text: 'A parent works here' } };
  await app.record('child', hidden.childId, { type: 'RestrictCase', on: '2026-11-23', data: access, personal }, undefined, 'demo-manager'); // prettier-ignore
  await settled();
}, 90_000);
afterAll(() => app.close());

describe('R68 a complaint about a case', () => {
  let path: string;

  it('is recorded through its form, and the figures change with it', async () => {
    const before = await figure('ehc.complaints.received');
    const both = await figure('ehc.complaints.count');
    const to = `/cases/${maya.reference}/complaints`;
    const location = await record(priya, `${to}/new`, {
      ...date('on', '2026-11-02'),
      ...said,
      whyLate: 'It was mislaid',
    });
    expect(location).toBe(to);
    expect((await figure('ehc.complaints.received'))[0]).toBe(before[0] + 1);
    expect((await figure('ehc.complaints.count'))[0]).toBe(both[0] + 1);
    const page = await priya.get(to);
    expect(textOf(page.text)).toContain('Ada Quillfeather, a parent or carer');
    // Ten working days after Monday 2 November.
    expect(textOf(page.text)).toContain('Not answered: it was due by 16 November 2026, 7 days ago');
    path = `${to}/${idIn(page.text)}`;
  });

  it('keeps the name of whoever complained under a key of their own, and nothing of it in clear', async () => {
    const id = path.split('/').at(-1) ?? '';
    const [received] = await app.app.get(EventStore).readStream(`complaint-${id}`);
    const { complainantId, childId } = await stateOf(id);
    expect([childId, complainantId === maya.childId]).toEqual([maya.childId, false]);
    expect(received?.sealed.map(({ subject }) => subject).toSorted()).toEqual([maya.childId, complainantId].toSorted());
    expect(JSON.stringify(received)).not.toMatch(/Ada|example\.org|rang back/);
  });

  it('shows in the due work of whoever holds it', async () => {
    const owed = /Complaints to answer 1, 1 overdue .*Maya Thornbury.*received 2 Nov 2026.*7 days overdue/;
    const holding = { type: 'AllocateCase', on: '2026-11-20', data: { team: 'East team', worker: 'demo-caseworker' } };
    await app.record('complaint', path.split('/').at(-1) ?? '', holding, undefined, 'demo-manager');
    await settled();
    expect(await words(priya, '/due-work')).toMatch(owed);
    expect(await words(priya, '/due-work?kind=review')).not.toMatch(owed);
  });

  it('is answered late, and counts as such; a correction of the day moves the figure', async () => {
    expect(await figure('ehc.complaints.answeredInTime')).toEqual([0, 1]);
    const answer = { ...date('on', '2026-11-20'), outcome: 'partlyUpheld', action: 'Calls are now logged', text: '' };
    await record(priya, `${path}/answer-complaint`, answer);
    expect(await figure('ehc.complaints.answeredInTime')).toEqual([0, 1]);
    expect(await figure('ehc.complaints.outcome.upheld')).toEqual([1, 1]);
    expect(await words(priya, '/due-work')).not.toContain('Complaints to answer');
    expect(await words(priya, `/cases/${maya.reference}/complaints`)).toMatch(
      /Upheld in part, 20 November 2026, 4 days late What is done about it Calls are now logged/,
    );
    const { history } = await app.app.get(CommandHandler).load('complaint', path.split('/').at(-1) ?? '');
    const event = history.findIndex(({ type }) => type === 'ComplaintAnswered');
    const fields = await priya.formAsDrawn(`${path}/corrections/new?event=${event}`);
    const changed = { ...fields, what: 'changed', reason: 'mistyped', text: 'The letter says so', ...date('on', '2026-11-16'), 'field-outcome': 'notUpheld' }; // prettier-ignore
    const check = await priya.post(`${path}/corrections/new?event=${event}`, changed);
    expect((await priya.confirm(`${path}/corrections/new?event=${event}`, check)).status).toBe(303);
    expect(await figure('ehc.complaints.answeredInTime')).toEqual([1, 1]);
    expect(await figure('ehc.complaints.outcome.upheld')).toEqual([0, 1]);
  });

  it('goes on to the second stage and is refused what does not follow', async () => {
    const empty = await priya.fill(`${path}/take-complaint-further`, {});
    expect([empty.status, summaryOf(empty.text).length > 0]).toEqual([422, true]);
    const early = await priya.fill(`${path}/take-complaint-further`, {
      ...date('on', '2026-11-09'),
      answerWithin: '',
      whyLate: 'Mislaid',
    });
    expect(summaryOf(early.text)[0]).toMatch(/must be on or after 16 November 2026, when the complaint was answered/);
    for (const answerWithin of ['0', '66', 'ten', '-1', '٣']) {
      const wrong = await priya.fill(`${path}/take-complaint-further`, { ...date('on', '2026-11-20'), answerWithin });
      expect([answerWithin, wrong.status]).toEqual([answerWithin, 422]);
    }
    await record(priya, `${path}/take-complaint-further`, { ...date('on', '2026-11-20'), answerWithin: '' });
    expect(await words(priya, `/cases/${maya.reference}/complaints`)).toContain('Due by 18 December 2026');
    const shut = await priya.fill(`${path}/close-complaint`, { ...date('on', '2026-11-20'), because: 'decidedByOmbudsman' }); // prettier-ignore
    expect(summaryOf(shut.text)).toEqual(['First record what the Ombudsman decided']);
  });

  it('is refused where somebody else recorded meanwhile, and nothing is saved', async () => {
    const form = await priya.formAt(`${path}/answer-complaint`);
    await record(helen, `${path}/record-ombudsman`, { ...date('on', '2026-11-23'), text: '' });
    const head = await app.app.get(EventStore).head();
    const stale = await priya.post(`${path}/answer-complaint`, { ...form, ...date('on', '2026-11-23'), outcome: 'upheld', action: '', text: 'Mine' }); // prettier-ignore
    expect([stale.status, textOf(stale.text).includes('The complaint went to the Ombudsman')]).toEqual([409, true]);
    expect(await app.app.get(EventStore).head()).toBe(head);
  });

  it('takes hostile and overlong answers as text or refuses them, and never as markup', async () => {
    const to = `/cases/${maya.reference}/complaints/new`;
    const hostile = `<script>alert(1)</script>'; DROP TABLE events;--`;
    const check = await priya.fill(to, { ...date('on', '2026-11-20'), ...said, complainantName: hostile });
    expect(check.text).not.toContain('<script>alert');
    const long = await priya.fill(to, { ...date('on', '2026-11-20'), ...said, complainantName: 'A'.repeat(500) });
    expect(long.status).toBe(422);
    const impossible = await priya.fill(to, { ...date('on', '2026-02-30'), ...said });
    expect([impossible.status, impossible.text.includes('Ada Quillfeather')]).toEqual([422, true]);
    const team = await priya.fill(to, { ...date('on', '2026-11-20'), ...said, aboutTeam: 'Nowhere' });
    expect(summaryOf(team.text)).toEqual(['Choose a team, or the service as a whole']);
  });
});

describe('R68 a complaint off a case', () => {
  let path: string;

  it('is recorded through its form under the complainant’s own key, and whoever recorded it works on it', async () => {
    const before = await figure('ehc.complaints.received');
    await record(priya, '/complaints/new', { ...date('on', '2026-11-18'), ...said, kind: 'transport' });
    expect((await figure('ehc.complaints.received'))[0]).toBe(before[0] + 1);
    const list = await priya.get('/complaints');
    path = /\/complaints\/[0-9a-f-]{36}/.exec(list.text)?.[0] ?? '';
    expect(textOf(list.text)).toContain('Off a case');
    const { childId, complainantId, worker } = await stateOf(path.split('/').at(-1) ?? '');
    expect([childId, worker]).toEqual([null, 'demo-caseworker']);
    const stored = await app.app.get(EventStore).readStream(`complaint-${path.split('/').at(-1) ?? ''}`);
    expect(new Set(stored.flatMap(({ sealed }) => sealed.map(({ subject }) => subject)))).toEqual(new Set([complainantId])); // prettier-ignore
  });

  it('is answered and corrected on its own page', async () => {
    await record(priya, `${path}/answer-complaint`, { ...date('on', '2026-11-20'), outcome: 'upheld', action: 'A new taxi', text: '' }); // prettier-ignore
    expect(await words(priya, path)).toMatch(
      /^200 .*Upheld, 20 November 2026, in time What is done about it A new taxi/,
    );
    const correction = `${path}/corrections/new?event=0`;
    const fields = { ...(await priya.formAsDrawn(correction)), what: 'changed', reason: 'mistyped', text: 'As they signed', 'field-complainantName': 'Ida Quill', 'field-kind': 'transport', 'field-complainant': 'parent' }; // prettier-ignore
    const check = await priya.post(correction, fields);
    expect((await priya.confirm(correction, check)).status).toBe(303);
    const page = await words(priya, path);
    expect(page).toContain('Who complains Ida Quill, a parent or carer');
    // Both stay readable.
    expect(page).toContain('Ada Quillfeather');
  });

  it('opens to managers, to auditors who record nothing, and to whoever works on it alone', async () => {
    await record(helen, '/complaints/new', { ...date('on', '2026-11-19'), ...said, kind: 'communication' });
    const { text } = await helen.get('/complaints?state=all&where=off&who=everyone');
    const hers =
      [...text.matchAll(/\/complaints\/[0-9a-f-]{36}/g)].map(([one]) => one).find((one) => one !== path) ?? '';
    expect((await helen.get(hers)).status).toBe(200);
    const seen = await tom.get(hers);
    expect([seen.status, seen.text.includes('Correct this record'), seen.text.includes('What can be done now')]).toEqual([200, false, false]); // prettier-ignore
    for (const address of [hers, `${hers}/answer-complaint`]) expect((await priya.get(address)).status).toBe(404);
    expect((await priya.get('/complaints?state=all&who=everyone')).text).not.toContain(hers);
    expect((await priya.get('/complaints.csv?state=all&who=everyone')).text.match(/Off a case/g)).toHaveLength(1);
    for (const unknown of [randomUUID(), 'not-an-id'])
      expect((await helen.get(`/complaints/${unknown}`)).status).toBe(404);
  });

  it('is recorded by programs, with a person registered for it', async () => {
    const id = randomUUID();
    const body = {
      on: '2026-11-20',
      kind: 'other',
      complainant: 'other',
      complainantName: 'Jo Orme',
      text: 'The line is dead',
    };
    const token = (await helen.formAt('/complaints/new'))['commandId'];
    expect(token).toBeDefined();
    const { status } = await helen.json(`/api/complaints/${id}/commands/RecordComplaint`, body);
    expect(status).toBe(200);
    const strange = { ...body, complainantId: maya.childId };
    expect((await helen.json(`/api/complaints/${randomUUID()}/commands/RecordComplaint`, strange)).status).toBe(400);
    expect((await helen.json(`/api/complaints/${id}/commands/AnswerComplaint`, { on: '2026-11-20', outcome: 'upheld' })).status).toBe(200); // prettier-ignore
    expect((await stateOf(id)).stage).toBe('answeredAtStageOne');
  });
});

describe('R68 the list of complaints', () => {
  it('shows answers that are overdue first, filters, counts by kind, and downloads without naming who complained', async () => {
    const late = { ...date('on', '2026-10-05'), ...said, kind: 'provisionNotMade', whyLate: 'Found in a drawer' };
    await record(helen, `/cases/${maya.reference}/complaints/new`, late);
    const page = await words(helen, '/complaints?state=overdue&who=everyone');
    expect(page).toContain('Maya Thornbury');
    expect(page).toMatch(/1 Answers overdue/);
    expect(page).toMatch(/Provision not made 1 1 1 0 0/);
    expect(await words(helen, '/complaints?kind=planContent&who=everyone')).toContain('No complaint is to be shown here that fits the filters.'); // prettier-ignore
    const { text } = await helen.get('/complaints.csv?state=all&who=everyone');
    expect(text).toContain('"Provision not made"');
    expect(text).not.toMatch(/Quill|example\.org|drawer/);
    expect((await helen.get('/complaints?state=x&kind=constructor&where=__proto__&from=never&page=-1')).status).toBe(
      200,
    );
  });

  it('shows nothing of a restricted case to whoever may not open it', async () => {
    await record(helen, `/cases/${hidden.reference}/complaints/new`, { ...date('on', '2026-11-20'), ...said });
    expect(await words(helen, '/complaints?who=everyone')).toContain('Rowan Hidden');
    for (const who of [priya, tom]) {
      expect(await words(who, '/complaints?who=everyone&state=all')).not.toMatch(/Hidden|Rowan/);
      expect((await who.get('/complaints.csv?who=everyone&state=all')).text).not.toMatch(/Hidden|Rowan/);
      expect((await who.get(`/cases/${hidden.reference}/complaints`)).status).toBe(404);
    }
    const page = await helen.get(`/cases/${hidden.reference}/complaints`);
    const id = idIn(page.text);
    expect((await priya.get(`/complaints/${id}`)).status).toBe(404);
    expect((await helen.get(`/complaints/${id}`)).headers['location']).toContain(hidden.reference);
  });
});
