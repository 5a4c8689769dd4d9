import { Module } from '@nestjs/common';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { DueBoard } from './due-board.service.js';
import { DueWorkController } from './due-work.controller.js';

/** The list of due work. Needs `ChildrenModule.forRoot`, commands, projector and access. */
@Module({ controllers: [DueWorkController], providers: [DueBoard, StaffDirectory], exports: [DueBoard] })
export class WorkListModule {}
