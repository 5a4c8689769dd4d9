import type { Response } from 'supertest';
import { textOf } from '../recording/recording-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import type { WebClient } from '../../support/web-client.js';
import { addCase, execute, named, restrict } from './access-cases.js';
import type { AccessCase } from './access-cases.js';
import { AccessRig, people } from './access-rig.js';

const { priya, jo, olu, marek } = people;

let rig: AccessRig;
let caseworker: WebClient;
let manager: WebClient;
let auditor: WebClient;
/** Of the West team: neither Priya nor Helen has to do with it. */
let closed: AccessCase;
let open: AccessCase;
/** Priya holds the plan. */
let hers: AccessCase;

beforeAll(async () => {
  rig = await AccessRig.start();
  [caseworker, manager, auditor] = [
    await rig.as('demo-caseworker'),
    await rig.as('demo-manager'),
    await rig.as('demo-auditor'),
  ];
  closed = await addCase(rig, 'Zennor', { assessment: jo });
  open = await addCase(rig, 'Ludgvan', { assessment: jo });
  hers = await addCase(rig, 'Madron', { assessment: jo, plan: priya });
  await restrict(rig, closed);
  await restrict(rig, hers);
});
afterAll(async () => {
  await rig.close();
});

/** What a person is told, without what differs from one refusal to the next. */
const told = ({ text }: Response): string =>
  textOf(text.slice(text.indexOf('id="main-content"'), text.indexOf('</main>'))).replace(/code [A-Z0-9-]+/g, 'code');

