import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

@Controller()
class BareController {
  @Get()
  page(): string {
    return '<!doctype html><html lang="en"><title>Empty</title></html>';
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

/** The framework with one empty page and nothing else: what any page costs at least. */
export async function barePage(): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(BareModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  return app;
}
