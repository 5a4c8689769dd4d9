import { Module } from '@nestjs/common';
import { FeedbackRows } from './feedback-rows.service.js';
import { FeedbackController } from './feedback.controller.js';

/** The summary of what families say. Needs `ChildrenModule.forRoot`, commands, projector and access. */
@Module({ controllers: [FeedbackController], providers: [FeedbackRows] })
export class FeedbackModule {}
