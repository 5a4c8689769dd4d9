import { Module } from '@nestjs/common';
import { NeedsAssessmentRecorder } from './needs-assessment-recorder.service.js';

/** Recording on needs assessments. Needs `ChildrenModule.forRoot`, commands and keys. */
@Module({ providers: [NeedsAssessmentRecorder], exports: [NeedsAssessmentRecorder] })
export class NeedsAssessmentsModule {}
