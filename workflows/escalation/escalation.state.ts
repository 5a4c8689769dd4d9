import type { Day } from '../kernel/day.js';
import type { EscalationRaised, EscalationReplied, EscalationSettled } from './escalation.events.js';
import type { EscalationStage } from './escalation.machine.js';

/** Everything the record says about one escalation. */
export interface Escalation {
  readonly stage: EscalationStage;
  readonly stageSince: Day['on'] | null;
  readonly childId: string | null;
  readonly raised: (Day & Omit<EscalationRaised['data'], 'childId' | 'team'>) | null;
  /** Every reply, the earliest first. */
  readonly replies: readonly (Day & EscalationReplied['data'])[];
  readonly steppedUp: (Day & { readonly to: string }) | null;
  readonly settled: (Day & EscalationSettled['data']) | null;
  readonly team: string | null;
  /** Who is to act on it: the manager it is with. */
  readonly worker: string | null;
}

export const notEscalated: Escalation = {
  stage: 'notEscalated',
  stageSince: null,
  childId: null,
  raised: null,
  replies: [],
  steppedUp: null,
  settled: null,
  team: null,
  worker: null,
};
