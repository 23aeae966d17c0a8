// Loaded before the Action: its clock runs ten times as fast, so that waiting a second takes a tenth of one.
const speed = 10;

const { setTimeout: setRealTimeout } = globalThis;
globalThis.setTimeout = (action, delay = 0, ...rest) => setRealTimeout(action, delay / speed, ...rest);

const realTimeout = AbortSignal.timeout;
AbortSignal.timeout = (delay) => realTimeout.call(AbortSignal, Math.ceil(delay / speed));

const realNow = performance.now.bind(performance);
performance.now = () => realNow() * speed;
