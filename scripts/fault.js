import process from 'node:process';

/** Ends a program that writes files, where what it reads is wrong: says where and what to do, without a stack trace. */
export function fault(message) {
  console.error(message);
  process.exit(1);
}
