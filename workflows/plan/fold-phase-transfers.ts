import type { Placed } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { AmendedPlanSent } from './amendment.events.js';
import type {
  PhaseTransferEvent,
  PhaseTransferRecorded,
  SchoolCohortRecorded,
  TransferSettingReplied,
} from './phase-transfer.events.js';
import { phaseTransferStages } from './phase-transfer.machine.js';
import type { OpenPlan, PhaseTransfer } from './plan.state.js';
import { transfersAhead } from './school-cohort.js';

/**
 * The transfers that follow from a cohort stand in place of those that followed from another one, as long as nobody has done
 * or said anything about them. One planned by hand for the same change of phase stays.
 */
export function foldSchoolCohort(plan: OpenPlan, { occurredOn, revision, data }: Placed<SchoolCohortRecorded>): void {
  plan.receptionYear = data.receptionYear;
  plan.cohortBy = data.by;
  const kept = plan.phaseTransfers.filter((transfer) => !transfer.derived || isTouched(transfer));
  const derived = transfersAhead(data.receptionYear, data.route, occurredOn).flatMap(
    ({ kind, transferOn }): readonly PhaseTransfer[] => {
      const transferId = `${kind}-${transferOn.slice(0, 4)}`;
      // One that was called off stays so, until somebody plans it again.
      const known = kept.some((one) => one.transferId === transferId || (one.kind === kind && one.calledOff === null));
      if (known) return [];
      const before = statedFor(kept, transferOn) ?? {
        ...newTransfer(transferId, occurredOn, revision),
        stage: 'planned',
      };
      return [{ ...before, transferId, kind, transferOn, derived: true }];
    },
  );
  const taken = derived.map(({ transferOn }) => statedFor(kept, transferOn));
  plan.phaseTransfers = [...kept.filter((transfer) => !taken.includes(transfer)), ...derived];
}

/** What a return said of a transfer before anybody here planned it: told apart by the year of its limit. */
function statedFor(transfers: readonly PhaseTransfer[], transferOn: CalendarDate | null): PhaseTransfer | undefined {
  return transfers.find(
    ({ kind, calledOff, dueOn, finalisedOn }) =>
      kind === null && calledOff === null && (dueOn ?? finalisedOn)?.slice(0, 4) === transferOn?.slice(0, 4),
  );
}

function isTouched({ stage, consultations, finalisedOn, dueOn }: PhaseTransfer): boolean {
  return stage !== 'planned' || consultations.length > 0 || finalisedOn !== null || dueOn !== null;
}

type Named = Exclude<PhaseTransferEvent, { type: 'SchoolCohortRecorded' | 'TransferSettingReplied' }>;

/** Folds one fact into the transfer that it names, or that a return means by its limit. */
export function foldPhaseTransfer(plan: OpenPlan, event: Placed<Named>): void {
  const transferId = event.type === 'PhaseTransferRecorded' ? statedTransfer(plan, event) : event.data.transferId;
  const known = plan.phaseTransfers.find((transfer) => transfer.transferId === transferId) ?? statedBefore(plan, event);
  const before = beforeEvent(known, transferId, event);
  const stage = phaseTransferStages.after(before.stage, event.type);
  const after: PhaseTransfer = { ...before, stage, ...changeBy(before, event) };
  plan.phaseTransfers = [...plan.phaseTransfers.filter((one) => one !== known), after];
}

function statedBefore({ phaseTransfers }: OpenPlan, event: Placed<Named>): PhaseTransfer | undefined {
  return event.type === 'PhaseTransferPlanned' ? statedFor(phaseTransfers, event.data.transferOn) : undefined;
}

/** A transfer that was called off and is planned again is to be done from the beginning. */
function beforeEvent(known: PhaseTransfer | undefined, transferId: string, event: Placed<Named>): PhaseTransfer {
  const fresh = newTransfer(transferId, event.occurredOn, event.revision);
  if (known === undefined) return fresh;
  const again = event.type === 'PhaseTransferPlanned' && known.calledOff !== null;
  return again ? { ...fresh, stage: known.stage } : { ...known, transferId };
}

export function foldTransferReply(plan: OpenPlan, event: Placed<TransferSettingReplied>): void {
  const { consultationId, view } = event.data;
  plan.phaseTransfers = plan.phaseTransfers.map((transfer) =>
    transfer.consultations.some((one) => one.consultationId === consultationId)
      ? {
          ...transfer,
          consultations: transfer.consultations.map((one) =>
            one.consultationId === consultationId ? { ...one, repliedOn: event.occurredOn, view } : one,
          ),
        }
      : transfer,
  );
}

/** The amended plan names the setting of the new phase: the transfer's duty is done when the family first has it. */
export function finaliseTransfer(plan: OpenPlan, transferId: string, event: Placed<AmendedPlanSent>): void {
  plan.phaseTransfers = plan.phaseTransfers.map((transfer) =>
    transfer.transferId === transferId
      ? {
          ...transfer,
          stage: phaseTransferStages.after(transfer.stage, event.type),
          finalisedOn: transfer.finalisedOn ?? event.occurredOn,
        }
      : transfer,
  );
}

function changeBy(before: PhaseTransfer, event: Placed<Named>): Partial<PhaseTransfer> {
  const { occurredOn: on, revision } = event;
  switch (event.type) {
    case 'PhaseTransferPlanned': {
      const { kind, transferOn } = event.data;
      return { kind, transferOn, derived: false, planned: { on, revision }, calledOff: null };
    }
    case 'PhaseTransferReplanned':
      return { kind: event.data.kind, transferOn: event.data.transferOn, derived: false, planned: { on, revision } };
    case 'PhaseTransferCalledOff':
      return { calledOff: { on, because: event.data.because } };
    case 'TransferSettingConsulted': {
      const { consultationId } = event.data;
      return { consultations: [...before.consultations, { consultationId, askedOn: on, repliedOn: null, view: null }] };
    }
    case 'PhaseTransferRecorded': {
      const { dueOn, finalisedOn } = event.data;
      return { dueOn, finalisedOn: finalisedOn ?? before.finalisedOn };
    }
  }
}

/**
 * Which transfer a return means: it names none. The one whose limit falls in the same year, planned here or stated by an
 * earlier return; otherwise one of its own.
 */
function statedTransfer({ phaseTransfers }: OpenPlan, { data, revision }: Placed<PhaseTransferRecorded>): string {
  const { dueOn, finalisedOn } = data;
  const year = (dueOn ?? finalisedOn)?.slice(0, 4);
  const same = phaseTransfers.find((transfer) =>
    dueOn === null
      ? transfer.kind !== null && transfer.transferOn?.slice(0, 4) === year && transfer.finalisedOn === null
      : transfer.dueOn === dueOn || (transfer.dueOn === null && transfer.transferOn?.slice(0, 4) === year),
  );
  return same?.transferId ?? `stated-${dueOn ?? revision}`;
}

function newTransfer(transferId: string, on: CalendarDate, revision: number): PhaseTransfer {
  return {
    transferId,
    stage: phaseTransferStages.initial,
    kind: null,
    planned: { on, revision },
    transferOn: null,
    dueOn: null,
    derived: false,
    consultations: [],
    finalisedOn: null,
    calledOff: null,
  };
}
