import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { OpenToEveryone } from './access/access.decorators.js';
import { EventStore } from './event-store/event-store.js';
import { ProjectorService } from './projector/projector.service.js';

/** For whoever keeps the application running. Says nothing about anybody. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly events: EventStore,
    private readonly projector: ProjectorService,
  ) {}

  /** The process answers. */
  @Get('live')
  @OpenToEveryone()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The log can be read, and how far the read models have followed it. */
  @Get('ready')
  @OpenToEveryone()
  async ready(): Promise<{ status: 'ok'; position: number; readModels: number }> {
    try {
      return { status: 'ok', position: await this.events.head(), readModels: this.projector.position };
    } catch {
      throw new ServiceUnavailableException('The event store does not answer');
    }
  }
}
