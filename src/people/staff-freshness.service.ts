import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { BasisService } from '../commands/basis.service.js';

/** What another process recorded about access holds here within twice this time, whoever follows the log. */
const everyMs = 20_000;

/** Takes in who may sign in from the log at short intervals: a process that does not lead the projector hears of it so. */
@Injectable()
export class StaffFreshness implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('People');
  private timer: NodeJS.Timeout | null = null;
  private away = false;

  constructor(private readonly basis: BasisService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.refresh(), everyMs).unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private async refresh(): Promise<void> {
    try {
      await this.basis.refresh();
      this.away = false;
    } catch (error) {
      // Said once: the store's own trouble is told elsewhere, and it is tried again.
      if (!this.away) this.log.warn(`Roles could not be read from the log: ${(error as Error).name}`);
      this.away = true;
    }
  }
}
