import { Module } from '@nestjs/common';
import { FactRecorder } from './fact-recorder.service.js';

/** Recording facts of assessments, plans and disputes. Needs `ChildrenModule.forRoot`, commands and keys. */
@Module({ providers: [FactRecorder], exports: [FactRecorder] })
export class FactRecordingModule {}
