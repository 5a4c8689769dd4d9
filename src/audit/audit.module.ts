import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplayService } from './replay/replay.service.js';

/** Replay of a case. Needs what `CasesModule` needs. */
@Module({
  imports: [CasesModule],
  controllers: [ReplayController],
  providers: [ReplayService],
})
export class AuditModule {}
