import { Module } from '@nestjs/common';
import { AuthorityRecorder } from './authority-recorder.service.js';

/** Changing an authority's settings. Needs commands. */
@Module({ providers: [AuthorityRecorder], exports: [AuthorityRecorder] })
export class AuthorityModule {}
