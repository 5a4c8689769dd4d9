import { randomUUID } from 'node:crypto';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { RecordingApp, TestCase, TestProcess } from './recording-fixture.js';

/** Somebody called about the child and waits for a reply. */
export async function contactOf(
  app: RecordingApp,
  { childId, href }: TestCase,
  receivedOn: CalendarDate,
): Promise<TestProcess> {
  const id = randomUUID();
  const data = { childId, kind: 'call', from: 'parent', replyWithin: null, team: null, worker: null };
  await app.recordIn('contact', id, { type: 'RecordContact', on: receivedOn, data });
  return { workflow: 'contact', id, href: `${href}/contacts/${id}` };
}

/** The case is before a manager. */
export async function escalationOf(
  app: RecordingApp,
  { childId, href }: TestCase,
  raisedOn: CalendarDate,
): Promise<TestProcess> {
  const id = randomUUID();
  const data = { childId, aboutStream: null, rule: 'byHand', to: 'demo-manager', team: null, replyWithin: null };
  await app.recordIn('escalation', id, { type: 'RaiseEscalation', on: raisedOn, data });
  return { workflow: 'escalation', id, href: `${href}/escalations/${id}` };
}
