import { randomUUID } from 'node:crypto';
import { KeyStore } from '../../../src/keys/key-store.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import type { Fields } from '../recording/form-reading.js';
import { headingOf, tokenOf } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
}

/** A case that was refused an assessment on 3 November 2026, with the forms of its letters. */
export interface LetterCase {
  readonly app: CaseApp;
  readonly priya: Browser;
  readonly parentId: string;
  readonly assessmentId: string;
  /** Address of the tab. */
  readonly documents: string;
  /** Address of the form of the refusal to the mother. */
  readonly form: string;
  post(path: string, fields: Fields, browser?: Browser): Promise<Answer>;
  /** The form as it opens, with what is still to be said put in. */
  whole(changes?: Fields): Promise<Fields>;
  /** Address of a letter produced through form and preview. */
  produced(changes?: Fields): Promise<string>;
  lettersListed(): Promise<number>;
}

export async function letterCase(): Promise<LetterCase> {
  const app = await caseApp();
  const priya = await app.as('demo-caseworker');
  const details = { forename: 'Łukasz', surname: 'Żółć', birthDate: '2019-03-14' };
  const child = await app.child(details, '2026-10-12T09:00:00Z');
  const assessmentId = randomUUID();
  const parentId = await refused(app, child.childId, assessmentId);
  const documents = `/cases/${child.reference}/documents`;
  const form = `${documents}/new/decisionNotToAssess?process=${assessmentId}&to=${parentId}`;
  const post = async (path: string, fields: Fields, browser = priya): Promise<Answer> => {
    const query = new URLSearchParams({ csrfToken: tokenOf((await browser.get('/help')).text) });
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) query.append(name, one);
    const { status, text, headers } = await browser.post(path).type('form').send(query.toString());
    return { status, text, location: headers['location'] ?? '' };
  };
  const whole = async (changes: Fields = {}): Promise<Fields> => {
    const said: Record<string, Fields[string]> = {};
    for (const [name, value] of Object.entries(drawnOf((await priya.get(form)).text))) {
      said[name] = typeof value === 'string' ? value.replaceAll(/\[\[[^\]]*\]\]/g, 'as agreed') : value;
    }
    return { ...said, 'on-day': '3', ...changes };
  };
  const produced = async (changes: Fields = {}): Promise<string> => {
    const preview = await post(form, await whole(changes));
    expect([preview.status, headingOf(preview.text)]).toEqual([200, 'Check the letter']);
    const { location } = await post(form, { ...hiddenOf(preview.text), checked: 'yes' });
    await app.settled();
    return location;
  };
  const lettersListed = async (): Promise<number> =>
    (await priya.get(documents)).text.split('data-label="Dated"').length - 1;
  return { app, priya, parentId, assessmentId, documents, form, post, whole, produced, lettersListed };
}

/** Records the mother, the request and its refusal; gives the mother's id. */
async function refused(app: CaseApp, childId: string, assessmentId: string): Promise<string> {
  const keys = app.app.get(KeyStore);
  const { personId: parentId } = await keys.registerPerson('999', { identifiers: {}, requestId: randomUUID() });
  const parent = { name: 'Zofia Żółć', relation: 'mother', address: '4 Mill Lane, Northmere, ZZ1 1AA' };
  const personal = { [parentId]: parent };
  await app.record('child', childId, { type: 'RecordParent', on: '2026-10-12', data: { parentId }, personal });
  await app.record('needsAssessment', assessmentId, {
    type: 'RecordRequest',
    on: '2026-10-12',
    data: { childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false },
  });
  await app.record('needsAssessment', assessmentId, {
    type: 'NotifyDecisionNotToAssess',
    on: '2026-11-03',
    data: { reasons: ['noSpecialEducationalNeed'], signposted: ['the school nurse'], appealWordingSent: true },
  });
  await app.settled();
  return parentId;
}
