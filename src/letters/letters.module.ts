import { Module } from '@nestjs/common';
import { FactRecordingModule } from '../api/fact-recording.module.js';
import { Recording } from '../api/recording.service.js';
import { AuthorityModule } from '../authority/authority.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { DocumentsController } from './documents.controller.js';
import { LetterPdf } from './letter-pdf.service.js';
import { LetterPlaces } from './letter-places.service.js';
import { LetterRecorder } from './letter-recorder.service.js';
import { LetterStepsController } from './letter-steps.controller.js';
import { LetterheadController } from './letterhead.controller.js';
import { WriteLetterController } from './write-letter.controller.js';

/** Letters of a case and the letterhead. Needs `CoreModule`, `WebModule` and `ChildrenModule.forRoot`. */
@Module({
  imports: [CasesModule, FactRecordingModule, AuthorityModule],
  // "new" is asked for before a letter of that name.
  controllers: [WriteLetterController, LetterStepsController, DocumentsController, LetterheadController],
  providers: [LetterPdf, LetterPlaces, LetterRecorder, Recording],
})
export class LettersModule {}
