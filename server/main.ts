// One bundle for Node and for web workers: most of it is the engine, and the extension would carry it twice.
if (typeof process === 'object' && process.versions?.node !== undefined) void import('./node.js');
else void import('./worker.js');

export {};
