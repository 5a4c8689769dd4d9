import { Controller, Get, Header, NotFoundException, Param, Req, Res, UseFilters } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { RequireSignIn } from '../access/access.decorators.js';
import { ApiDocument } from './api-document.js';
import { ApiErrorFilter } from './api-error.filter.js';
import { commandKinds } from './command-catalogue.js';
import type { CatalogueEntry } from './command-catalogue.js';

const require = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger/package.json'));
const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
const files: readonly string[] = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** What the JSON interface offers, for programs and for people. Scripts run by nonce under the policy of every page. */
@ApiTags('about')
@Controller('api')
@UseFilters(ApiErrorFilter)
@RequireSignIn()
export class DocsApiController {
  constructor(private readonly document: ApiDocument) {}

  @Get('commands')
  @ApiOperation({ operationId: 'listCommands', summary: 'Every command with its fields' })
  commands(): { readonly commands: readonly CatalogueEntry[] } {
    return {
      commands: commandKinds.map(({ workflow, type, records, help, path, fields }) => ({
        workflow,
        type,
        records,
        help,
        path,
        fields,
      })),
    };
  }

  @Get('docs-json')
  @ApiExcludeEndpoint()
  json(): OpenAPIObject {
    return this.document.get();
  }

  @Get('docs')
  @ApiExcludeEndpoint()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(@Req() request: Request, @Res({ passthrough: true }) response: Response): string {
    return docsPage(String(response.locals['cspNonce'] ?? ''), request.session.csrfToken ?? '');
  }

  @Get('docs/:file')
  @ApiExcludeEndpoint()
  file(@Param('file') file: string, @Res() response: Response): void {
    if (!files.includes(file)) throw new NotFoundException();
    response.sendFile(join(folder, file), { cacheControl: false });
  }
}

function docsPage(nonce: string, token: string): string {
  // The token travels in the page, as it does in every form: a request tried from here then counts as ours.
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API of the EHC tracker</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<noscript><p>This page needs JavaScript. The description for programs is at <a href="/api/docs-json">/api/docs-json</a>.</p></noscript>
<script nonce="${nonce}" src="/api/docs/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">
SwaggerUIBundle({
  url: '/api/docs-json',
  dom_id: '#docs',
  deepLinking: false,
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers['x-csrf-token'] = ${JSON.stringify(token).replaceAll('<', '\\u003c')};
    return request;
  },
});
</script>
</body>
</html>
`;
}
