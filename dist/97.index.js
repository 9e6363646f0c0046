export const id = 97;
export const ids = [97];
export const modules = {

/***/ 1371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ae: () => (/* binding */ printLeftTask),
/* harmony export */   h5: () => (/* binding */ cancelLeftTask),
/* harmony export */   s3: () => (/* binding */ parseLeftTask)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3869);


const leftSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ region: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), taskId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
function printLeftTask(task) {
    return JSON.stringify(task);
}
/** `undefined` where nothing was left. */
function parseLeftTask(text) {
    return text === '' ? undefined : valibot__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qgA(leftSchema, JSON.parse(text));
}
const CANCEL_TIMEOUT_MS = 30_000;
/** Cancels a task that its run could not cancel any more; hands back what to tell about it. */
async function cancelLeftTask({ logs, clock }, { taskId }) {
    const tasks = new _task_js__WEBPACK_IMPORTED_MODULE_0__/* .ExportTasks */ .zq(logs, clock);
    const found = await tasks.find(taskId);
    if (found === undefined || !(0,_task_js__WEBPACK_IMPORTED_MODULE_0__/* .isActive */ .$m)(found) || found.status === 'PENDING_CANCEL') {
        return `Export task ${taskId} has ended already.`;
    }
    const end = await tasks.cancel(taskId, CANCEL_TIMEOUT_MS);
    return end === 'cancelled'
        ? `Cancelled export task ${taskId} of ${found.logGroup}.`
        : `Export task ${taskId} has ended already.`;
}


/***/ }),

/***/ 3869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ isActive),
/* harmony export */   _Z: () => (/* binding */ SlotTakenError),
/* harmony export */   yW: () => (/* binding */ isOf),
/* harmony export */   zq: () => (/* binding */ ExportTasks)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(303);
/* harmony import */ var _engine_pace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);



/** The group is refused, or gone, for itself; what else is refused is the destination, which all windows have. */
const OF_GROUP = /^(AccessDenied|AccessDeniedException|ResourceNotFoundException)$/;
/** Another task is active: AWS has one a time for each account and Region. Nothing was created. */
class SlotTakenError extends Error {
    constructor() {
        super('Another export task is active.');
        this.name = 'SlotTakenError';
    }
}
/** DescribeExportTasks: 5 calls a second for each account and Region (CloudWatch Logs quotas); one is left to others. */
const DESCRIBES_PER_SECOND = 4;
/** DescribeExportTasks API: at most 50 a page. */
const PAGE = 50;
/** Refusals of CreateExportTask that pass by themselves. */
const PASSING = /^(OperationAbortedException|ServiceUnavailableException)$/;
/**
 * In the order of a task's life: whoever asks for one status after the other misses no task that goes on in between.
 * (One that is being cancelled holds the slot, too.)
 */
