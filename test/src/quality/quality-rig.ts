import { measureById } from '../../../projections/measures/catalogue.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { FiguresService } from '../../../src/performance/figures.service.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { QualityPagesModule } from '../../../src/quality/quality-pages.module.js';
import { SettingsModule } from '../../../src/settings/settings.module.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import { usualAuditSettings } from '../../../workflows/quality/audit-settings.js';
import type { AuditOf } from '../../../workflows/quality/audit-settings.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Fields } from '../recording/form-reading.js';
import { date, RecordingApp } from '../recording/recording-fixture.js';
import type { TestProcess } from '../recording/recording-fixture.js';

const scope = { from: calendarDate('2026-01-01'), to: calendarDate('2026-12-31'), asAt: calendarDate('2026-11-23') };

/** The recording forms with the pages of quality, of figures and of settings beside them. */
export function qualityApp(): Promise<RecordingApp> {
  return RecordingApp.start([], [PerformancePagesModule, QualityPagesModule, SettingsModule]);
}

/** An answer to every criterion of the usual list. */
export function verdicts(of: AuditOf, others: Fields = {}): Fields {
  const met = usualAuditSettings.criteria[of].map(({ code }) => [`criterion-${code}`, 'met'] as const);
  return { ...Object.fromEntries(met), ...others };
}

/** The answers of an audit of a whole plan, found good. */
export function audit(more: Fields = {}): Fields {
  const found = { part: 'whole', post: 'sendQualityOfficer', grade: 'good' };
  return { ...date('on', '2026-11-16'), ...found, ...verdicts('plan'), ...more };
}

export async function planIn({ app }: RecordingApp, { id }: TestProcess): Promise<Plan> {
  return (await app.get(CommandHandler).load('plan', id)).state as Plan;
}

async function figure({ app }: RecordingApp, id: string): Promise<readonly [number, number]> {
  await app.get(ProjectorService).reached(await app.get(EventStore).head());
  const measure = measureById(id);
  if (measure === undefined) throw new Error(`No measure ${id}`);
  const { numerator, denominator } = await app.get(FiguresService).figure('999', measure, scope);
  return [numerator, denominator ?? 0];
}

/** What was added above and below the line of some figures by what happened meanwhile. */
export async function addedTo(
  app: RecordingApp,
  ids: readonly string[],
  act: () => Promise<void>,
): Promise<readonly (readonly [number, number])[]> {
  const before = await Promise.all(ids.map((id) => figure(app, id)));
  await act();
  const after = await Promise.all(ids.map((id) => figure(app, id)));
  return after.map(([above, below], at) => [above - (before[at]?.[0] ?? 0), below - (before[at]?.[1] ?? 0)]);
}