describe('a restricted case', () => {
  it.each([
    '',
    '/clocks',
    '/advice',
    '/plan',
    '/disputes',
    '/contacts',
    '/history',
    '/history/1',
    '?as-at=2026-11-01',
    '/notes/new',
  ])('is, at %s, as if it were not there for those it is not for', async (path) => {
    const refused = await caseworker.get(`/cases/${closed.reference}${path}`);
    const unknown = await caseworker.get(`/cases/EHC-2026-9999${path}`);
    expect([refused.status, headingOf(refused.text)]).toEqual([404, 'Page not found']);
    expect(told(refused)).toBe(told(unknown));
    expect(refused.headers['content-length']).toBe(unknown.headers['content-length']);
    expect((await caseworker.get(`/cases/${open.reference}${path}`)).status).toBe(200);
  });

  it('is not for auditors either, nor for managers of another team', async () => {
    for (const someone of [auditor, manager]) {
      expect((await someone.get(`/cases/${closed.reference}`)).status).toBe(404);
      expect((await someone.get(`/api/cases/${closed.childId}`)).status).toBe(404);
      expect((await someone.get(`/cases/${open.reference}`)).status).toBe(200);
    }
  });

  it('answers programs as an unknown one does, also where the body could not be read', async () => {
    const pairs = [
      [`/api/children/${closed.childId}/commands/RecordNeed`, `/api/children/${someId}/commands/RecordNeed`],
      [
        `/api/needs-assessments/${closed.assessmentId}/commands/AddNote`,
        `/api/needs-assessments/${someId}/commands/AddNote`,
      ],
      [`/api/plans/${closed.planId}/corrections`, `/api/plans/${someId}/corrections`],
      [`/api/disputes/${closed.disputeId}/commands/Nonsense`, `/api/disputes/${someId}/commands/Nonsense`],
    ] as const;
    for (const [theirs, nobodys] of pairs) {
      for (const body of [{}, { commandId: 7 }, { on: '2026-11-20', text: 'Seen' }]) {
        const [refused, unknown] = [await caseworker.send(theirs, body), await caseworker.send(nobodys, body)];
        expect([theirs, refused.status, refused.body]).toEqual([theirs, 404, unknown.body]);
      }
    }
    for (const path of ['', '/history']) {
      const [refused, unknown] = [
        await caseworker.get(`/api/cases/${closed.reference}${path}`),
        await caseworker.get(`/api/cases/EHC-2026-9999${path}`),
      ];
      expect([refused.status, refused.body]).toEqual([404, unknown.body]);
    }
  });

  it('takes no plan, dispute or request in the name of a child whom the person may not know', async () => {
    const begun = await caseworker.send(`/api/plans/${someId}/commands/BringInPlan`, {
      on: '2026-11-20', childId: closed.childId, needsAssessmentId: null, fromAuthority: null,
    }); // prettier-ignore
    const requested = await caseworker.send('/api/requests', { ...request, childId: closed.childId });
    expect([begun.status, requested.status]).toEqual([404, 404]);
    const same = { surname: 'Zennor', forename: 'Rowan', birthDate: '2015-03-14', upn: closed.upn };
    const { surname, birthDate, upn } = same;
    const matches = await caseworker.send('/api/requests/possible-matches', { surname, birthDate, upn });
    expect(matches.body).toEqual({ matches: [] });
    const byNumber = await caseworker.send('/api/requests', { ...request, child: same, notAMatch: true });
    expect([byNumber.status, byNumber.body]).toMatchObject([422, { code: 'for-another-to-record' }]);
    expect(JSON.stringify(byNumber.body)).not.toContain(closed.reference);
  });

  it('stands in no list, search or download of theirs', async () => {
    const everywhere = [
      ...[
        '/cases',
        '/cases.csv',
        '/cases?team=West+team',
        '/cases?team=West+team&stage=assessing',
        '/cases.csv?worker=w-jo',
      ],
      ...['/due-work?who=everyone', '/due-work.csv?who=everyone', '/due-work?who=team:West%20team'],
      ...['/reviews?who=everyone&within=all', '/reviews.csv?who=everyone&within=all'],
      ...['/stuck?who=everyone', '/stuck.csv?who=everyone', '/contacts?who=everyone', '/contacts.csv?who=everyone'],
      ...['/disputes?who=everyone', '/disputes.csv?who=everyone', '/transfers/2027/list?who=everyone'],
      ...['/reviews/settings', '/api/cases', '/api/cases?team=West%20team', '/api/due-work?who=everyone'],
    ];
    for (const path of everywhere) {
      const page = await caseworker.page(path);
      expect([
        path,
        page.includes('Zennor') || page.includes(closed.reference) || page.includes(closed.childId),
      ]).toEqual([path, false]);
    }
    for (const path of ['/cases', '/due-work?who=everyone', '/disputes?who=everyone', '/api/cases']) {
      expect(await caseworker.page(path)).toContain('Ludgvan');
    }
    for (const text of ['Zennor', 'Rowan Zennor', closed.reference, closed.upn]) {
      expect(await foundBy(caseworker, text)).toBe(`No child or case found for “${text}”`);
    }
    expect(await foundBy(caseworker, 'Ludgvan')).toContain('1 found for');
  });

  it('is left out of counts that go with a list, and counted in figures with a word about it', async () => {
    expect(await caseworker.page('/cases')).toContain('2 assessments, newest first');
    expect(await caseworker.page('/disputes?who=everyone')).toContain('2 live');
    const figure = (await caseworker.get('/api/measures/dfe.requests.received?from=2026-01-01&to=2026-11-23'))
      .body as object;
    expect(figure).toMatchObject({ numerator: 3 });
    const page = await auditor.page(
      '/performance/cases?measure=dfe.requests.received&version=1&from=2026-01&to=2026-11',
    );
    expect(page).toContain('2 restricted cases are not shown.');
    expect(page).not.toContain('Zennor');
    expect(page).toContain('Ludgvan');
  });

  it('is open to those who work on it, with a mark on the case and in lists', async () => {
    const page = await caseworker.page(`/cases/${hers.reference}`);
    expect(page).toMatch(/app-identity__name">Rowan Madron\s*<span class="moj-badge[^>]*>\s*Restricted/);
    expect(await caseworker.page(`/cases/${open.reference}`)).not.toContain('moj-badge');
    expect(await caseworker.page('/cases')).toMatch(/Rowan Madron<\/a>\s*<span class="moj-badge[^>]*>\s*Restricted/);
    expect(
      (await caseworker.get(`/cases/${hers.reference}/plans/${hers.planId}/record-review-meeting/${named.reviewId}`))
        .status,
    ).toBe(200);
  });

  it('opens to a manager of the team it is given to, from that moment', async () => {
    const moved = await addCase(rig, 'Sancreed', { assessment: jo });
    await restrict(rig, moved);
    expect((await manager.get(`/cases/${moved.reference}`)).status).toBe(404);
    await execute(rig, 'needsAssessment', moved.assessmentId, olu, {
      type: 'AllocateCase',
      on: '2026-11-20',
      data: { team: 'East team', worker: marek.id },
    });
    expect((await manager.get(`/cases/${moved.reference}`)).status).toBe(200);
    expect(await manager.page('/cases')).toContain('Sancreed');
    expect((await caseworker.get(`/cases/${moved.reference}`)).status).toBe(404);
  });
});

async function foundBy(someone: WebClient, find: string): Promise<string> {
  const { headers } = await someone.submit('/find', { find });
  const to = String(headers['location']);
  return to.startsWith('/found/') ? textOf(headingOf(await someone.page(to))) : to;
}

const someId = '30000000-0000-4000-8000-000000000001';
const request = { receivedOn: '2026-11-20', requestedBy: 'school', channel: 'email', inYouthAccommodation: false };
