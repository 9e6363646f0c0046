export const id = 48;
export const ids = [48];
export const modules = {

  7048:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    endingOfJobs: () => (  endingOfJobs)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
const needsSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    result: valibot__WEBPACK_IMPORTED_MODULE_1__  .KIO(['success', 'failure', 'cancelled', 'skipped']),
    outputs: valibot__WEBPACK_IMPORTED_MODULE_1__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP()), {}),
}));
function endingOfJobs(needs, given, host) {
    const jobs = Object.entries(jobsOf(needs));
    if (!given.isOn('failure-issue')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .xL([
            {
                subject: 'needs',
                expected: '`failure-issue: true` beside it',
                found: 'it alone',
                fix: 'Add `failure-issue: true`, or remove `needs`.',
            },
        ]);
    }
    const failures = jobs
        .filter(([, { result }]) => result === 'failure' || result === 'cancelled')
        .map(([name, { result }]) => `The job ${name} ended with ${result}; its log says why.`);
    const complete = failures.length === 0 && jobs.every(([, { outputs }]) => outputs['complete'] !== 'false');
    host.output('complete', String(complete));
    host.info(failures.length === 0 ? 'No job before this one failed.' : failures);
    return { failures, complete };
}
function jobsOf(given) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__  .xLC(valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .qFJ(), needsSchema), given);
    if (parsed.success)
        return parsed.output;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .xL([
        {
            subject: 'needs',
            expected: 'the context `needs` as JSON',
            found: `${given.slice(0, 60)} (${parsed.issues[0].message})`,
            fix: 'Write needs: ${{ toJSON(needs) }} in a job that has `needs:` itself.',
        },
    ]);
}


  })

};
