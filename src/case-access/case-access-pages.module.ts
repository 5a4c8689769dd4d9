import { Module } from '@nestjs/common';
import { Recording } from '../api/recording.service.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { BreakGlassController } from './break-glass.controller.js';
import { BreakGlass } from './break-glass.service.js';
import { RestrictionController } from './restriction.controller.js';
import { RestrictionFlow } from './restriction-flow.service.js';

/** Restricting a case, opening one under break-glass, and reviewing that. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  controllers: [RestrictionController, BreakGlassController],
  providers: [RestrictionFlow, BreakGlass, Recording, StaffDirectory],
})
export class CaseAccessPagesModule {}
