import { Global, Module } from '@nestjs/common';
import { RedisConnection } from '../redis/redis-connection.js';
import { KeptAnswers } from '../web/forms/kept-answers.js';
import { WebOptions } from '../web/web-options.js';
import { KeptFormStore } from './kept-form-store.js';
import { KeptFormsController } from './kept-forms.controller.js';
import { KeptForms } from './kept-forms.service.js';
import { RedisKeptFormStore } from './redis-kept-form-store.js';
import { SqliteKeptFormStore } from './sqlite-kept-form-store.js';

/** What people have typed and not yet recorded. Needs `KeysModule` and `WebModule`; global, so that error pages can keep it. */
@Global()
@Module({
  controllers: [KeptFormsController],
  providers: [
    KeptForms,
    { provide: KeptAnswers, useExisting: KeptForms },
    {
      provide: KeptFormStore,
      // With the sessions: every process that serves the same people finds the same forms.
      useFactory: ({ dataFolder, now }: WebOptions, redis?: RedisConnection) =>
        redis === undefined ? new SqliteKeptFormStore(dataFolder, now) : new RedisKeptFormStore(redis, now),
      inject: [WebOptions, { token: RedisConnection, optional: true }],
    },
  ],
  exports: [KeptForms, KeptAnswers],
})
export class KeptFormsModule {}
