// Loaded before the Action: waiting a second takes a tenth of one. No limit of time is shorter, because machines are busy.
const speed = 10;

const { setTimeout: setRealTimeout } = globalThis;
globalThis.setTimeout = (action, delay = 0, ...rest) => setRealTimeout(action, delay / speed, ...rest);
