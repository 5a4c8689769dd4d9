import { setup } from 'xstate';
import { stageTable } from '../kernel/stage-table.js';
import type { AmendedPlanSent } from './amendment.events.js';
import type { PhaseTransferEvent } from './phase-transfer.events.js';

export type PhaseTransferStage = 'notPlanned' | 'planned' | 'settingsConsulted' | 'named' | 'calledOff';

type PhaseTransferStageEvent = Exclude<PhaseTransferEvent, { type: 'SchoolCohortRecorded' }> | AmendedPlanSent;

/** One transfer to the next phase, until the amended plan names its setting. */
export const phaseTransferMachine = setup({ types: { events: {} as PhaseTransferStageEvent } }).createMachine({
  id: 'phaseTransfer',
  initial: 'notPlanned',
  states: {
    notPlanned: { on: { PhaseTransferPlanned: 'planned', PhaseTransferRecorded: 'planned' } },
    planned: {
      on: {
        PhaseTransferReplanned: 'planned',
        TransferSettingConsulted: 'settingsConsulted',
        PhaseTransferRecorded: 'planned',
        PhaseTransferCalledOff: 'calledOff',
        AmendedPlanSent: 'named',
      },
    },
    settingsConsulted: {
      on: {
        PhaseTransferReplanned: 'settingsConsulted',
        TransferSettingConsulted: 'settingsConsulted',
        TransferSettingReplied: 'settingsConsulted',
        PhaseTransferRecorded: 'settingsConsulted',
        PhaseTransferCalledOff: 'calledOff',
        AmendedPlanSent: 'named',
      },
    },
    named: {
      on: {
        AmendedPlanSent: 'named',
        // The day moves after all: the plan already names the setting, and the limit is judged by the new day.
        PhaseTransferReplanned: 'named',
        TransferSettingReplied: 'named',
        PhaseTransferRecorded: 'named',
        PhaseTransferCalledOff: 'calledOff',
      },
    },
    calledOff: {
      on: { PhaseTransferPlanned: 'planned', TransferSettingReplied: 'calledOff', PhaseTransferRecorded: 'calledOff' },
    },
  },
});

export const phaseTransferStages = stageTable<PhaseTransferStage>(phaseTransferMachine);
