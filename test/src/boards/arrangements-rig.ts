import { EventStore } from '../../../src/event-store/event-store.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';
import { RecordingModule } from '../../../src/recording/recording.module.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import type { Fields } from '../recording/form-reading.js';
import { summaryOf, textOf, Visitor } from '../recording/recording-fixture.js';
import { tokenOf } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';
import { fact, keptPlan } from './sample-plans.js';
import type { SamplePlan } from './sample-plans.js';

const placed = { rank: 1, boarding: 'day', authority: null, outOfArea: false, outsideDesignation: null };
const school = ['Oak Bank Primary', '140001'] as const;

/** Address of a form about a plan. */
export const at = ({ reference, planId }: SamplePlan, act: string): string =>
  `/cases/${reference}/plans/${planId}/${act}`;

/** Two plans over the real application: Wren's with two placements, one after the other, and Milo's with none. */
export class ArrangementsRig {
  private constructor(
    readonly app: CaseApp,
    readonly browser: Browser,
    readonly priya: Visitor,
    readonly wren: SamplePlan,
    readonly milo: SamplePlan,
  ) {}

  static async start(): Promise<ArrangementsRig> {
    const app = await caseApp(() => [RecordingModule, PerformancePagesModule]);
    const wren = await keptPlan(app, {
      name: ['Wren', 'Calloway'], birthDate: '2014-03-01', school, madeOn: '2023-01-09', lastReviewedOn: '2025-12-01',
      since: (id) => [
        fact('PlacementStarted', '2024-09-03', { ...placed, placementId: id('first'), provision: 'academyMainstream' }),
        fact('PlacementEnded', '2026-02-13', { placementId: id('first'), because: 'breakdown' }),
        fact('PlacementStarted', '2026-02-23', { ...placed, placementId: id('second'), provision: 'independentSpecial', outOfArea: true, authority: '873' }),
        fact('PlacementCostRecorded', '2026-02-23', { placementId: id('second'), poundsAYear: 61_500 }),
      ],
    }); // prettier-ignore
    const milo = await keptPlan(app, {
      name: ['Milo', 'Osterley'], birthDate: '2015-03-01', school, madeOn: '2023-01-09', lastReviewedOn: '2025-12-01', worker: 'demo-w02',
    }); // prettier-ignore
    await app.settled();
    const browser = await app.as('demo-caseworker');
    const priya = new Visitor(browser, tokenOf((await browser.get('/help')).text));
    return new ArrangementsRig(app, browser, priya, wren, milo);
  }

  async page(path: string): Promise<string> {
    return textOf((await this.browser.get(path).expect(200)).text);
  }

  /** A file without its quotation marks. */
  async csvOf(path: string): Promise<string> {
    return (await this.browser.get(path).expect(200)).text.replaceAll('"', '');
  }

  async rowOf(path: string, name: string): Promise<string> {
    const { text } = await this.browser.get(path).expect(200);
    const rows = [...text.matchAll(/<tr[^>]*>[\s\S]*?<\/tr>/g)].map(([html]) => html);
    return textOf(rows.find((html) => html.includes(name)) ?? '');
  }

  /** A line of the table of figures: its number and its share. */
  async figure(path: string, title: string): Promise<string> {
    const row = await this.rowOf(path, `>${title}</a></th>`);
    return row
      .replace(title, '')
      .replace(/Show cases.*/, '')
      .trim();
  }

  /** Records through a form; the pages then show it. */
  async recorded(path: string, answers: Fields): Promise<void> {
    const done = await this.priya.recordAt(path, answers);
    expect([path, done.status]).toEqual([path, 303]);
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.app.app.get(ProjectorService).reached(await this.app.app.get(EventStore).head());
  }

  async refusal(path: string, answers: Fields): Promise<readonly string[]> {
    const filled = await this.priya.fill(path, answers);
    expect([path, filled.status]).toEqual([path, 422]);
    return summaryOf(filled.text);
  }

  /** Restricts a case to a manager. */
  async hide({ childId }: SamplePlan): Promise<void> {
    await this.app.record('child', childId, {
      type: 'RestrictCase',
      on: '2026-11-20',
      data: { people: ['demo-manager'], teams: [], manager: 'demo-manager' },
      personal: { [childId]: { text: 'For the test' } },
    });
    await this.settle();
  }

  /** What of a plan is written in clear, event by event. */
  async events({ planId }: SamplePlan): Promise<readonly { readonly type: string; readonly clear: string }[]> {
    return this.app.app.get(EventStore).readStream(`plan-${planId}`);
  }

  /** The id in the last event of a type. */
  async idOf(plan: SamplePlan, type: string, field: string): Promise<string> {
    const found = (await this.events(plan)).findLast((event) => event.type === type);
    return (JSON.parse(found?.clear ?? '{}') as Record<string, string>)[field] ?? '';
  }
}
