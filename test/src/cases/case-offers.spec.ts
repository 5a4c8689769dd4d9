import { randomUUID } from 'node:crypto';
import type { Browser } from '../web/web-fixture.js';
import { caseApp } from './case-app.js';
import type { CaseApp } from './case-app.js';
import { leo, maya } from './sample-cases.js';
import type { SampleCase } from './sample-cases.js';

let app: CaseApp;
let priya: Browser;
let auditor: Browser;
let mayas: SampleCase;
let leos: SampleCase;

beforeAll(async () => {
  app = await caseApp();
  mayas = await maya(app);
  leos = await leo(app);
  await app.settled();
  priya = await app.as('demo-caseworker');
  auditor = await app.as('demo-auditor');
});
afterAll(() => app.close());

const page = async (browser: Browser, path: string): Promise<string> => {
  const { text } = await browser.get(path).expect(200);
  return text.replaceAll(/\s+/g, ' ');
};

describe('what is offered beside the thing it is about', () => {
  let claimed: SampleCase & { readonly exception: string };
  let helen: Browser;

  beforeAll(async () => {
    helen = await app.as('demo-manager');
    const one = await leo(app);
    const exceptionId = randomUUID();
    const data = {
      exceptionId,
      ground: 'exceptionalCircumstances',
      from: '2026-10-01',
      to: null,
      limits: [{ rule: 'C3', subject: null, limb: 'X13c' }],
      evidenced: false,
    };
    await app.record('needsAssessment', one.assessmentId, { type: 'ClaimException', on: '2026-11-16', data });
    await app.record('needsAssessment', one.assessmentId, {
      type: 'ConsultSetting',
      on: '2026-11-16',
      data: { consultationId: randomUUID() },
      personal: { [one.childId]: { setting: 'Foundry Street Sixth Form' } },
    });
    await app.settled();
    claimed = { ...one, exception: `/cases/${one.reference}/exceptions/${exceptionId}` };
  });

  it('is everything still to be done about an exception, its agreement by a manager alone', async () => {
    const summary = `/cases/${claimed.reference}`;
    const [hers, his] = [await page(helen, summary), await page(priya, summary)];
    for (const act of ['evidence', 'family-told', 'end', 'strike-out']) {
      expect(his).toContain(`href="${claimed.exception}/${act}"`);
      expect(hers).toContain(`href="${claimed.exception}/${act}"`);
    }
    expect(hers).toContain(`href="${claimed.exception}/agreement"`);
    expect(his).not.toContain('/agreement');
    expect(await page(auditor, summary)).not.toContain(`${claimed.exception}/`);
    // Agreed, evidenced, over and told: nothing is left but to strike it out.
    const settled = await page(helen, `/cases/${leos.reference}`);
    expect([...settled.matchAll(/exceptions\/[0-9a-f-]{36}\/([a-z-]+)/g)].map(([, act]) => act)).toEqual([
      'strike-out',
    ]);
  });

  it('is the reply of a school that was asked, under its name', async () => {
    const text = await page(priya, `/cases/${claimed.reference}/plan`);
    expect(text).toContain('Foundry Street Sixth Form');
    expect(text).toMatch(/consultations\/[0-9a-f-]{36}\/reply">Record its reply/);
    expect(await page(auditor, `/cases/${claimed.reference}/plan`)).not.toContain('/reply');
  });

  it('is whether advice that came is enough, and nothing of the kind before it came', async () => {
    const text = await page(priya, `/cases/${mayas.reference}/advice`);
    const [psychology, paediatrics] = mayas.adviceIds;
    expect(text).toContain(`/advice/${paediatrics ?? ''}/accepted`);
    expect(text).toContain(`/advice/${paediatrics ?? ''}/returned`);
    expect(text).not.toContain(`/advice/${psychology ?? ''}/accepted`);
    expect(text).toContain(`/advice/${psychology ?? ''}/missed-appointment`);
  });

  it('is another correction of a record that was corrected', async () => {
    const text = await page(priya, `/cases/${mayas.reference}/history/7`);
    expect(text).toContain('Correct the record again');
    expect(text).toContain(`/cases/${mayas.reference}/corrections/new?event=0`);
  });

  it('tells what a correction changed in the words of the field, sealed words among them, and what was put back', async () => {
    const one = await leo(app);
    const id = one.assessmentId;
    const note = {
      type: 'AddNote',
      on: '2026-11-20',
      data: { kind: 'call' },
      personal: { [one.childId]: { text: 'Mother' } },
    };
    await app.record('needsAssessment', id, note);
    const revision = 8;
    const fix = { type: 'CorrectFact', revision, reason: 'mistyped' };
    await app.record('needsAssessment', id, {
      ...fix,
      changes: { kind: 'visit' },
      personal: { [one.childId]: { text: 'As the diary says', changes: { text: 'Father' } } },
    });
    await app.record('needsAssessment', id, { ...fix, struck: true });
    await app.record('needsAssessment', id, fix);
    await app.settled();
    const text = (await page(priya, `/cases/${one.reference}/history`))
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    expect(text).toContain('Kind: A call no longer stands A visit');
    expect(text).toContain('In words: Mother no longer stands Father');
    expect(text).toMatch(/Put back: .*Struck out: .*Corrected: /);
  });
});
