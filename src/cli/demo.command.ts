import type { Command } from 'commander';
import type { Output } from './output.js';

export function demoCommand(_program: Command, _output: Output): void {
  // filled in when the case record service stands
}
