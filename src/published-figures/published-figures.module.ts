import { Module } from '@nestjs/common';
import { PublishedFigures } from './published-figures.service.js';

/** What the Department for Education published. Needs `ChildrenModule.forRoot` and commands. */
@Module({ providers: [PublishedFigures], exports: [PublishedFigures] })
export class PublishedFiguresModule {}
