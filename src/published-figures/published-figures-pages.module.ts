import { Module } from '@nestjs/common';
import { Recording } from '../api/recording.service.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { PublishedFiguresController } from './published-figures.controller.js';
import { PublishedFiguresModule } from './published-figures.module.js';
import { PublishedImportsController } from './published-imports.controller.js';

/** The pages of published figures. Needs commands, projector and access besides. */
@Module({
  imports: [PublishedFiguresModule],
  controllers: [PublishedImportsController, PublishedFiguresController],
  providers: [Recording, StaffDirectory],
})
export class PublishedFiguresPagesModule {}
