import { expect, test } from 'vitest';
import { problemFromNpm } from './problem.mjs';

test.for([
  ['npm error code ENOTFOUND\nnpm error network request to a registry failed', /internet/],
  ['npm error code EAI_AGAIN', /internet/],
  ['npm error code ENOSPC\nnpm error syscall write', /disk is full/],
  ['npm error code EACCES\nnpm error syscall mkdir', /owner/],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate/],
  ['npm error code E404\nnpm error 404 Not Found', /mirror/],
  ['npm error code EINTEGRITY', /cache clean/],
  [
    'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.',
    /npm install/,
  ],
  ['npm error something new', /what npm says above/],
])('%s says what to do next', ([output = '', advice]) => {
  const problem = problemFromNpm(output as string);
  expect(problem.en).toMatch(advice as RegExp);
  expect(problem.zh).toMatch(/请/);
  expect(problem.detail).toBe(output);
});