const ACTIVE = ['PENDING', 'RUNNING', 'PENDING_CANCEL'];
const ENDS = ['COMPLETED', 'FAILED', 'CANCELLED'];
function isActive({ status }) {
    return status === 'PENDING' || status === 'RUNNING' || status === 'PENDING_CANCEL';
}
/** The export tasks of an account and Region. */
class ExportTasks {
    #client;
    /** Tries once: whether an unanswered create was done is looked into, not repeated blindly. */
    #once;
    #clock;
    #describeTurns;
    #history;
    constructor(clients, clock) {
        this.#client = clients.retrying;
        this.#once = clients.once;
        this.#clock = clock;
        this.#describeTurns = new _engine_pace_js__WEBPACK_IMPORTED_MODULE_1__/* .Pace */ .o(clock, DESCRIBES_PER_SECOND);
    }
    /** The task that holds the slot, if any shows. */
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
            // AWS answers with an empty list; others say that there is no such task.
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 && error.code === 'ResourceNotFoundException')
                return undefined;
            throw error;
        }
    }
    /**
     * Tasks of exactly this request that have ended, oldest first: a run made one and died before it wrote it down. To be
     * asked after `active`, or a task that ends in between is missed. `since` (by the monotonic clock) is when nobody
     * else could create one any more: AWS selects tasks by no name, so what was listed after it answers for all windows.
     */
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
    /** Creates the task, and hands back its id. An error may be `ambiguous`: then the task may be there all the same. */
    async create(request, timeout) {
        const { name, logGroup, streamPrefix, from, to, bucket, prefix } = request;
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__/* .CreateExportTaskCommand */ .plc({
            taskName: name,
            logGroupName: logGroup,
            ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
            from,
            // `to` is inclusive (CreateExportTask API: events with a later timestamp are not exported).
            to: to - 1,
            destination: bucket,
            destinationPrefix: prefix,
        });
        const on = { call: 'logs:CreateExportTask', resource: `log group ${logGroup}`, onceOnly: true };
        try {
            const { taskId = '' } = await this.#once.send(command, { abortSignal: AbortSignal.timeout(timeout) });
            return taskId;
        }
        catch (cause) {
            const concerns = OF_GROUP.test(cause instanceof Error ? cause.name : '') ? 'partition' : 'run';
            throw understood((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { ...on, concerns }));
        }
    }
    /** `finished`: it was too late to cancel. */
    async cancel(id, timeout) {
        const on = { call: 'logs:CancelExportTask', resource: `export task ${id}` };
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__/* .CancelExportTaskCommand */ .lOg({ taskId: id });
        try {
            await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#client.send(command, { abortSignal: AbortSignal.timeout(timeout) }));
            return 'cancelled';
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 && error.code === 'InvalidOperationException')
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
            const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__/* .DescribeExportTasksCommand */ .Nok({ ...selection, limit: PAGE, nextToken });
            const page = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#client.send(command, options), signal);
            // Not every endpoint heeds the selection.
            const heeds = ({ status }) => (status?.code ?? statusCode) === (statusCode ?? status?.code);
            tasks.push(...(page.exportTasks ?? []).filter(heeds).map(read));
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return tasks;
    }
}
/** Whether a task is the one that this request makes: the name alone could be anybody's. */
function isOf(task, request) {
    const { name, logGroup, from, to, bucket, prefix } = request;
    const isSamePlace = task.bucket === bucket && task.prefix === prefix;
    return (task.name === name && task.logGroup === logGroup && task.from === from && task.to === to && isSamePlace);
}
function understood(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7))
        return error;
    if (error.code === 'LimitExceededException')
        return new SlotTakenError();
    if (!PASSING.test(error.code ?? ''))
        return error;
    const { call, resource, message, cause } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(message, { call, resource, cause, retryable: true });
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


/***/ }),

/***/ 2097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   afterCancel: () => (/* binding */ afterCancel)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1659);
/* harmony import */ var _export_tasks_left_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1371);
/* harmony import */ var _platform_clock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6832);
/* harmony import */ var _post_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2408);
/* harmony import */ var _sign_in_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(159);






/** The safety net of a cancelled export: ends the task that the run was killed beside. Does nothing when all is well. */
async function afterCancel(host) {
    try {
        const left = (0,_export_tasks_left_task_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLeftTask */ .s3)(host.state(_post_state_js__WEBPACK_IMPORTED_MODULE_5__/* .POST_STATE */ .j));
        if (left === undefined)
            return;
        const { repository, runId } = host.environment;
        const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .TL)(host.input, { repository, runId, now: Date.now() });
        const aws = (0,_sign_in_js__WEBPACK_IMPORTED_MODULE_4__/* .awsOf */ .J)({ ...inputs, region: left.region }, host);
        await (0,_sign_in_js__WEBPACK_IMPORTED_MODULE_4__/* .signIn */ .a)(aws, inputs, host);
        host.info(await (0,_export_tasks_left_task_js__WEBPACK_IMPORTED_MODULE_2__/* .cancelLeftTask */ .h5)({ logs: await aws.logs(), clock: _platform_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m }, left));
    }
    catch (error) {
        // The workflow was cancelled: there is nobody whom a failure would help, and the next run finds the task.
        host.warning(`The export task of the cancelled run could not be ended: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
}


/***/ })

};
