/**
 * The inner loops of the encoder, in AssemblyScript for WebAssembly: sixteen bytes at a time, where JavaScript takes
 * four, and nothing allocated. `npm run package` compiles them into src/encode/kernel-code.ts.
 */
export { cut } from './cut';
export { deflate, deflateNext } from './deflate';
export { nested, text } from './escape';
export { begin, commit, event, lines } from './lines';
export { piece, record } from './record';
export { scan } from './scan';
export { snappy } from './snappy';
