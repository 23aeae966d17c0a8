// Loaded before the Action: fails as soon as the Action listens to failures, with a text that a runner would obey.
const waiting = setInterval(() => {
  if (process.listenerCount('uncaughtException') === 0) return;
  clearInterval(waiting);
  throw new Error('from a dependency: ##[add-mask]e\n::set-env name=PATH::/tmp\r::error::x');
}, 0);
