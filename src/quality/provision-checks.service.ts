import { Injectable } from '@nestjs/common';
import { isCorrection, replay } from '../../workflows/kernel/replay.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { Placed } from '../../workflows/kernel/decider.js';
import { EventStore } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';
import { KeyStore } from '../keys/key-store.js';
import { recordedWithPersonal } from '../keys/sealing.js';

/** What was found each time somebody looked whether the provision of a plan is delivered; nothing else of the plan is opened. */
@Injectable()
export class ProvisionChecks {
  constructor(
    private readonly events: EventStore,
    private readonly keys: KeyStore,
  ) {}

  /** The checks of a plan as they stand, corrections taken in. */
  async of(planStream: string): Promise<Plan['provisionChecks']> {
    const stored = await this.events.readStream(planStream);
    const checks = new Set(
      stored.filter(({ type }) => type === 'ProvisionDeliveryChecked').map(({ revision }) => revision),
    );
    const told = stored.filter((event) => {
      if (checks.has(event.revision)) return true;
      if (event.type !== 'FactCorrected') return false;
      const recorded = recordedEvent(event);
      return isCorrection(recorded) && checks.has(recorded.data.correctsRevision);
    });
    const history = told.map((event) => recordedWithPersonal(this.keys, event));
    return replay(planDecider, history as unknown as readonly Placed<PlanEvent>[]).provisionChecks;
  }
}
