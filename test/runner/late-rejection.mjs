// Loaded before the Action: leaves a promise to fail with nobody looking, with a text that a runner would obey.
const waiting = setInterval(() => {
  if (process.listenerCount('unhandledRejection') === 0) return;
  clearInterval(waiting);
  void Promise.reject(new Error('from a dependency: ##[add-mask]e\n::set-env name=PATH::/tmp\r::error::x'));
}, 0);
