import { randomUUID } from 'node:crypto';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import type { Browser } from '../web/web-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import { fact, keptPlan } from './sample-plans.js';
import type { SamplePlan } from './sample-plans.js';

let app: CaseApp;
let helen: Browser;
const children: Record<string, SamplePlan> = {};

const page = async (browser: Browser, path: string): Promise<string> => {
  const { text } = await browser.get(path).expect(200);
  return text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};

interface Told {
  readonly name: readonly [string, string];
  readonly birthDate: string;
  readonly provision: string;
  readonly boarding?: string;
  readonly authority?: string | null;
  readonly from: string;
  readonly designation?: boolean | null;
  readonly visits?: readonly string[];
  readonly ended?: readonly [on: string, because: string];
  readonly explained?: boolean;
  readonly worker?: string;
}

/** A plan with one placement, as the forms record it. */
async function placed(told: Told): Promise<void> {
  const placementId = randomUUID();
  const { authority = null, boarding = 'day', visits = [], designation = null } = told;
  const [forename] = told.name;
  children[forename] = await keptPlan(app, {
    name: told.name,
    birthDate: told.birthDate,
    school: ['Recorded at the request', '140001'],
    madeOn: '2023-01-09',
    lastReviewedOn: '2025-12-01',
    ...(told.worker === undefined ? {} : { worker: told.worker }),
    since: (_, childId) => [
      fact('SchoolCohortRecorded', '2023-01-10', {
        receptionYear: Number(told.birthDate.slice(0, 4)) + 4,
        route: 'primarySecondary',
        by: 'birthDate',
      }),
      fact(
        'PlacementStarted',
        told.from,
        {
          ...{ placementId, rank: 1, provision: told.provision, boarding, authority },
          outOfArea: authority !== null,
          outsideDesignation: designation,
        },
        { [childId]: { setting: `${forename} Hall` } },
      ),
      ...visits.map((on) =>
        fact('VisitRecorded', on, {
          ...{ placementId, visitId: randomUUID(), post: 'SEN officer', seenInClass: true },
          ...{ progress: 'good', provisionDelivered: 'all', nextVisitOn: null },
        }),
      ),
      ...(told.explained === true
        ? [
            fact('OutOfAreaReasonRecorded', told.from, {
              ...{ placementId, because: 'noLocalPlace', localOptionsConsidered: true, fundingConsidered: true },
            }),
            fact('ReturnPlanned', told.from, { placementId, aim: 'localPost16', returnBy: '2028-09-01' }),
            fact('PlacementCostRecorded', told.from, { placementId, poundsAYear: 61_500 }),
          ]
        : []),
      ...(told.ended === undefined
        ? []
        : [fact('PlacementEnded', told.ended[0], { placementId, because: told.ended[1] })]),
    ],
  });
}

