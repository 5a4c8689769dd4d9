import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { OpenToEveryone } from './access/access.decorators.js';
import { EventStore } from './event-store/event-store.js';
import { ProjectorService } from './projector/projector.service.js';
import { ReadModelStore } from './projector/read-model-store.js';
import { ReadAhead } from './warming/read-ahead.service.js';

interface Readiness {
  readonly status: 'ok' | 'unavailable';
  /** Last position of the log; null where it does not answer. */
  readonly position: number | null;
  /** Position that the read models stand at; null where they cannot be read. */
  readonly readModels: number | null;
  /** Since when the read models have not kept up with the log, and the kind of error that keeps them from it. */
  readonly behindSince: string | null;
  readonly reason: string | null;
  /** False for a while after a start: pages are right, and some take longer until what they hold in memory has been read. */
  readonly readAhead: boolean;
}

const patienceMs = 3_000;

/** For whoever keeps the application running. Says nothing about anybody. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly events: EventStore,
    private readonly readModels: ReadModelStore,
    private readonly projector: ProjectorService,
    private readonly ahead: ReadAhead,
  ) {}

  /** The process answers. */
  @Get('live')
  @OpenToEveryone()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Pages can be shown: log and read models can be read. How far these are behind is told, and is no reason to say no. */
  @Get('ready')
  @OpenToEveryone()
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const [position, checkpoints] = await Promise.all([
      inTime(this.events.head()),
      inTime(this.readModels.checkpoints()),
    ]);
    const there = checkpoints !== null && checkpoints.length > 0;
    const { stalledSince, error } = this.projector.state;
    if (position === null || !there) response.status(503);
    return {
      status: position === null || !there ? 'unavailable' : 'ok',
      position,
      readModels: there ? this.projector.position : null,
      behindSince: stalledSince?.toISOString() ?? null,
      reason: error?.name ?? null,
      readAhead: this.ahead.isDone,
    };
  }
}

async function inTime<Answer>(work: Promise<Answer>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patienceMs, null);
  });
  const answer = await Promise.race([work.catch(() => null), late]);
  clearTimeout(timer);
  return answer;
}
