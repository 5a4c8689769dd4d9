import { Injectable } from '@nestjs/common';
import type { HeldFiguresCommand } from '../../workflows/held-figures/held-figures.commands.js';
import { heldFiguresDecider } from '../../workflows/held-figures/held-figures.decider.js';
import { Recording } from '../api/recording.service.js';
import { BasisService } from '../commands/basis.service.js';
import { RecordFormFlow } from '../recording/record-form-flow.js';
import { standsPrint } from './forms/held-form.js';
import { HeldFiguresRecord } from './held-figures.service.js';
import type { HeldRecord } from './held-figures.service.js';
import type { HeldNow } from './forms/held-form.js';

/** The way of every form about figures held elsewhere. */
@Injectable()
export class HeldFormFlow extends RecordFormFlow<HeldNow & HeldRecord, HeldFiguresCommand> {
  constructor(record: HeldFiguresRecord, recording: Recording, basis: BasisService) {
    const now = async (): Promise<HeldNow & HeldRecord> => ({ ...(await record.now()), today: basis.today });
    super(
      {
        now,
        tried: (command, { state }) => heldFiguresDecider.decide(command, state, basis.decisionBasis()),
        record: (command, context) => record.record(command, context),
        standsPrint: (command, { state }) => standsPrint(command, state),
        section: 'performance',
        trail: ({ back }) => [
          { text: 'Performance', href: '/performance' },
          ...(back.href === '/held-figures' ? [] : [{ text: 'Figures held elsewhere', href: '/held-figures' }]),
        ],
        after: 'Once recorded it stays in the record. If it is wrong, record it again: both values stay readable.',
      },
      recording,
    );
    this.now = now;
  }

  /** The record as a form finds it. */
  readonly now: () => Promise<HeldNow>;
}