describe('the board of placements', () => {
  beforeAll(async () => {
    app = await caseApp();
    // Year 10: born between September 2011 and August 2012.
    await placed({ name: ['Wren', 'Calloway'], birthDate: '2012-03-01', provision: 'independentSpecial', authority: '873', from: '2025-09-03', explained: true });
    await placed({ name: ['Milo', 'Osterley'], birthDate: '2015-03-01', provision: 'specialMaintained', authority: '874', from: '2025-09-03', visits: ['2026-10-12'] });
    await placed({ name: ['Fern', 'Kestrel'], birthDate: '2014-03-01', provision: 'independentSpecial', boarding: 'residential52', from: '2026-10-05', designation: true });
    await placed({ name: ['Luca', 'Orchard'], birthDate: '2015-04-01', provision: 'academyMainstream', from: '2025-09-03', ended: ['2026-06-12', 'breakdown'] });
    await placed({ name: ['Iris', 'Inkpen'], birthDate: '2016-04-01', provision: 'senUnit', from: '2024-09-03', worker: 'demo-w02' });
    await app.settled();
    helen = await app.as('demo-manager');
  }, 60_000); // prettier-ignore
  afterAll(() => app.close());

  it('R54 lists placements by the visit that is owed soonest, and names the school and the area', async () => {
    const text = await page(helen, '/placements');
    expect(text).toContain('4 placements run · 2 out of area · 1 residential');
    expect(text).toContain('Wren Hall');
    expect(text).toContain('Cambridgeshire, by day');
    expect(text).toMatch(/Tue 3 Mar 2026 [^A-Z]*265 days past/);
    expect(text.indexOf('Wren Calloway')).toBeLessThan(text.indexOf('Fern Kestrel'));
    expect(text.indexOf('Fern Kestrel')).toBeLessThan(text.indexOf('Milo Osterley'));
    expect(text).not.toContain('Luca Orchard');
    expect(text).not.toContain('overdue 265');
  });

  it.each([
    ['visitLate', ['Wren Calloway']],
    ['outOfArea', ['Wren Calloway', 'Milo Osterley']],
    ['year10', ['Wren Calloway']],
    ['unexplained', ['Milo Osterley']],
    ['residential', ['Fern Kestrel']],
    ['outsideDesignation', ['Fern Kestrel']],
    ['keyStageEnd', ['Iris Inkpen']],
    ['brokeDown', ['Luca Orchard']],
  ])('narrows to %s', async (show, names) => {
    const text = await page(helen, `/placements?show=${show}`);
    for (const name of ['Wren Calloway', 'Milo Osterley', 'Fern Kestrel', 'Luca Orchard', 'Iris Inkpen']) {
      expect([name, text.includes(name)]).toEqual([name, (names as readonly string[]).includes(name)]);
    }
  });

  it('R57 counts by kind, area and weeks, and leads from each count to its children', async () => {
    const { text } = await helen.get('/placements').expect(200);
    const words = text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/Independent special school 1 1 1 0 1 2/);
    expect(text).toContain('/placements?who=everyone&amp;kind=independentSpecial');
    const chosen = await page(helen, '/placements?kind=independentSpecial&stay=residential52');
    expect(chosen).toContain('Fern Kestrel');
    expect(chosen).not.toContain('Wren Calloway');
  });

  it('R54 R57 tells the figures of action plans as they stand, each with its definition and its cases', async () => {
    const { text } = await helen.get('/placements').expect(200);
    const words = text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/Children out of area visited every 6 months 1 of 2 50\.0%/);
    expect(words).toMatch(/Inclusion centre pupils reviewed at the end of a key stage 0 of 1 0\.0%/);
    expect(words).toMatch(/Independent specialist placements residential for 52 weeks a year 1 –/);
    expect(words).toMatch(/Placements that broke down in year 7 0 –/);
    expect(text).toContain('/definitions/ehc.visits.outOfArea6m');
    expect(text).toContain('/performance/cases?measure=ehc.visits.outOfArea6m&amp;');
  });

  it('gives the same as CSV, with cost and what the record lacks', async () => {
    const { text } = await helen.get('/placements.csv?show=outOfArea').expect(200);
    const rows = text.trim().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows.find((row) => row.includes('Wren'))).toMatch(/,"?61500"?,/);
    expect(rows.find((row) => row.includes('Milo'))).toContain('No reason recorded; No plan for the return');
  });

  it('shows a caseworker their own first', async () => {
    const priya = await app.as('demo-caseworker');
    expect(await page(priya, '/placements')).not.toContain('Iris Inkpen');
    expect(await page(priya, '/placements?who=everyone')).toContain('Iris Inkpen');
  });

  it('R55 tells on the plan why, how the child comes back, what was not considered, and the next visit', async () => {
    const plan = async (name: string) => page(helen, `/cases/${children[name]?.reference ?? ''}/plan`);
    const wren = await plan('Wren');
    expect(wren).toContain('No place free in our area');
    expect(wren).toContain('To post-16 education in our area');
    expect(wren).toContain('£61,500');
    expect(wren).toMatch(/Goes on 3 Mar 2026/);
    const milo = await plan('Milo');
    expect(milo).toContain('Not planned yet');
    expect(milo).toMatch(/Visits to placements .* 12 Oct 2026 SEN officer Yes Getting on well All of it/);
    expect(milo).toContain('Record a visit to a placement');
  });

  it('R54 stands in due work as a limit of the authority’s own', async () => {
    const text = await page(helen, '/due-work?kind=visit');
    expect(text).toContain('Visit child placed out of area');
    expect(text).toContain('set here, not law');
    expect(text).toContain('265 days past');
    expect(text).not.toContain('265 days overdue');
  });

  it('leaves a restricted case out of list, counts and CSV for those who may not open it', async () => {
    const { childId } = children['Fern'] ?? { childId: '' };
    await app.record('child', childId, {
      type: 'RestrictCase',
      on: '2026-11-20',
      data: { people: ['demo-caseworker'], teams: [], manager: 'demo-caseworker' },
      personal: { [childId]: { text: 'For the test' } },
    });
    await app.settled();
    const text = await page(helen, '/placements?who=everyone');
    expect(text).not.toContain('Fern Kestrel');
    expect(text).toContain('0 residential');
    expect((await helen.get('/placements.csv?who=everyone').expect(200)).text).not.toContain('Fern');
    expect(await page(await app.as('demo-caseworker'), '/placements')).toContain('Fern Kestrel');
  });

  it.each([
    '/placements?show=constructor&kind=%3Cb%3E&stay[]=1&page=0&who=team:',
    '/placements?kind=toString&page=1e9',
  ])('reads %s as far as it makes sense', async (path) => {
    const { text } = await helen.get(path).expect(200);
    expect(text).not.toContain('<b>');
    expect(headingOf(text)).toBe('Placements and visits');
  });

  it('is for caseworkers and managers, and knows today alone', async () => {
    for (const path of ['/placements', '/placements.csv']) {
      await (await app.as('demo-auditor')).get(path).expect(404);
      await app.visitor().get(path).expect(302);
    }
    await helen.get('/placements?as-at=2026-09-30').expect(302);
  });
});

it('says that there is nothing where nothing is', async () => {
  const empty = await caseApp();
  try {
    expect(await page(await empty.as('demo-manager'), '/placements')).toContain('No placement fits what you chose.');
  } finally {
    await empty.close();
  }
});
