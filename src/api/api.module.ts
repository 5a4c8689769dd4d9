import { Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { AuthorityApiController } from '../authority/authority.api-controller.js';
import { AuthorityModule } from '../authority/authority.module.js';
import { ChildrenApiController } from '../children/children.api-controller.js';
import { RequestsApiController } from '../children/requests.api-controller.js';
import { ApiDocument } from './api-document.js';
import { CaseLists } from './case-lists.service.js';
import { CasesApiController } from './cases.api-controller.js';
import { DocsApiController } from './docs.api-controller.js';
import { factApiController } from './fact-api-controller.js';
import { FactRecordingModule } from './fact-recording.module.js';
import { factWorkflows } from './fact-workflows.js';
import { SessionApiController } from './session.api-controller.js';
import { Recording } from './recording.service.js';

/** The JSON interface under `/api`. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [FactRecordingModule, AuthorityModule],
  controllers: [
    DocsApiController,
    SessionApiController,
    CasesApiController,
    RequestsApiController,
    ChildrenApiController,
    ...factWorkflows.map(factApiController),
    AuthorityApiController,
  ],
  providers: [ApiDocument, CaseLists, Recording],
  exports: [CaseLists, Recording],
})
export class ApiModule {}

/** Makes `/api/docs` describe the application; call it before the application listens. */
export function describeApi(app: INestApplication): void {
  app.get(ApiDocument).describe(app);
}
