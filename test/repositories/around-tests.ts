import { afterAll, inject } from 'vitest';
import { removeViews } from '../../src/platform/git-view.ts';

// What a user would say about a server of his own.
process.env['GIT_SSL_CAINFO'] = inject('gitServer').certificate;

afterAll(removeViews);
