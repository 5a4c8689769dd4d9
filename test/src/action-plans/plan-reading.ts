import { randomUUID } from 'node:crypto';
import { ActionPlanRecords } from '../../../src/action-plans/action-plan-records.service.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import type { ActionPlanCommand } from '../../../workflows/action-plan/action-plan.commands.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { textOf } from '../recording/recording-fixture.js';
import type { LiveRig } from './live-rig.js';

/** Records on plans as the forms do, and reads their pages as text. */
export class PlanReader {
  readonly sizes = new Map<string, number>();

  constructor(private readonly rig: LiveRig) {}

  async record(planId: string, command: ActionPlanCommand): Promise<void> {
    const { events } = await this.rig.app.get(ActionPlanRecords).record(planId, command, {
      authority: '999',
      actor: { id: 'demo-manager', role: 'manager' },
      commandId: randomUUID(),
      source: 'user',
    });
    await this.rig.app.get(ProjectorService).reached(events.at(-1)?.position ?? 0, 30_000);
  }

  async load(document: PlanDocument): Promise<void> {
    await this.record(document.id, { type: 'LoadPlan', data: { document, file: null, reason: null } });
  }

  async html(path: string): Promise<string> {
    const html = await this.rig.page(`/action-plans/${path}`);
    this.sizes.set(path, Buffer.byteLength(html));
    return html;
  }

  /** The page below its head, without what is said to screen readers alone. */
  async text(path: string): Promise<string> {
    const html = (await this.html(path)).split('<main')[1] ?? '';
    return textOf(html.replaceAll(/<span class="govuk-visually-hidden">[^<]*<\/span>/g, '')).replaceAll('&amp;', '&');
  }

  /** What a file that is downloaded holds. */
  async file(path: string): Promise<string> {
    return this.rig.page(`/action-plans/${path}`);
  }

  status(path: string): Promise<number> {
    return this.rig.browser.get(`/action-plans/${path}`).then(({ status }) => status);
  }
}

/** Refs of the items that a plan's page lists, in its order. */
export const refsOn = (html: string): readonly string[] =>
  [...html.matchAll(/app-plan-what"[^>]*><a class="govuk-link" href="[^"]*">([^<]+)</g)].map(([, ref]) => ref ?? '');

const spoken = new Set(['summary', 'title', 'note', 'description', 'function', 'text', 'label', 'raw', 'evidence', 'source', 'condition', 'leadNote', 'sourceDamage', 'reporting', 'role', 'resources', 'points', 'workingNotes', 'notes', 'principles', 'breakdown', 'budget', 'sourceRefStatus', 'meaning', 'group']); // prettier-ignore

/** Every text of a file that says something to a reader, wherever it stands. */
export function textsOf(value: unknown, field = ''): readonly string[] {
  if (typeof value === 'string') return spoken.has(field) && value !== '' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    // What a lead or supporter is stands in the head of its column.
    if ((field === 'leads' || field === 'supporters') && name === 'role') return [];
    return textsOf(one, name === 'progress' || name === 'outcome' ? 'meaning' : name);
  });
}

/** Without spaces and in small letters: a text may be broken by tags. */
export const bare = (text: string): string =>
  textOf(text).replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll(/[\s­]+/g, '').toLowerCase(); // prettier-ignore
