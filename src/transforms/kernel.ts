import { KERNEL_CODE } from './kernel-code.js';

/** What kernel/escape.ts exports; addresses and lengths are in bytes of the memory. */
export interface KernelCode {
  text(from: number, length: number, to: number): number;
  nested(from: number, length: number, to: number): number;
  plain(from: number, length: number, to: number): number;
  /** Fields and spans are tables in the memory, as kernel/escape.ts describes them. */
  record(...at: readonly [fields: number, spans: number, count: number, input: number, to: number]): number;
  takeAdded(): number;
}

const FUNCTIONS = ['text', 'nested', 'plain', 'record', 'takeAdded'] as const;

/** The inner loops of the encoder, over a memory. */
export function kernelCode(memory: WebAssembly.Memory): KernelCode {
  const module = new WebAssembly.Module(Buffer.from(KERNEL_CODE, 'base64'));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isKernelCode(exports))
    throw new Error('The kernel lacks one of its functions: run `npm run package`.');
  return exports;
}

function isKernelCode(exports: object): exports is KernelCode {
  return FUNCTIONS.every((name) => typeof Reflect.get(exports, name) === 'function');
}
