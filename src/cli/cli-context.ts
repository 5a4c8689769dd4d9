import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { configFrom } from '../config.js';
import type { Config } from '../config.js';
import { CoreModule } from '../core.module.js';
import type { CoreOptions } from '../core.module.js';
import type { Actor } from '../../workflows/kernel/fact.js';

/** Who stands in the log as the author of what the command line records. */
export const cliActor: Actor = { id: 'command-line', role: 'administrator' };

export interface Session {
  readonly config: Config;
  readonly get: INestApplicationContext['get'];
}

/** Stands for the command line where Nest wants a module. */
@Module({})
class CommandLineModule {}

/** Runs work with the application's own services, and closes every file afterwards, whatever happens. */
export async function withServices<Result>(
  options: CoreOptions & { readonly imports?: (config: Config) => readonly (Type | DynamicModule)[] },
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const config = configFrom(process.env);
  const application = await NestFactory.createApplicationContext(
    { module: CommandLineModule, imports: [CoreModule.forRoot(config, options), ...(options.imports?.(config) ?? [])] },
    { logger: false, abortOnError: false },
  );
  try {
    return await work({ config, get: application.get.bind(application) });
  } finally {
    await application.close();
  }
}
