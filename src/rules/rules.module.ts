import { Module } from '@nestjs/common';
import { RulesController } from './rules.controller.js';

/** Pages about the law itself. Needs `CommandsModule` and `WebModule`. */
@Module({ controllers: [RulesController] })
export class RulesModule {}
