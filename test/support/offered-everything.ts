import { setTimeout as delay } from 'node:timers/promises';
import { londonDateOf } from '../../src/commands/london-time.js';
import { drawnOf, hiddenOf } from '../src/recording/form-reading.js';
import type { Fields } from '../src/recording/form-reading.js';
import { date, summaryOf } from '../src/recording/recording-fixture.js';
import { historical, person } from '../src/sen2/return-xml.js';
import { ourReturn } from '../src/imports/import-app.js';
import { WebClient } from './web-client.js';

/** The child of the case that offers most, as whoever records another request knows them. */
export const knownChild = { forename: 'Wren', surname: 'Hollowell', birthDate: '2018-05-04' };

/** Two children whom one search finds. */
export const searchedFor = 'Wren Holl';

/** Addresses by person from which links lead on to what the invented authority alone does not offer. */
export type Beginnings = Readonly<Record<string, readonly string[]>>;

/**
 * Does through the application's own forms what an invented authority lacks, so that every page has a link to it: a dispute
 * with a recommendation, a contact, an escalation and a complaint, letters kept and sent, exceptions at each of their steps, a
 * restricted case, a file that was brought, somebody who left, and a team of nobody.
 */
export async function offerEverything(url: string): Promise<Beginnings> {
  const priya = await WebClient.at(url, 'demo-caseworker');
  const helen = await WebClient.at(url, 'demo-manager');
  const ruth = await WebClient.at(url, 'demo-administrator');
  const busy = await newCase(priya, knownChild.surname);
  await claimExceptions(priya, busy);
  await writeLetters(priya, busy);
  await disputeRefusal(priya, busy);
  await getInTouch(priya, busy);
  const closed = await newCase(helen, 'Hollins');
  await fill(helen, `${closed}/restriction`, { text: 'A parent works here' });
  await bringFile(helen);
  const leaver = '/people/demo-w08';
  await fill(ruth, `${leaver}/end`, { reason: 'left' });
  await fill(ruth, '/teams/new', { team: 'Team of nobody', reason: 'For the next term' });
  await helen.page('/cases');
  const caseworker = [
    busy,
    `${busy}/documents`,
    `${busy}/disputes`,
    `${busy}/contacts`,
    `${busy}/complaints`,
    `${busy}/history`,
  ];
  return {
    'demo-caseworker': [...caseworker, '/components', '/components/form'],
    // What a form asks for by its address is behind no link.
    'demo-manager': [busy, closed, `/action-plans/south-gloucestershire/papers/paper?month=2018-09&theme=t3`],
    'demo-auditor': ['/read-log?why=list'],
    'demo-administrator': [leaver],
  };
}

const today = (): string => londonDateOf(new Date());

/** A request for a child, received today; gives the address of the case. */
async function newCase(client: WebClient, surname: string): Promise<string> {
  return fill(client, '/requests/new', {
    ...date('receivedOn', today()),
    ...date('birthDate', knownChild.birthDate),
    requestedBy: 'school',
    channel: 'email',
    forename: knownChild.forename,
    surname,
    sex: 'F',
    need: 'ASD',
    school: 'Tannery Street Primary',
    parentName: `Isla ${surname}`,
    relation: 'mother',
  });
}

/** One exception that waits for its evidence, and one that waits for a manager. */
async function claimExceptions(client: WebClient, href: string): Promise<void> {
  const away = { ground: 'absentFromArea', ...date('from', today()) };
  const claim = (limit: string, ...rest: readonly Fields[]): Promise<string> =>
    fill(client, `${href}/exceptions/new`, away, { limits: limit, [`why-${limit}`]: 'They are abroad' }, ...rest);
  const asked = { approver: 'demo-manager', told: 'no' };
  await claim('A1', { ...asked, evidence: 'no' }, { oddSeen: 'yes' });
  await claim('C3', { ...asked, evidence: 'yes', evidenceText: 'Tickets' });
}

