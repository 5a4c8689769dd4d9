import { randomUUID } from 'node:crypto';
import { measureById } from '../../../projections/measures/catalogue.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { RecordingModule } from '../../../src/recording/recording.module.js';
import { TransitionModule } from '../../../src/transition/transition.module.js';
import { fact, keptPlan } from '../boards/sample-plans.js';
import type { SamplePlan } from '../boards/sample-plans.js';
import { caseApp } from '../cases/case-app.js';
import type { CaseApp } from '../cases/case-app.js';
import { textOf, Visitor } from '../recording/recording-fixture.js';
import { tokenOf } from '../web/web-fixture.js';
import type { Browser } from '../web/web-fixture.js';

const college = ['Northmere College', '140003'] as const;

/** Three plans over the real application, and whoever records on them. */
export interface TransitionRig {
  readonly app: CaseApp;
  readonly browser: Browser;
  readonly priya: Visitor;
  readonly helen: Visitor;
  /** 17 and a half on 1 February 2027, 18 on 1 August 2027. */
  readonly tamsin: SamplePlan;
  /** Fourteen, and restricted to Helen. */
  readonly wren: SamplePlan;
  /** Five. */
  readonly kit: SamplePlan;
  /** A review of Tamsin's plan whose meeting was held. */
  readonly review: string;
  list(query?: string): Promise<string>;
  /** A figure as programs read it; over the year unless another period is asked for. */
  figure(id: string, from?: string, to?: string): Promise<readonly [number, number]>;
  typesOf(plan: SamplePlan): Promise<readonly string[]>;
}

export async function transitionRig(): Promise<TransitionRig> {
  const review = randomUUID();
  const app = await caseApp(() => [RecordingModule, PerformancePagesModule, TransitionModule]);
  const madeOn = '2024-09-02';
  const lastReviewedOn = '2025-11-20';
  const tamsin = await keptPlan(app, {
    name: ['Tamsin', 'Carlyon'],
    birthDate: '2009-08-01',
    school: college,
    madeOn,
    lastReviewedOn,
    since: () => [
      fact('ReviewArranged', '2026-09-01', {
        reviewId: review,
        kind: 'annual',
        heldBy: 'setting',
        meetingOn: '2026-11-10',
        yearNineOrLater: true,
      }),
      fact('ReviewInvitationsSent', '2026-10-01', { reviewId: review, invited: ['parentOrYoungPerson', 'education'] }),
      fact('ReviewMeetingHeld', '2026-11-10', { reviewId: review }),
    ],
  });
  const wren = await keptPlan(app, {
    name: ['Wren', 'Kestle'],
    birthDate: '2012-03-04',
    worker: 'w-jo',
    team: 'West team',
    school: college,
    madeOn,
    lastReviewedOn,
  });
  const kit = await keptPlan(app, {
    name: ['Kit', 'Nance'],
    birthDate: '2021-02-03',
    school: college,
    madeOn,
    lastReviewedOn,
  });
  const data = { people: ['demo-manager'], teams: [], manager: 'demo-manager' };
  const personal = { [wren.childId]: { text: 'A relative works here' } };
  await app.record(
    'child',
    wren.childId,
    { type: 'RestrictCase', on: '2026-11-20', data, personal },
    undefined,
    'demo-manager',
  );
  await app.settled();
  const browser = await app.as('demo-caseworker');
  const priya = new Visitor(browser, tokenOf((await browser.get('/help')).text));
  const asHelen = await app.as('demo-manager');
  const helen = new Visitor(asHelen, tokenOf((await asHelen.get('/help')).text));
  return {
    ...{ app, browser, priya, helen, tamsin, wren, kit, review },
    list: async (query = '') => textOf((await browser.get(`/transition${query}`).expect(200)).text),
    async figure(id, from = '2026-01-01', to = '2026-12-31') {
      expect(measureById(id)).toBeDefined();
      const { text } = await browser.get(`/api/measures/${id}?from=${from}&to=${to}`).expect(200);
      const { numerator, denominator } = JSON.parse(text) as { numerator: number; denominator: number };
      return [numerator, denominator];
    },
    async typesOf({ planId }) {
      return (await app.app.get(EventStore).readStream(`plan-${planId}`)).map(({ type }) => type);
    },
  };
}

export const planHref = ({ reference, planId }: SamplePlan): string => `/cases/${reference}/plans/${planId}`;
