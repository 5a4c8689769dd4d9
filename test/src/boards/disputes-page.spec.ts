import { randomUUID } from 'node:crypto';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import type { Browser } from '../web/web-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import { fact, keptPlan, picturedPlans } from './sample-plans.js';

let app: CaseApp;
let helen: Browser;

const page = async (browser: Browser, path: string): Promise<string> => {
  const { text } = await browser.get(path).expect(200);
  return text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};

describe('the boards of disputes and of plans that ended', () => {
  beforeAll(async () => {
    app = await caseApp();
    const { noah, ruby, finley } = await picturedPlans(app);
    const dispute = async ({ childId, planId }: typeof noah, about: string, facts: Parameters<typeof fact>[]) => {
      const opened = { childId, about, aboutStream: `plan-${planId}`, noticeSentOn: '2026-09-01' };
      const history = [
        fact('DisputeOpened', '2026-09-10', opened),
        fact('CaseAllocated', '2026-09-11', { team: 'East team', worker: 'demo-caseworker' }),
        ...facts.map((one) => fact(...one)),
      ];
      await app.record('dispute', randomUUID(), { type: 'RecordHistory', facts: history });
    };
    await dispute(noah, 'planContent', [
      ['AppealReceived', '2026-09-28', { appealNumber: 'EH999/26/00001', settingOnly: false }],
      ['AppealSentToAuthority', '2026-10-01', { responseDirectedBy: null }],
      ['HearingArranged', '2026-10-10', { heldOn: '2026-12-10' }],
    ]);
    await dispute(ruby, 'settingNamed', [['MediationRequested', '2026-11-10', { issues: ['education'] }]]);
    await dispute(finley, 'planContent', [
      ['AppealReceived', '2026-09-28', { appealNumber: 'EH999/26/00002', settingOnly: false }],
      ['AppealWithdrawn', '2026-10-28', {}],
    ]);
    await keptPlan(app, {
      name: ['Mei', 'Cranfield'], birthDate: '2014-01-01', school: ['=Hill', '140006'], madeOn: '2023-01-09', lastReviewedOn: '2025-12-01',
      since: () => [fact('PlanTransferReceived', '2026-03-02', { fromAuthority: '998', lastReviewedOn: '2025-12-01' })],
    }); // prettier-ignore
    await app.settled();
    helen = await app.as('demo-manager');
  });
  afterAll(() => app.close());

  it('lists live disputes by the limit that falls first, with decision, stage and what lies ahead', async () => {
    const text = await page(helen, '/disputes');
    expect(text).toContain('2 live · 1 over');
    expect(text).toContain('Noah Pellew');
    expect(text).toContain('What the plan says notice 1 Sep 2026, begun 10 Sep 2026');
    expect(text).toContain('Hearing 10 Dec 2026');
    expect(text).toContain('1 Hearings in 4 weeks');
    expect(text).toContain('Ruby Sallow');
    expect(text).not.toContain('Finley Rosewarne');
    expect(text.indexOf('Noah Pellew')).toBeLessThan(text.indexOf('Ruby Sallow'));
  });

  it('counts by kind of decision, and what was begun, is open and has ended how', async () => {
    const text = await page(helen, '/disputes');
    expect(text).toMatch(/What the plan says 2 0 1 live appeals[^0-9]* 1 ended/);
    expect(text).toMatch(/School or college named 1 1 live in mediation/);
    expect(text).toMatch(/Mediation 1 1 0 –/);
    expect(text).toMatch(/Appeals 2 1 1 Withdrawn by the family 1/);
    expect(await page(helen, '/disputes?from=2025-01-01&to=2025-12-31')).toMatch(/What the plan says 0 0 1 live/);
  });

  it('shows those that are over, and narrows by decision, stage and person', async () => {
    const over = await page(helen, '/disputes?state=over');
    expect(over).toContain('Finley Rosewarne');
    expect(over).toContain('Withdrawn by the family');
    expect(over).not.toContain('Noah Pellew');
    expect(await page(helen, '/disputes?about=settingNamed')).not.toContain('Noah Pellew');
    expect(await page(helen, '/disputes?stage=mediationRequested')).not.toContain('Noah Pellew');
    expect(await page(helen, '/disputes?about=ceasing')).toContain('No dispute is live and fits the filters.');
    expect(await page(helen, '/disputes?who=worker:nobody')).toContain('0 live');
    const { text } = await helen.get('/disputes.csv?about=planContent').expect(200);
    expect(text.trim().split('\r\n')).toHaveLength(2);
  });

  it('counts plans that ended by reason, and moves in and out, for a period', async () => {
    const text = await page(helen, '/plans-ended');
    expect(text).toContain('24 November 2025 to 23 November 2026');
    expect(text).toMatch(/Ended 1 for whatever reason Moved away 0 [^0-9]* Moved here 1/);
    expect(text).toMatch(/Went on to paid employment 1 plans: Went on to paid employment 100\.0%/);
    expect(text).toContain('Otis Kestrel');
    expect(await page(helen, '/plans-ended?reason=1')).toContain('No plan ended in that time.');
    expect(await page(helen, '/plans-ended?show=in')).toContain('Mei Cranfield');
    expect(await page(helen, '/plans-ended?from=2026-07-01')).toContain('Ended 0');
    const { text: rows } = await helen.get('/plans-ended.csv').expect(200);
    expect(rows.trim().split('\r\n')[1]).toContain('"2026-06-19","Went on to paid employment","4"');
  });

  it.each([
    '/disputes?state=x&about=constructor&stage=%3Cb%3E&from=never&to=2026-02-31&page=0&who=team:',
    '/disputes?from=2026-12-31&to=2026-01-01',
    '/plans-ended?reason=toString&show=%27&from[]=1&to=2026-13-01&page=1e3',
  ])('reads %s as far as it makes sense', async (path) => {
    const { text } = await helen.get(path).expect(200);
    expect(text).not.toContain('<b>');
    expect(headingOf(text)).not.toBe('');
  });

  it('is for caseworkers and managers, and knows today alone', async () => {
    for (const path of ['/disputes', '/disputes.csv', '/plans-ended', '/plans-ended.csv']) {
      await (await app.as('demo-auditor')).get(path).expect(404);
      await app.visitor().get(path).expect(302);
      if (!path.endsWith('.csv')) await helen.get(`${path}?as-at=2026-09-30`).expect(302);
    }
  });
});

it('says that there is nothing where nothing is', async () => {
  const empty = await caseApp();
  try {
    const manager = await empty.as('demo-manager');
    expect(await page(manager, '/disputes')).toContain('No dispute is live.');
    expect(await page(manager, '/plans-ended')).toContain('No plan ended in that time.');
    expect(await page(manager, '/plans-ended?show=in')).toContain('No plan came here');
  } finally {
    await empty.close();
  }
});
