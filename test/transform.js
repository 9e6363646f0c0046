/** Strips the types of a module for jest, which keeps the results; `npm run types` checks them. */
import { transformSync } from 'esbuild';

/** @type {import('@jest/transform').SyncTransformer} */
export default {
  process(source, sourcefile, { transformerConfig }) {
    const { code, map } = transformSync(source, { ...transformerConfig, sourcefile });
    return { code, map: JSON.parse(map) };
  },
};
