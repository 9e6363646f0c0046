export const id = 227;
export const ids = [227];
export const modules = {

  4227:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    metricsEvent: () => (  metricsEvent),
    metricsStream: () => (  metricsStream),
    putMetricsEvent: () => (  putMetricsEvent)
  });
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(303);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
const UNITS = {
    LagSeconds: 'Seconds',
    RecordsRead: 'Count',
    RecordsWritten: 'Count',
    RecordsLost: 'Count',
    BytesWritten: 'Bytes',
    DurationSeconds: 'Seconds',
    Complete: 'None',
    Failed: 'None',
};
const METRICS_NAMESPACE = 'LogFerry';
function metricsEvent({ at, mode, name, kind, figures }) {
    const known = Object.entries(UNITS).filter(([metric]) => metric in figures);
    const dimensions = { Mode: mode, Name: name, ...(kind === undefined ? {} : { Kind: kind }) };
    return JSON.stringify({
        _aws: {
            Timestamp: at,
            CloudWatchMetrics: [
                {
                    Namespace: METRICS_NAMESPACE,
                    Dimensions: [Object.keys(dimensions)],
                    Metrics: known.map(([Name, Unit]) => ({ Name, Unit })),
                },
            ],
        },
        ...dimensions,
        ...figures,
    });
}
function metricsStream(repository, workflow) {
    return `log-ferry/${repository}/${workflow}`.replaceAll(/[:*]/g, '-').slice(0, 512);
}
const MAX_THROTTLES = 5;
const THROTTLE_PAUSE_MS = 1000;
async function putMetricsEvent(clients, clock, event) {
    for (let tries = 1;; tries += 1) {
        try {
            await put(clients.once, event);
            return;
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7) || error.ambiguous || tries > MAX_THROTTLES)
                throw error;
            if (error.code === 'ResourceNotFoundException')
                await createStream(clients.retrying, event);
            else if (error.retryable)
                await clock.sleep(tries * THROTTLE_PAUSE_MS);
            else
                throw error;
        }
    }
}
async function put(client, { group, stream, at, message }) {
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__  .Aw4({
        logGroupName: group,
        logStreamName: stream,
        logEvents: [{ timestamp: at, message }],
    });
    const on = { call: 'logs:PutLogEvents', resource: `log stream ${stream} of ${group}`, onceOnly: true };
    const { rejectedLogEventsInfo } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => client.send(command));
    if (rejectedLogEventsInfo !== undefined)
        throw new Error(`CloudWatch Logs accepted no event in ${group}: ${JSON.stringify(rejectedLogEventsInfo)}`);
}
async function createStream(client, { group, stream }) {
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__  .EQC({ logGroupName: group, logStreamName: stream });
    try {
        await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)({ call: 'logs:CreateLogStream', resource: `log group ${group}` }, () => client.send(command));
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7 && error.code === 'ResourceAlreadyExistsException'))
            throw error;
    }
}


  })

};
