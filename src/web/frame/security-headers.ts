import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { WebOptions } from '../web-options.js';

const nothing = ["'none'"];

/** Headers of every answer, whatever its status: only our own styles and images, scripts by nonce alone, no framing. */
export function securityHeaders({ https }: Pick<WebOptions, 'https'>): readonly RequestHandler[] {
  return [
    giveNonce,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: nothing,
          scriptSrc: [(_request, response) => `'nonce-${nonceOf(response as Response)}'`],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: nothing,
          baseUri: nothing,
          objectSrc: nothing,
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      xFrameOptions: { action: 'deny' },
    }),
  ];
}

/** Pages hold children's data: no browser, proxy or back button may keep them. */
export function keepNothing(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

function giveNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals['cspNonce'] = randomBytes(16).toString('base64');
  response.setHeader(
    'Permissions-Policy',
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  );
  next();
}

const nonceOf = (response: Response): string => response.locals['cspNonce'] as string;
