import { Module } from '@nestjs/common';
import { Recording } from '../api/recording.service.js';
import { KeptFormsModule } from '../kept-forms/kept-forms.module.js';
import { CaseFormsController } from './case-forms.controller.js';
import { CaseStandings } from './case-standings.service.js';
import { NewRequestController } from './new-request.controller.js';
import { NewRequestFlow } from './new-request-flow.service.js';
import { ProcessFormsController } from './process-forms.controller.js';
import { RecordingFlow } from './recording-flow.service.js';
import { Situations } from './situations.service.js';

/** Every form that records something about an assessment, a plan or a dispute. Needs `CoreModule`, `WebModule` and `ChildrenModule.forRoot`. */
@Module({
  imports: [KeptFormsModule],
  controllers: [NewRequestController, CaseFormsController, ProcessFormsController],
  providers: [Situations, CaseStandings, RecordingFlow, NewRequestFlow, Recording],
  exports: [RecordingFlow],
})
export class RecordingModule {}
