import { Module } from '@nestjs/common';
import { PublishedFigures } from './published-figures.service.js';
import { PublishedWords } from './published-words.service.js';

/** What the Department for Education published, and its words beside our figures. Needs `ChildrenModule.forRoot` and commands. */
@Module({ providers: [PublishedFigures, PublishedWords], exports: [PublishedFigures, PublishedWords] })
export class PublishedFiguresModule {}
