import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { Sen2ImportService } from '../sen2/sen2-import.service.js';
import { ImportEvidence } from './import-evidence.service.js';
import { ImportFiles } from './import-files.js';
import { ImportRegister } from './import-register.js';
import { ImportRunner } from './import-runner.service.js';
import { ImportSettings } from './import-settings.js';
import { ImportsController } from './imports.controller.js';
import { UploadStorage } from './upload-storage.js';

export interface ImportsOptions extends ImportSettings {
  readonly dataFolder: string;
}

/** Imports of a SEN2 return from the pages. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({})
export class ImportsModule {
  static forRoot({ dataFolder, limitBytes }: ImportsOptions): DynamicModule {
    const files = new ImportFiles(dataFolder);
    return {
      module: ImportsModule,
      imports: [
        MulterModule.register({
          storage: new UploadStorage(files),
          // Names of files come as UTF-8 from every browser of today.
          defParamCharset: 'utf8',
          limits: { fileSize: limitBytes, files: 1, fields: 2, parts: 3, fieldSize: 1_000, headerPairs: 50 },
        }),
      ],
      controllers: [ImportsController],
      providers: [
        { provide: ImportFiles, useValue: files },
        { provide: ImportRegister, useFactory: () => new ImportRegister(dataFolder) },
        { provide: ImportSettings, useValue: { limitBytes } },
        ImportEvidence,
        ImportRunner,
        Sen2ImportService,
        StaffDirectory,
      ],
    };
  }
}
