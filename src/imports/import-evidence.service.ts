import { Injectable } from '@nestjs/common';
import type { RecordReturnFile } from '../../workflows/return/return.decider.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { KeyStore } from '../keys/key-store.js';
import type { ImportResult } from '../sen2/import-options.js';
import type { ImportEntry } from './import-entry.js';

/** Writes into the log who imported which file, and what it came to: what the register says can be checked against it. */
@Injectable()
export class ImportEvidence {
  constructor(
    private readonly commands: CommandHandler,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
  ) {}

  /** Position of the event. */
  async record({ id, sha256, bytes, askedBy, askedAt }: ImportEntry, result: ImportResult): Promise<number | null> {
    const { header, persons, taken, alreadyHere, contradicted, rejected, events, stopped } = result;
    const counts = { persons, taken, alreadyHere, contradicted, rejected, events };
    const data = { importId: id, sha256, bytes, wholeFile: !stopped, ...counts };
    const command: RecordReturnFile = { type: 'RecordReturnFile', on: this.basis.today, data };
    const outcome = await this.commands.execute('return', `${header.authority}-${header.year}`, command, {
      authority: header.authority,
      actor: askedBy,
      commandId: this.keys.keyedId('import file', JSON.stringify([id, askedAt, data])),
      source: 'import',
      correlationId: id,
    });
    return outcome.events[0]?.position ?? null;
  }
}
