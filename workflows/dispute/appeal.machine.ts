import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { AppealEvent } from './dispute.events.js';

export type AppealStage =
  | 'noAppeal'
  | 'appealReceived'
  | 'appealWithAuthority'
  | 'appealResponded'
  | 'hearingArranged'
  | 'appealHeard'
  | 'appealDecided'
  | 'appealConceded'
  | 'appealWithdrawn';

/** What leads on to another stage, whatever steps were left out before. */
const stepsAhead = {
  HearingArranged: 'hearingArranged',
  HearingHeld: 'appealHeard',
  TribunalOrderMade: 'appealDecided',
  AppealConceded: 'appealConceded',
  AppealWithdrawn: 'appealWithdrawn',
} as const;

/** What may be recorded late, or beside the rest, without taking the appeal back. */
function besideAt<Stage extends string>(stage: Stage) {
  return {
    AppealSentToAuthority: stage,
    AppealResponseFiled: stage,
    RecommendationMade: stage,
    RecommendationAnswered: stage,
  } as const;
}

/** Which fact about the appeal may follow which. There is one appeal a dispute. */
export const appealMachine = setup({ types: { events: {} as AppealEvent } }).createMachine({
  id: 'appeal',
  initial: 'noAppeal',
  states: {
    noAppeal: {
      on: {
        AppealReceived: 'appealReceived',
        // History may come without the first steps of the appeal; decide() takes that from history only.
        AppealSentToAuthority: 'appealWithAuthority',
        AppealResponseFiled: 'appealResponded',
        RecommendationMade: 'noAppeal',
        RecommendationAnswered: 'noAppeal',
        ...stepsAhead,
      },
    },
    appealReceived: {
      on: {
        ...besideAt('appealReceived'),
        AppealSentToAuthority: 'appealWithAuthority',
        AppealResponseFiled: 'appealResponded',
        ...stepsAhead,
      },
    },
    appealWithAuthority: {
      on: { ...besideAt('appealWithAuthority'), AppealResponseFiled: 'appealResponded', ...stepsAhead },
    },
    appealResponded: { on: { ...besideAt('appealResponded'), ...stepsAhead } },
    hearingArranged: { on: { ...besideAt('hearingArranged'), ...stepsAhead } },
    appealHeard: { on: { ...besideAt('appealHeard'), ...stepsAhead } },
    appealDecided: {
      on: {
        ...besideAt('appealDecided'),
        HearingArranged: 'appealDecided',
        HearingHeld: 'appealDecided',
        // The Tribunal may review its decision, or decide again what was sent back to it.
        TribunalOrderMade: 'appealDecided',
      },
    },
    appealConceded: {
      on: {
        ...besideAt('appealConceded'),
        HearingArranged: 'appealConceded',
        HearingHeld: 'appealConceded',
        TribunalOrderMade: 'appealDecided',
        AppealWithdrawn: 'appealWithdrawn',
      },
    },
    appealWithdrawn: { on: besideAt('appealWithdrawn') },
  },
});

export const appealStages = stageTable<AppealStage>(appealMachine);