/** A letter that waits to be sent, and one that was sent. */
async function writeLetters(client: WebClient, href: string): Promise<void> {
  const write = async (to: string): Promise<string> => {
    const address = `${href}/documents/new/consideration?to=${to}`;
    const said = Object.entries(drawnOf(await client.page(address))).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(/\[\[[^\]]*\]\]/g, 'as agreed') : value,
    ]);
    const place = { recipientName: 'The team', recipientAddress: '1 High Street\nNorthmere', signedBy: 'Helen Marsh' };
    return fill(client, address, { ...(Object.fromEntries(said) as Fields), ...place });
  };
  await write('setting');
  const letter = await write('socialCare');
  await fill(client, `${letter}/sent`, { how: 'post', confirmed: 'yes', ...date('on', today()) });
}

/** Refuses an assessment; the family appeals, and the Tribunal recommends. */
async function disputeRefusal(client: WebClient, href: string): Promise<void> {
  const on = date('on', today());
  await fill(client, `${href}/decision-to-assess`, {
    ...on,
    decision: 'no',
    reasons: 'other',
    explanation: 'The school meets the needs',
    signposted: 'The school nurse',
    appealWording: 'sent',
    how: 'email',
    need: 'ASD',
  });
  const [, decision = ''] =
    /name="decision"[^>]*?value="([^"]*)"/.exec(await client.page(`${href}/disputes/new`)) ?? [];
  await fill(client, `${href}/disputes/new`, { ...on, ...date('noticeSentOn', today()), decision });
  const [dispute = ''] = /\/cases\/[^/]+\/disputes\/[0-9a-f-]{36}/.exec(await client.page(`${href}/disputes`)) ?? [];
  const steps: Readonly<Record<string, Fields>> = {
    'record-adviser-contact': {},
    'decline-mediation': {},
    'record-certificate': { because: 'noMediationWanted' },
    'record-appeal': { appealNumber: 'EH999/26/00001', settingOnly: 'no' },
    'record-recommendation': { to: 'health', text: 'To assess again' },
  };
  for (const [step, fields] of Object.entries(steps)) await fill(client, `${dispute}/${step}`, { ...on, ...fields });
}

/** Somebody waits for a reply and complains, and the case is before a manager. */
async function getInTouch(client: WebClient, href: string): Promise<void> {
  const on = date('on', today());
  await fill(client, `${href}/contacts/new`, { ...on, kind: 'email', from: 'parent', text: 'When is the hearing?' });
  await fill(client, `${href}/escalations/new`, { ...on, text: 'The family waits for the hearing' });
  const complaint = {
    complainant: 'parent',
    complainantName: 'Isla Hollowell',
    kind: 'delay',
    text: 'Nobody wrote back',
  };
  await fill(client, `${href}/complaints/new`, { ...on, ...complaint });
}

/** Brings a return with one person who can be taken in and one who cannot, and waits for its trial run. */
async function bringFile(client: WebClient): Promise<void> {
  const content = ourReturn([person(1), person(2, historical, { PersonBirthDate: '2014-13-45' })]);
  const { status, headers } = await client.upload('/imports/new', 'return.xml', content);
  const href = String(headers['location']);
  if (status !== 303) throw new Error(`The file was answered with ${String(status)}`);
  for (let tries = 0; (await client.get(`${href}/progress`)).status !== 204; tries += 1) {
    if (tries > 500) throw new Error('The trial run of the file did not end');
    await delay(50);
  }
}

/**
 * Fills in a form, then each page between it and the record with the next answers, or confirms it. Gives where it leads.
 * @throws Error with what the form says where it is refused.
 */
async function fill(client: WebClient, address: string, ...pages: readonly Fields[]): Promise<string> {
  const [path = ''] = address.split('?');
  const [first = {}, ...rest] = pages;
  let sent: Fields = { ...drawnOf(await client.page(address)), ...first };
  for (let number = 0; number < 6; number += 1) {
    const { status, headers, text } = await client.submit(address, sent);
    if (status === 303) return String(headers['location']);
    if (status !== 200) throw new Error(`${path} answered ${String(status)}: ${summaryOf(text).join('; ')}`);
    sent = { ...hiddenOf(text), ...(rest[number] ?? { checked: 'yes' }) };
  }
  throw new Error(`${path} comes to no end`);
}
