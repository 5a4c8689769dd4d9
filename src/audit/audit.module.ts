import { Global, Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { WebOptions } from '../web/web-options.js';
import { ProofsController } from './proofs/proofs.controller.js';
import { VerificationStore } from './proofs/verification-store.js';
import { Verifications } from './proofs/verifications.service.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplayService } from './replay/replay.service.js';

/** Replay of a case, and proofs of the whole log; every page is told what a verification found. Needs what `CasesModule` needs, and the web’s options. */
@Global()
@Module({
  imports: [CasesModule],
  controllers: [ReplayController, ProofsController],
  providers: [
    ReplayService,
    Verifications,
    {
      provide: VerificationStore,
      inject: [WebOptions],
      useFactory: ({ dataFolder }: WebOptions): VerificationStore => new VerificationStore(dataFolder),
    },
  ],
  exports: [Verifications],
})
export class AuditModule {}
