import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Permissions = Readonly<Record<string, string>>;
export type Texts = Readonly<Record<string, unknown>>;

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Texts;
}

export interface Job {
  readonly uses?: string;
  readonly with?: Texts;
  readonly steps?: readonly Step[];
  readonly permissions?: Permissions;
  readonly outputs?: Texts;
  readonly 'timeout-minutes'?: unknown;
  readonly strategy?: { readonly matrix?: unknown };
  readonly if?: string;
}

export interface Input {
  readonly type: string;
  readonly required: boolean;
}

export interface Trigger {
  readonly inputs?: Readonly<Record<string, Input>>;
  readonly outputs?: Texts;
}

export interface Workflow {
  readonly name: string;
  readonly on: {
    readonly workflow_call?: Trigger;
    readonly workflow_dispatch?: Trigger | null;
    readonly schedule?: readonly { readonly cron: string; readonly timezone?: string }[];
  };
  readonly permissions?: Permissions;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface File {
  readonly path: string;
  readonly text: string;
  readonly workflow: Workflow;
}

export function filesIn(folder: string): File[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      return { path, text, workflow: parse(text) as Workflow };
    });
}

export function jobsOf({ workflow }: File): Job[] {
  return Object.values(workflow.jobs);
}

export function stepsOf(file: File): Step[] {
  return jobsOf(file).flatMap(({ steps = [] }) => steps);
}
