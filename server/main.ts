// One bundle for both worlds: the engine is most of it, and an extension carries both.
if (typeof process === 'object' && process.versions?.node !== undefined) void import('./node.js');
else void import('./worker.js');

export {};
