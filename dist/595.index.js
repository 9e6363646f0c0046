export const id = 595;
export const ids = [595];
export const modules = {

  4595:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    draw: () => (  draw)
  });
  var echarts_dist_echarts_common_min_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5879);
function draw(drawing, size) {
    const chart = echarts_dist_echarts_common_min_js__WEBPACK_IMPORTED_MODULE_0__.init(null, null, { renderer: 'svg', ssr: true, ...size });
    try {
        chart.setOption({ animation: false, useUTC: true, ...drawing });
        return chart.renderToSVGString();
    }
    finally {
        chart.dispose();
    }
}


  })

};
