export const id = 97;
export const ids = [97];
export const modules = {

  2379:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    JO: () => (  parsePostStepTask),
    h5: () => (  cancelLeftTask),
    wh: () => (  serializePostStepTask)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
  var _task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3869);


const leftSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ region: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), taskId: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP() });
function serializePostStepTask(task) {
    return JSON.stringify(task);
}
function parsePostStepTask(text) {
    return text === '' ? undefined : valibot__WEBPACK_IMPORTED_MODULE_1__  .qgA(leftSchema, JSON.parse(text));
}
const CANCEL_TIMEOUT_MS = 30_000;
async function cancelLeftTask({ logs, clock }, { taskId }) {
    const tasks = new _task_js__WEBPACK_IMPORTED_MODULE_0__  .zq(logs, clock);
    const found = await tasks.find(taskId);
    if (found === undefined || !(0,_task_js__WEBPACK_IMPORTED_MODULE_0__  .$m)(found) || found.status === 'PENDING_CANCEL') {
        return `Export task ${taskId} has already ended.`;
    }
    const end = await tasks.cancel(taskId, CANCEL_TIMEOUT_MS);
    return end === 'cancelled'
        ? `Cancelled export task ${taskId} of ${found.logGroup}.`
        : `Export task ${taskId} has already ended.`;
}


  }),

  3869:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $m: () => (  isActive),
    _Z: () => (  SlotTakenError),
    yW: () => (  isOf),
    zq: () => (  ExportTasks)
  });
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(303);
  var _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
const OF_GROUP = /^(AccessDenied|AccessDeniedException|ResourceNotFoundException)$/;
class SlotTakenError extends Error {
    constructor() {
        super('Another export task is active.');
        this.name = 'SlotTakenError';
    }
}
const DESCRIBES_PER_SECOND = 4;
const PAGE = 50;
const PASSING = /^(OperationAbortedException|ServiceUnavailableException)$/;
const ACTIVE = ['PENDING', 'RUNNING', 'PENDING_CANCEL'];
const ENDS = ['COMPLETED', 'FAILED', 'CANCELLED'];
function isActive({ status }) {
    return status === 'PENDING' || status === 'RUNNING' || status === 'PENDING_CANCEL';
}
class ExportTasks {
    #client;
    #once;
    #clock;
    #describeTurns;
    #history;
    constructor(clients, clock) {
        this.#client = clients.retrying;
        this.#once = clients.once;
        this.#clock = clock;
        this.#describeTurns = new _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_1__  .v(clock, DESCRIBES_PER_SECOND);
    }
    async active(signal) {
        for (const statusCode of ACTIVE) {
            const [task] = await this.#described({ statusCode }, signal);
            if (task !== undefined)
                return task;
        }
        return undefined;
    }
    async find(id, signal) {
        try {
            return (await this.#described({ taskId: id }, signal))[0];
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7 && error.code === 'ResourceNotFoundException')
                return undefined;
            throw error;
        }
    }
    async endedAs(request, since, signal) {
        if (this.#history === undefined || this.#history.askedAt <= since) {
            const history = { askedAt: this.#clock.monotonic(), tasks: this.#ended(signal) };
            this.#history = history;
            history.tasks.catch(() => {
                if (this.#history === history)
                    this.#history = undefined;
            });
        }
        const tasks = await this.#history.tasks;
        return tasks.filter((task) => isOf(task, request)).sort((a, b) => a.createdAt - b.createdAt);
    }
    async #ended(signal) {
        const all = [];
        for (const statusCode of ENDS)
            all.push(...(await this.#described({ statusCode }, signal)));
        return all;
    }
    async create(request, timeout) {
        const { name, logGroup, streamPrefix, from, to, bucket, prefix } = request;
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__  .plc({
            taskName: name,
            logGroupName: logGroup,
            ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
            from,
            to: to - 1,
            destination: bucket,
            destinationPrefix: prefix,
        });
        const on = { call: 'logs:CreateExportTask', resource: `log group ${logGroup}`, onceOnly: true };
        try {
            const { taskId = '' } = await this.#once.send(command, { requestTimeout: timeout });
            return taskId;
        }
        catch (cause) {
            const concerns = OF_GROUP.test(cause instanceof Error ? cause.name : '') ? 'partition' : 'run';
            throw understood((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { ...on, concerns }));
        }
    }
    async cancel(id, timeout) {
        const on = { call: 'logs:CancelExportTask', resource: `export task ${id}` };
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__  .lOg({ taskId: id });
        try {
            await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(command, { abortSignal: AbortSignal.timeout(timeout) }));
            return 'cancelled';
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7 && error.code === 'InvalidOperationException')
                return 'finished';
            throw error;
        }
    }
    async #described(selection, signal) {
        const on = { call: 'logs:DescribeExportTasks', resource: 'the export tasks of this account' };
        const options = signal === undefined ? {} : { abortSignal: signal };
        const { statusCode } = selection;
        const tasks = [];
        let nextToken;
        do {
            await this.#describeTurns.turn(signal);
            signal?.throwIfAborted();
            const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__  .Nok({ ...selection, limit: PAGE, nextToken });
            const page = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(command, options), signal);
            const heeds = ({ status }) => (status?.code ?? statusCode) === (statusCode ?? status?.code);
            tasks.push(...(page.exportTasks ?? []).filter(heeds).map(read));
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return tasks;
    }
}
function isOf(task, request) {
    const { name, logGroup, from, to, bucket, prefix } = request;
    const isSamePlace = task.bucket === bucket && task.prefix === prefix;
    return (task.name === name && task.logGroup === logGroup && task.from === from && task.to === to && isSamePlace);
}
function understood(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7))
        return error;
    if (error.code === 'LimitExceededException')
        return new SlotTakenError();
    if (!PASSING.test(error.code ?? ''))
        return error;
    const { call, resource, message, cause } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7(message, { call, resource, cause, retryable: true });
}
function read(task) {
    const { taskId = '', taskName = '', logGroupName = '', from = 0, to = 0, destination = '' } = task;
    return {
        id: taskId,
        name: taskName,
        logGroup: logGroupName,
        from,
        to: to + 1,
        bucket: destination,
        ...readState(task),
    };
}
function readState({ destinationPrefix = '', status, executionInfo, }) {
    return {
        prefix: destinationPrefix,
        status: status?.code ?? 'PENDING',
        message: status?.message ?? '',
        createdAt: executionInfo?.creationTime ?? 0,
        completedAt: executionInfo?.completionTime,
    };
}


  }),

  2097:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    afterCancel: () => (  afterCancel)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6585);
  var _export_tasks_post_step_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2379);
  var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7700);
  var _sign_in_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(653);
async function afterCancel(host) {
    try {
        const left = (0,_export_tasks_post_step_task_js__WEBPACK_IMPORTED_MODULE_2__  .JO)(host.state(_run_js__WEBPACK_IMPORTED_MODULE_3__  .j9));
        if (left === undefined)
            return;
        const { repository, runId } = host.environment;
        const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__  .TL)(host.input, { repository, runId, now: Date.now() });
        const aws = (0,_sign_in_js__WEBPACK_IMPORTED_MODULE_4__  .J)({ ...inputs, region: left.region }, host);
        await (0,_sign_in_js__WEBPACK_IMPORTED_MODULE_4__  .a)(aws, inputs, host);
        host.info(await (0,_export_tasks_post_step_task_js__WEBPACK_IMPORTED_MODULE_2__  .h5)({ logs: await aws.logs(), clock: host.clock }, left));
    }
    catch (error) {
        host.warning(`The export task of the cancelled run could not be cancelled: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(error)}`);
    }
}


  })

};
