/** The library types its modules; its build of the common charts has the same functions. */
declare module 'echarts/dist/echarts.common.min.js' {
  import type { init } from 'echarts/core';

  const echarts: { readonly init: typeof init };
  // As Node and the bundler hand over what a CommonJS module exports.
  // eslint-disable-next-line import-x/no-default-export -- that is how the library is
  export default echarts;
}
